// Rules about what a post says of the rest of its site: a file, a line in both lists here, and a
// case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule tag_variant;
extern const Rule tag_slip;
extern const Rule tag_once;
extern const Rule category_unlike_folder;
extern const Rule title_used_twice;
extern const Rule excerpt_used_twice;
extern const Rule address_clash;
extern const Rule layout_missing;
extern const Rule author_unknown;
extern const Rule liquid_unknown_tag;
extern const Rule liquid_unknown_filter;
extern const Rule liquid_unclosed;
extern const Rule liquid_in_code;
extern const Rule link_broken;
extern const Rule image_missing;
extern const Rule anchor_broken;
extern const Rule post_url_broken;
extern const Rule liquid_file_missing;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 18> site_rules{
    &rules::tag_variant,
    &rules::tag_slip,
    &rules::tag_once,
    &rules::category_unlike_folder,
    &rules::title_used_twice,
    &rules::excerpt_used_twice,
    &rules::address_clash,
    &rules::layout_missing,
    &rules::author_unknown,
    &rules::liquid_unknown_tag,
    &rules::liquid_unknown_filter,
    &rules::liquid_unclosed,
    &rules::liquid_in_code,
    &rules::link_broken,
    &rules::image_missing,
    &rules::anchor_broken,
    &rules::post_url_broken,
    &rules::liquid_file_missing,
};
// clang-format on

}  // namespace kiji::lint
