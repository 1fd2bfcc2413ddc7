// What a filter is: a row of documentation and a function.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "liquid/answer.hpp"
#include "liquid/dialect.hpp"

namespace kiji::liquid {

class Render;

/// Arguments behind the input: the positional ones in order. Where some are named ("allow_false:
/// true"), one object behind them holds all of those, as Ruby passes them.
using Arguments = std::span<const Value>;

/// Works out `input | name: arguments`. As many arguments as the row allows; an object of named
/// ones counts as one. What is made lives in render.arena(); strings and arrays whose size the
/// template chooses ask render.affords() first. Input and arguments may be a drop or a range.
using FilterFunction = Answer (*)(const Value& input, Arguments arguments, Render& render);

struct FilterRow {
    std::string_view name;
    std::string_view signature;  // "truncate: LENGTH = 50, ELLIPSIS = '...'"
    std::string_view summary;    // one line, imperative, no full stop
    FilterFunction apply;
    std::uint8_t least = 0;  // arguments, without the input
    std::uint8_t most = 0;
    Known known = Known::in_both;
};

/// `most` of a filter that takes any number.
inline constexpr std::uint8_t any_number = 255;

}  // namespace kiji::liquid
