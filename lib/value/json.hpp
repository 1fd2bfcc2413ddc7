// JSON as values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::json {

/// The document in `file`, in `arena`. A key that comes again replaces the value of the first, at
/// its place in the order. A whole number beyond 64 bits becomes text of its digits. Error, with
/// line and column: it is not JSON, or nested deeper than `limits.yaml_depth`. Never throws.
/// O(size).
Result<Value> read(const SourceFile& file, Arena& arena, const Limits& limits);

/// Appends `text` as a JSON string with its quotes. Control characters, also DEL, C1 and
/// bidirectional ones, are escaped so that the output is harmless on a terminal; an ill-formed byte
/// becomes U+FFFD. O(size).
void append_string(std::string& out, std::string_view text);

enum class Layout : std::uint8_t {
    one_line,  // compact
    lines,     // a member or item on each, indented by two
};

/// `value` as JSON (RFC 8259), without a line end behind it. Dates are text as `print` has them;
/// what JSON has no word for (infinities, ranges, drops) is null; keys are text, other values than
/// texts as they would be written alone. Recurses as deep as `value` is. O(size).
std::string write(const Value& value, Layout layout);

}  // namespace kiji::json
