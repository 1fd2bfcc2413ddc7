// Rules about headings, and the text as a whole: a file, a line in both lists here, and a case file
// each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule heading_increment;
extern const Rule bold_as_heading;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 2> headings_rules{
    &rules::heading_increment,
    &rules::bold_as_heading,
};
// clang-format on

}  // namespace kiji::lint
