// What the scan of a document's blocks fills.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lint/facts/blocks.hpp"

namespace kiji::lint {

struct BlockLists {
    std::vector<Block> blocks;
    std::vector<ListItem> items;
    std::vector<Prefix> prefixes;
    std::vector<QuoteBlanks> quote_blanks;
    std::vector<TableRow> rows;

    std::uint32_t add(BlockKind kind, std::uint32_t parent, std::uint32_t line, Span start) {
        blocks.push_back({.kind = kind,
                          .parent = parent,
                          .first_line = line,
                          .last_line = line,
                          .content_line = line,
                          .start = start});
        return static_cast<std::uint32_t>(blocks.size() - 1);
    }
};

/// What goes for a whole scan.
struct ScanSetup {
    bool knows_jekyll = false;
    std::span<const Span> definitions{};  // the link definitions of the document, sorted
    std::uint32_t line_count = 0;         // one past the last line
    bool ends_with_line_end = false;
};

}  // namespace kiji::lint
