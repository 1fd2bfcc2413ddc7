#include "lint/rules/blocks/list_items.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kiji::lint {

std::vector<ListItems> lists_of(const Blocks& blocks) {
    std::vector<ListItems> lists;
    std::vector<std::uint32_t> place(blocks.all().size(), no_block);  // in `lists`, by block
    for (std::size_t i = 0; i < blocks.items().size(); ++i) {
        const std::uint32_t list = blocks.items()[i].list;
        if (place[list] == no_block) {
            place[list] = static_cast<std::uint32_t>(lists.size());
            lists.push_back({.list = list, .items = {}});
        }
        lists[place[list]].items.push_back(static_cast<std::uint32_t>(i));
    }
    return lists;
}

bool is_placeholder(const Blocks& blocks, const Block& list) {
    return blocks.is_attributes(list.content_line + 1) &&
           blocks.line(list.content_line + 1).find("toc") != std::string_view::npos;
}

bool is_flat(const Blocks& blocks, const ListItems& list) {
    const Block& block = blocks[list.list];
    if (block.parent != no_block || block.content_line - block.first_line + 1 != list.items.size())
        return false;
    const bool at_edge = std::ranges::all_of(list.items, [&](std::uint32_t id) {
        const ListItem& item = blocks.items()[id];
        const Span line = blocks.line_span(item.line);
        const std::string_view text = blocks.line(item.line);
        // Another list in the item goes on with what is indented by as much as its own prefix.
        const std::string_view content = text.substr(item.blanks.end - line.begin);
        return indent_of(blocks, item) == 0 &&
               content.find_first_of("*+->[{:|#=`~$<0123456789") != 0;
    });
    std::uint32_t next = block.content_line + 1;
    while (next < blocks.line_count() && blocks.is_blank_line(next))
        ++next;
    const std::string_view behind = blocks.line(next);
    return at_edge && (next == blocks.line_count() || next > block.content_line + 1) &&
           (behind.empty() || (behind[0] != ' ' && behind[0] != '\t'));
}

}  // namespace kiji::lint
