// Blocks as whole lines, and what goes when they do. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "document/document.hpp"

namespace kiji::dedupe {

/// 0-based, both included.
struct Lines {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The lines that hold `block` and nothing else; nothing where it shares one with other text.
std::optional<Lines> lines_of(const Document& doc, Span block);

/// The bytes that go with `blocks`, which are sorted and disjoint: one span for each, without a gap
/// between those that follow one another. Of the blank lines around them so many stay that what
/// stands above and below is parted as it was; a file without a line end at its end stays so.
std::vector<Span> bytes_of(const Document& doc, std::span<const Lines> blocks);

}  // namespace kiji::dedupe
