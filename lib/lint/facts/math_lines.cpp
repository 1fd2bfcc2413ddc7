#include "lint/facts/math_lines.hpp"

#include <algorithm>

namespace kiji::lint {

std::vector<LineRange> math_lines(const Blocks& blocks) {
    std::vector<LineRange> ranges;
    for (const Block& block : blocks.all()) {
        if (block.kind == BlockKind::math)
            ranges.push_back({block.first_line, block.last_line});
    }
    return ranges;
}

const LineRange* range_at(const std::vector<LineRange>& ranges, std::size_t line) {
    const auto next = std::ranges::lower_bound(ranges, line, {}, &LineRange::last);
    return next != ranges.end() && next->contains(line) ? &*next : nullptr;
}

}  // namespace kiji::lint
