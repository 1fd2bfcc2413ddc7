// TOML as values.
#pragma once

#include <cstddef>
#include <unordered_map>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::toml {

/// Where values stand in the file, by their addresses in the arena: the line and the column of the
/// key, or of the item of an array, both from 1 on.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
};
using Places = std::unordered_map<const Value*, Place>;

/// The table in `file`, in `arena`, keys in the order of the file; where `places` is given, adds
/// those of all values within it. A local date-time is one without
/// a zone, a local time is text. Error, with line and column: it is not TOML, or nested deeper than
/// `limits.yaml_depth`. Never throws. O(size).
Result<Value> read(const SourceFile& file, Arena& arena, const Limits& limits,
                   Places* places = nullptr);

}  // namespace kiji::toml
