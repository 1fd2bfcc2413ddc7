// What the scan of a document's blocks fills.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/facts/blocks.hpp"

namespace kiji::lint {

struct BlockLists {
    std::vector<Block> blocks;
    std::vector<ListItem> items;
    std::vector<Prefix> prefixes;
    std::vector<QuoteBlanks> quote_blanks;
    std::vector<TableRow> rows;
    std::vector<Span> lines;  // of paragraphs, headings and code, block by block

    std::uint32_t add(BlockKind kind, std::uint32_t parent, std::uint32_t line, Span start) {
        blocks.push_back({.kind = kind,
                          .parent = parent,
                          .first_line = line,
                          .last_line = line,
                          .content_line = line,
                          .start = start});
        return static_cast<std::uint32_t>(blocks.size() - 1);
    }
    /// Adds a line to the block that the last line went to, or to one that has none.
    void add_line(std::uint32_t block, Span line) {
        Block& owner = blocks[block];
        if (owner.lines_begin == owner.lines_end)
            owner.lines_begin = static_cast<std::uint32_t>(lines.size());
        lines.push_back(line);
        owner.lines_end = static_cast<std::uint32_t>(lines.size());
    }
};

/// What goes for a whole scan.
struct ScanSetup {
    bool knows_jekyll = false;
    std::string_view text{};       // of the file
    std::uint32_t line_count = 0;  // one past the last line
    bool ends_with_line_end = false;
};

}  // namespace kiji::lint
