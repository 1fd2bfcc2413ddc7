// Rules about drafts that a machine wrote piece by piece: a file, a line in both lists here, and a
// case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule chunk_marker;
extern const Rule sentence_cut;
extern const Rule repeated_opening;
extern const Rule conclusion_repeated;
extern const Rule heading_conventions_mixed;
extern const Rule literal_emphasis;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 6> drafts_rules{
    &rules::chunk_marker,
    &rules::sentence_cut,
    &rules::repeated_opening,
    &rules::conclusion_repeated,
    &rules::heading_conventions_mixed,
    &rules::literal_emphasis,
};
// clang-format on

}  // namespace kiji::lint
