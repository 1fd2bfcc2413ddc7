// Blocks of math between lines of "$$", of which cmark-gfm knows nothing.
#pragma once

#include <cstddef>
#include <vector>

#include "lint/facts/blocks.hpp"

namespace kiji::lint {

struct LineRange {
    std::size_t first = 0;
    std::size_t last = 0;
    bool contains(std::size_t line) const { return first <= line && line <= last; }
};

/// From the opening to the closing line, in order. O(blocks).
std::vector<LineRange> math_lines(const Blocks& blocks);

/// The range that holds `line`; null where none does. O(log ranges).
const LineRange* range_at(const std::vector<LineRange>& ranges, std::size_t line);

}  // namespace kiji::lint
