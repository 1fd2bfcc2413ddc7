// Bullets that are not indented by as much as their depth asks for.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/list_items.hpp"

namespace kiji::lint {
namespace {

constexpr std::int64_t numbered = -1;

/// How many bullet lists hold `list`, up to the next quote; `numbered` where that is a list with
/// numbers, whose width decides the indent.
std::int64_t depth_of(const Blocks& blocks, std::uint32_t list) {
    std::int64_t depth = 0;
    for (std::uint32_t at = blocks[list].parent; at != no_block; at = blocks[at].parent) {
        if (blocks[at].kind == BlockKind::bullet_list)
            ++depth;
        else if (blocks[at].kind == BlockKind::ordered_list)
            return numbered;
        else if (blocks[at].kind == BlockKind::quote)
            break;
    }
    return depth;
}

/// Where the last prefix of a quote before `item` on its line ends, from the start of the line.
std::size_t quoted_until(const Blocks& blocks, const ListItem& item) {
    const auto prefixes = blocks.prefixes();
    const std::size_t begin = prefix_of(item).begin;
    auto at = std::ranges::upper_bound(prefixes, begin, {},
                                       [](const Prefix& prefix) { return prefix.span.begin; });
    while (at != prefixes.begin() && (--at)->line == item.line) {
        if (at->quote)
            return at->span.end - blocks.line_span(item.line).begin;
    }
    return 0;
}

/// An option of markdownlint's for which 0 is as good as nothing.
std::size_t count_or(std::int64_t value, std::size_t otherwise) {
    return value > 0 ? static_cast<std::size_t>(value) : otherwise;
}

void check(const Document&, Findings& out) {
    const Blocks& blocks = out.blocks();
    const Options& options = out.options();
    const std::size_t step = count_or(options.integer("indent"), 2);
    const std::size_t first =
        options.flag("start_indented")
            ? count_or(options.is_set("start_indent") ? options.integer("start_indent") : 0, step)
            : 0;
    constexpr std::size_t in_footnote = 4;
    std::uint32_t list = no_block;
    std::int64_t depth = 0;
    std::size_t base = 0;
    for (const ListItem& item : blocks.items()) {
        if (blocks[item.list].kind != BlockKind::bullet_list)
            continue;
        if (item.list != list) {
            list = item.list;
            depth = depth_of(blocks, list);
            base = first + (blocks.is_within(list, BlockKind::footnote) ? in_footnote : 0);
        }
        if (depth == numbered)
            continue;
        const std::size_t wanted = base + static_cast<std::size_t>(depth) * step;
        const std::size_t begin = prefix_of(item).begin;
        const std::size_t quoted = quoted_until(blocks, item);
        const std::size_t indent = indent_of(blocks, item) - quoted;
        if (indent == wanted)
            continue;
        const std::size_t edit = begin - indent;
        out.add({
            .span = span_of(blocks.line_span(item.line).begin, prefix_of(item).end),
            .message = fmt::format("bullet is indented by {}, not by {}", indent, wanted),
            .help = fmt::format("indent it by {}", wanted),
            .fix = {{span_of(edit, edit + (indent > wanted ? indent - wanted : 0)),
                     std::string(wanted > indent ? wanted - indent : 0, ' ')}},
            .safety = Safety::unsafe,
        });
    }
}

constexpr std::array options{
    Option{.name = "indent", .summary = "blanks for each depth", .standard = std::int64_t{2}},
    Option{.name = "start_indented",
           .summary = "whether the first depth is indented too",
           .standard = false},
    Option{.name = "start_indent",
           .summary = "blanks for the first depth, with start_indented",
           .standard = std::int64_t{2}},
};

}  // namespace

constinit const Rule rules::unexpected_list_indent{
    .name = "unexpected-list-indent",
    .code = "MD007",
    .also = "ul-indent",
    .tags = "bullet ul indentation",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Bullet is not indented as its depth asks for",
    .why =
        "Where each depth has its own column, an item that slipped to another depth is seen at "
        "once.",
    .bad = "- snow\n    - ice\n",
    .good = "- snow\n  - ice\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
