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
extern const Rule file_name_date;
extern const Rule file_date_impossible;
extern const Rule file_name_dropped;
extern const Rule date_in_future;
extern const Rule date_without_zone;
extern const Rule draft_published;
extern const Rule post_unpublished;
extern const Rule title_not_text;
extern const Rule title_edge_blank;
extern const Rule title_too_long;
extern const Rule description_too_long;
extern const Rule description_repeats_title;
extern const Rule word_count_off;
extern const Rule tag_twice;
extern const Rule unknown_key;
extern const Rule lang_unknown;
extern const Rule schema_mismatch;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 28> front_matter_rules{
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
    &rules::file_name_date,
    &rules::file_date_impossible,
    &rules::file_name_dropped,
    &rules::date_in_future,
    &rules::date_without_zone,
    &rules::draft_published,
    &rules::post_unpublished,
    &rules::title_not_text,
    &rules::title_edge_blank,
    &rules::title_too_long,
    &rules::description_too_long,
    &rules::description_repeats_title,
    &rules::word_count_off,
    &rules::tag_twice,
    &rules::unknown_key,
    &rules::lang_unknown,
    &rules::schema_mismatch,
};
// clang-format on

}  // namespace kiji::lint
