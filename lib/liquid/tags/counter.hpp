// What {% increment %} and {% decrement %} share: a counter that is no variable of assign.
#pragma once

#include "liquid/render.hpp"

namespace kiji::liquid {

/// Adds `step` to the counter of that name, which begins with the value of the data, else 0. Gives
/// the value before and after. Nothing, and render.failed(), where it is no number.
struct Count {
    Value before;
    Value after;
};
std::optional<Count> count(Name name, int step, Render& render);

}  // namespace kiji::liquid
