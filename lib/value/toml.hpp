// TOML as values.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::toml {

/// The table in `file`, in `arena`, keys in the order of the file. A local date-time is one without
/// a zone, a local time is text. Error, with line and column: it is not TOML, or nested deeper than
/// `limits.yaml_depth`. Never throws. O(size).
Result<Value> read(const SourceFile& file, Arena& arena, const Limits& limits);

}  // namespace kiji::toml
