// Blocks of math between lines of "$$", of which cmark-gfm knows nothing.
#pragma once

#include <cstddef>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {

struct LineRange {
    std::size_t first = 0;
    std::size_t last = 0;
    bool contains(std::size_t line) const { return first <= line && line <= last; }
};

/// From the opening to the closing line, in order. A block that is never closed is none. O(size).
std::vector<LineRange> find_math(const Document& doc, const Lines& lines);

/// The range that holds `line`; null where none does. O(log ranges).
const LineRange* range_at(const std::vector<LineRange>& ranges, std::size_t line);

}  // namespace kiji::lint
