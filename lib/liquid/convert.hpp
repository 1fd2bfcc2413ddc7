// Values as text, numbers and truth, as Ruby turns one into the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "liquid/answer.hpp"
#include "liquid/dialect.hpp"
#include "liquid/expression.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

inline constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// What an output writes: nothing for nil, arrays as all their items in a row, objects as Ruby
/// inspects them, drops by what they are plainly. False, with `out` cut off somewhere, where it
/// would grow beyond `most` bytes.
bool append_text(std::string& out, const Value& value, Dialect dialect,
                 std::size_t most = unlimited);
/// Ruby's to_s, what filters take for text: the same, but arrays are inspected: ["a", 1].
bool append_string(std::string& out, const Value& value, std::size_t most = unlimited);
/// Ruby's inspect: text in quotes, nil as "nil".
bool append_inspected(std::string& out, const Value& value, std::size_t most = unlimited);

/// A drop as what it is plainly, all else as it is.
Value plain(const Value& value);

/// Ruby's to_i of nil, text and numbers; 0 for what has none. Held to 64 bits.
std::int64_t to_i(const Value& value);
/// Liquid's Utils.to_integer: what Integer(x.to_s) takes ("0x1F", " 1_000 "); held to 64 bits.
std::optional<std::int64_t> checked_integer(const Value& value);

/// Ruby's ==: 1 == 1.0, arrays item by item, objects in any order. Drops are equal to themselves,
/// or where they are plainly an array or object to one that is equal.
bool equal_loosely(const Value& a, const Value& b);
/// Ruby's <=>: nothing where the two have no order.
std::optional<int> order(const Value& a, const Value& b);

/// `x == blank` and `x == empty`.
bool is_blank(const Value& value);
bool is_empty(const Value& value);

/// The operator: text in text, an item in an array, a key in an object; else false.
Answer contains(const Value& left, const Value& right, Render& render);
/// < > <= >=: a boolean, nil where one side has no order, a fault where the two have none.
Answer compares(const Value& left, const Value& right, Condition::Operator comparison,
                Render& render);

/// "comparison of String with 1 failed", as Ruby says it.
std::string incomparable(const Value& a, const Value& b);

}  // namespace kiji::liquid
