// Following a name into the data: `post.tags[0].size`.
#pragma once

#include <optional>

#include "liquid/expression.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

class Render;

/// `object[key]`, as filters with a property ask for it: a member of an object or drop, an item of
/// an array by its number (from the end where it is negative). Nothing where there is none.
std::optional<Value> member_of(const Value& object, const Value& key);

/// What a lookup leads to; nil where it leads nowhere. With strict variables that is a fault.
Value follow(const Lookup& lookup, Render& render);

}  // namespace kiji::liquid
