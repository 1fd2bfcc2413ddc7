// JSON Schema, as much of it as front matter needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/value.hpp"

namespace kiji::lint {

/// Where a value does not fit: `value` is it, or the mapping that lacks a key or has one too many.
struct Mismatch {
    const Value* value = nullptr;
    bool at_key = false;  // the fault is the key of `value`, not the value
    std::string message;  // "is 7, more than 5", to be read after the key
    std::string help;
    std::string path;  // "header.image"; empty: the front matter as a whole
};

/// What is wrong with `value` by `schema`. Known: type (or a list of types), required, properties,
/// additionalProperties (false or a schema), items, enum, const, pattern (RE2), format (date,
/// date-time, uri), minLength, maxLength, minimum, maximum, minItems, maxItems, uniqueItems. What
/// else a schema says is passed by; so is a part of it that is no mapping. Lengths are code points.
/// A date is a text, too, for YAML makes dates of texts. O(value * schema), depth as YAML's.
std::vector<Mismatch> mismatches(const Value& value, const Value& schema);

}  // namespace kiji::lint
