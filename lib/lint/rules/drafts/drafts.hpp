// Rules about drafts that a machine wrote piece by piece: a file, a line in both lists here, and a
// case file each.
#pragma once

#include <array>

#include "lint/rule.hpp"

namespace kiji::lint {

namespace rules {
extern const Rule chunk_marker;
extern const Rule sentence_cut;
}  // namespace rules

// clang-format off
inline constexpr std::array<const Rule*, 2> drafts_rules{
    &rules::chunk_marker,
    &rules::sentence_cut,
};
// clang-format on

}  // namespace kiji::lint
