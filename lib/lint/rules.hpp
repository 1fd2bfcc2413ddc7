// The table of rules: one list for each folder of rules/, in the order in which they are shown.
#pragma once

#include <algorithm>
#include <array>

#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/comments/comments.hpp"
#include "lint/rules/drafts/drafts.hpp"
#include "lint/rules/encoding/encoding.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "lint/rules/headings/headings.hpp"
#include "lint/rules/inlines/inlines.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {

template <std::size_t... Sizes>
constexpr auto joined(const std::array<const Rule*, Sizes>&... lists) {
    std::array<const Rule*, (Sizes + ...)> all{};
    auto end = all.begin();
    ((end = std::ranges::copy(lists, end).out), ...);
    return all;
}

inline constexpr auto table = joined(encoding_rules, front_matter_rules, site_rules, drafts_rules,
                                     headings_rules, whitespace_rules, blocks_rules, inlines_rules,
                                     japanese_rules, morphology_rules, comments_rules);

}  // namespace kiji::lint
