// Numbers in the arguments of loops.
#pragma once

#include <cstdint>

#include "liquid/render.hpp"

namespace kiji::liquid {

/// `limit` or `offset` of {% for %}; 0 for nil. Whatever is no whole number is a fault in Liquid 5;
/// in Liquid 4 only what has no to_i is.
std::int64_t loop_bound(const Expression& expression, Render& render);

/// An argument of {% tablerow %}: to_i, or a fault.
std::int64_t table_argument(const Expression& expression, Render& render);

}  // namespace kiji::liquid
