// JSON as values.
#pragma once

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

}  // namespace kiji::json
