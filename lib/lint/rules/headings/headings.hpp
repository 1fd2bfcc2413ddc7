// Rules about headings, and the text as a whole: a file, a line in both lists here, and a case file
// each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule heading_increment;
extern const Rule heading_style_mixed;
extern const Rule heading_space_missing;
extern const Rule heading_space_repeated;
extern const Rule closed_heading_space_missing;
extern const Rule closed_heading_space_repeated;
extern const Rule heading_blanks_missing;
extern const Rule heading_indented;
extern const Rule heading_repeated;
extern const Rule title_heading_repeated;
extern const Rule heading_punctuated;
extern const Rule bold_as_heading;
extern const Rule top_heading_missing;
extern const Rule headings_not_as_required;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 14> headings_rules{
    &rules::heading_increment,
    &rules::heading_style_mixed,
    &rules::heading_space_missing,
    &rules::heading_space_repeated,
    &rules::closed_heading_space_missing,
    &rules::closed_heading_space_repeated,
    &rules::heading_blanks_missing,
    &rules::heading_indented,
    &rules::heading_repeated,
    &rules::title_heading_repeated,
    &rules::heading_punctuated,
    &rules::bold_as_heading,
    &rules::top_heading_missing,
    &rules::headings_not_as_required,
};
// clang-format on

}  // namespace kiji::lint
