// The items of each list together, and what rules about lists ask of them.
#pragma once

#include <span>
#include <vector>

#include "lint/facts/blocks.hpp"

namespace kiji::lint {

/// The items of one list, by their place in Blocks::items().
struct ListItems {
    std::uint32_t list = no_block;
    std::vector<std::uint32_t> items;
};

/// The lists of a document with their items, in order of their first lines. O(items).
std::vector<ListItems> lists_of(const Blocks& blocks);

/// Where the prefix of an item begins and ends: number, marker and blanks.
inline Span prefix_of(const ListItem& item) {
    const Span first = item.value.empty() ? item.marker : item.value;
    return {first.begin, item.blanks.end};
}

/// What stands on the line before the item: its indent, and prefixes of quotes.
inline std::size_t indent_of(const Blocks& blocks, const ListItem& item) {
    return prefix_of(item).begin - blocks.line_span(item.line).begin;
}

/// True where kramdown puts a table of contents in the place of the list: `{:toc}` follows.
bool is_placeholder(const Blocks& blocks, const Block& list);

/// True where the width of a prefix decides nothing: a list of single lines that all begin at the
/// left edge, with nothing behind it that could belong to it. O(items).
bool is_flat(const Blocks& blocks, const ListItems& list);

}  // namespace kiji::lint
