// Blank lines between two quotes.
#include <vector>

#include "lint/facts/blocks.hpp"
#include "lint/rules/blocks/blocks.hpp"

namespace kiji::lint {
namespace {

/// True where an item begins on a line from `first` to `last`: what stands before and behind it
/// belongs to different items. `item` moves on with the calls.
bool item_begins(const Blocks& blocks, std::uint32_t list, std::uint32_t first, std::uint32_t last,
                 std::size_t& item) {
    const auto items = blocks.items();
    while (item < items.size() && items[item].line < first)
        ++item;
    for (std::size_t i = item; i < items.size() && items[i].line <= last; ++i) {
        if (items[i].list == list)
            return true;
    }
    return false;
}

void check(const Document&, Findings& out) {
    const Blocks& blocks = out.blocks();
    const auto all = blocks.all();
    std::vector<std::uint32_t> previous(all.size() + 1, no_block);  // by parent; the last: none
    std::size_t item = 0;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const Block& block = all[i];
        const std::size_t parent = block.parent == no_block ? all.size() : block.parent;
        const std::uint32_t before = previous[parent];
        previous[parent] = i;
        if (block.kind != BlockKind::quote || before == no_block ||
            all[before].kind != BlockKind::quote || all[before].last_line + 1 >= block.first_line ||
            blocks.is_within(i, BlockKind::quote) || blocks.is_within(i, BlockKind::footnote) ||
            item_begins(blocks, block.parent, all[before].last_line + 1, block.first_line, item))
            continue;
        for (std::uint32_t line = all[before].last_line + 1; line < block.first_line; ++line)
            out.add({
                .span = blocks.line_span(line),
                .message = "blank line between two quotes",
                .help = "begin it with > to make them one, or put text between them",
            });
    }
}

}  // namespace

constinit const Rule rules::split_quote{
    .name = "split-quote",
    .code = "MD028",
    .also = "no-blanks-blockquote",
    .tags = "blockquote whitespace",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Blank line between two quotes",
    .why =
        "Some programs make one quote of the two, others show two: say which you mean by > on the "
        "blank line, or by text between them.",
    .bad = "> It snowed.\n\n> Then it was white.\n",
    .good = "> It snowed.\n>\n> Then it was white.\n",
    .check = check,
};

}  // namespace kiji::lint
