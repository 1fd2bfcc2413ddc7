// Rules about the front matter of one post: a file, a line in both lists here, and a case file
// each.
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
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 11> front_matter_rules{
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
};
// clang-format on

}  // namespace kiji::lint
