// Tables without blank lines around them.
#include "lint/rules/blocks/blank_lines.hpp"
#include "lint/rules/blocks/blocks.hpp"

namespace kiji::lint {
namespace {

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    BlankLines lines(doc, out, "table");
    for (const Block& block : blocks.all()) {
        if (block.kind != BlockKind::table)
            continue;
        if (!lines.above_is_clear(block.first_line))
            lines.tell_above(block.first_line, blocks.quote_prefix(block.first_line),
                             Safety::unsafe);
        if (!lines.below_is_clear(block.last_line))
            lines.tell_below(block.last_line, blocks.quote_prefix(block.last_line), Safety::unsafe);
    }
}

}  // namespace

constinit const Rule rules::crowded_table{
    .name = "crowded-table",
    .code = "MD058",
    .also = "blanks-around-tables",
    .tags = "table",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "No blank line above or below a table",
    .why = "kramdown shows a table right below text as text, with its pipes in the line.",
    .bad = "Sizes:\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    .good = "Sizes:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    .check = check,
};

}  // namespace kiji::lint
