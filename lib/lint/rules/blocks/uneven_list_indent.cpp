// Items of one list that are not indented alike.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/list_items.hpp"

namespace kiji::lint {
namespace {

Span to_prefix_end(const Blocks& blocks, const ListItem& item) {
    return {blocks.line_span(item.line).begin, prefix_of(item).end};
}

void check_bullets(const Blocks& blocks, const ListItems& list, Findings& out) {
    const std::size_t wanted = indent_of(blocks, blocks.items()[list.items[0]]);
    for (const std::uint32_t id : list.items) {
        const ListItem& item = blocks.items()[id];
        const std::size_t indent = indent_of(blocks, item);
        if (indent != wanted)
            out.add({
                .span = to_prefix_end(blocks, item),
                .message = fmt::format("item is indented by {}, the first one of its list by {}",
                                       indent, wanted),
                .help = fmt::format("indent it by {}", wanted),
            });
    }
}

/// Numbers may also stand with their ends in one column.
void check_numbers(const Blocks& blocks, const ListItems& list, Findings& out) {
    const std::size_t wanted = indent_of(blocks, blocks.items()[list.items[0]]);
    std::size_t wanted_end = 0;
    bool by_end = false;
    for (const std::uint32_t id : list.items) {
        const ListItem& item = blocks.items()[id];
        const std::size_t indent = indent_of(blocks, item);
        const std::size_t width = item.value.size() + 1;
        const std::size_t end = indent + width;
        if (wanted_end == 0)
            wanted_end = end;
        if (indent == wanted && !by_end)
            continue;
        if (end == wanted_end) {
            by_end = true;
            continue;
        }
        const std::size_t right = by_end ? (wanted_end > width ? wanted_end - width : 0) : wanted;
        const std::size_t begin = blocks.line_span(item.line).begin + std::min(indent, right);
        out.add({
            .span = to_prefix_end(blocks, item),
            .message = by_end
                           ? fmt::format("number ends in column {}, that of the first item in {}",
                                         end, wanted_end)
                           : fmt::format("item is indented by {}, the first one of its list by {}",
                                         indent, wanted),
            .help = fmt::format("indent it by {}", right),
            .fix = {{span_of(begin, begin + (indent > right ? indent - right : 0)),
                     std::string(right > indent ? right - indent : 0, ' ')}},
            .safety = Safety::unsafe,
        });
    }
}

void check(const Document&, Findings& out) {
    const Blocks& blocks = out.blocks();
    for (const ListItems& list : lists_of(blocks)) {
        if (blocks[list.list].kind == BlockKind::bullet_list)
            check_bullets(blocks, list, out);
        else
            check_numbers(blocks, list, out);
    }
}

}  // namespace

constinit const Rule rules::uneven_list_indent{
    .name = "uneven-list-indent",
    .code = "MD005",
    .also = "list-indent",
    .tags = "bullet ul indentation",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Items of a list are indented differently",
    .why =
        "One blank more or less decides whether an item belongs to the list or to the item above "
        "it, and programs that render Markdown draw that line at different places.",
    .bad = "1. snow\n 2. ice\n3. rain\n",
    .good = "1. snow\n2. ice\n3. rain\n",
    .check = check,
};

}  // namespace kiji::lint
