// Which of the copies of a block stays. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include "dedupe/plan/plan.hpp"
#include "dedupe/plan/survey.hpp"

namespace kiji::dedupe {

/// For each block the copy that stays: itself, or another block that says the same and holds the
/// same links, images and code. Blocks that begin at an offset in `held` stay. Where all that
/// stands below a heading could go, and the copies that would stay have no heading or close a
/// section that holds more, those below the heading stay instead; `going` are blocks that are no
/// copies, but go as well; while it is empty, headings are not asked for. O(blocks log blocks) but
/// for posts built to be slow.
std::vector<std::size_t> choose_keepers(const Survey& survey, const RepairOptions& options,
                                        const std::set<std::uint32_t>& held,
                                        const std::vector<bool>& going);

}  // namespace kiji::dedupe
