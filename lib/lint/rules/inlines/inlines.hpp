// Rules about links, images, emphasis, code and HTML in the text: a file, a line in both lists
// here, and a case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule reversed_link;
extern const Rule inline_html;
extern const Rule bare_url;
extern const Rule space_in_emphasis;
extern const Rule space_in_code;
extern const Rule space_in_link;
extern const Rule empty_link;
extern const Rule misspelt_name;
extern const Rule alt_text_missing;
extern const Rule emphasis_marker_mixed;
extern const Rule strong_marker_mixed;
extern const Rule broken_anchor;
extern const Rule reference_undefined;
extern const Rule definition_unused;
extern const Rule unwanted_link_style;
extern const Rule vague_link_text;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 16> inlines_rules{
    &rules::reversed_link,
    &rules::inline_html,
    &rules::bare_url,
    &rules::space_in_emphasis,
    &rules::space_in_code,
    &rules::space_in_link,
    &rules::empty_link,
    &rules::misspelt_name,
    &rules::alt_text_missing,
    &rules::emphasis_marker_mixed,
    &rules::strong_marker_mixed,
    &rules::broken_anchor,
    &rules::reference_undefined,
    &rules::definition_unused,
    &rules::unwanted_link_style,
    &rules::vague_link_text,
};
// clang-format on

}  // namespace kiji::lint
