// The table of rules: each has a file in rules/, a line in both lists here, and a case file.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule front_matter_missing;
extern const Rule front_matter_unclosed;
extern const Rule front_matter_syntax;
extern const Rule front_matter_not_mapping;
extern const Rule duplicate_key;
extern const Rule unquoted_value;
extern const Rule title_missing;
extern const Rule date_unreadable;
extern const Rule reading_time_off;
extern const Rule excerpt_template;
extern const Rule title_repeated;
extern const Rule chunk_marker;
extern const Rule sentence_cut;
extern const Rule heading_increment;
extern const Rule bold_as_heading;
extern const Rule trailing_space;
extern const Rule missing_final_newline;
extern const Rule unknown_suppression;
}  // namespace rules

/// In the order in which `kiji rules` shows them: front matter, text, layout, kiji itself.
// clang-format off
inline constexpr std::array table{
    &rules::front_matter_missing,
    &rules::front_matter_unclosed,
    &rules::front_matter_syntax,
    &rules::front_matter_not_mapping,
    &rules::duplicate_key,
    &rules::unquoted_value,
    &rules::title_missing,
    &rules::date_unreadable,
    &rules::reading_time_off,
    &rules::excerpt_template,
    &rules::title_repeated,
    &rules::chunk_marker,
    &rules::sentence_cut,
    &rules::heading_increment,
    &rules::bold_as_heading,
    &rules::trailing_space,
    &rules::missing_final_newline,
    &rules::unknown_suppression,
};
// clang-format on

}  // namespace kiji::lint
