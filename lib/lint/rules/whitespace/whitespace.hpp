// Rules about blanks, lines and code: a file, a line in both lists here, and a case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule trailing_space;
extern const Rule missing_final_newline;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 2> whitespace_rules{
    &rules::trailing_space,
    &rules::missing_final_newline,
};
// clang-format on

}  // namespace kiji::lint
