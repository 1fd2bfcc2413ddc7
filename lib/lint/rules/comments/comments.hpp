// Rules about comments that turn rules off: a file, a line in both lists here, and a case file
// each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule unknown_suppression;
extern const Rule unused_suppression;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 2> comments_rules{
    &rules::unknown_suppression,
    &rules::unused_suppression,
};
// clang-format on

}  // namespace kiji::lint
