// Lists without blank lines around them.
#include "lint/rules/blocks/blank_lines.hpp"
#include "lint/rules/blocks/blocks.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    BlankLines lines(doc, out, "list");
    const Block* above = nullptr;  // the block before, outside of all others
    for (std::uint32_t i = 0; i < blocks.all().size(); ++i) {
        const Block& block = blocks[i];
        const Block* before = above;
        if (block.parent == no_block)
            above = &block;
        if (!is_list(block.kind) || blocks.is_within_list(i))
            continue;
        if (!lines.above_is_clear(block.first_line))
            lines.tell_above(block.first_line, blocks.quote_prefix(block.first_line),
                             before != nullptr && block.parent == no_block &&
                                     lines.ends_by_itself(*before, block.first_line)
                                 ? Safety::safe
                                 : Safety::unsafe);
        if (!lines.below_is_clear(block.content_line))
            lines.tell_below(block.content_line, blocks.quote_prefix(block.content_line),
                             Safety::unsafe);
    }
}

}  // namespace

constinit const Rule rules::crowded_list{
    .name = "crowded-list",
    .code = "MD032",
    .also = "blanks-around-lists",
    .tags = "bullet ul ol blank_lines",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "No blank line above or below a list",
    .why =
        "kramdown without its GFM parser shows a list right below text as text, with its bullets "
        "in the line; and text right below a list goes on with its last item.",
    .bad = "It was cold:\n- snow\n- ice\n",
    .good = "It was cold:\n\n- snow\n- ice\n",
    .check = check,
};

}  // namespace kiji::lint
