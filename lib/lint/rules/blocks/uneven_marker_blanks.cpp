// Blanks between the marker of a list item and its text.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/list_items.hpp"

namespace kiji::lint {
namespace {

std::size_t wanted_blanks(const Options& options, bool ordered, bool single) {
    const std::int64_t wanted = ordered ? options.integer(single ? "ol_single" : "ol_multi")
                                        : options.integer(single ? "ul_single" : "ul_multi");
    return wanted > 0 ? static_cast<std::size_t>(wanted) : 1;
}

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    for (const ListItems& list : lists_of(blocks)) {
        const Block& block = blocks[list.list];
        const bool single = block.last_line - block.first_line + 1 == list.items.size();
        const std::size_t wanted =
            wanted_blanks(out.options(), block.kind == BlockKind::ordered_list, single);
        std::optional<bool> flat;
        for (const std::uint32_t id : list.items) {
            const ListItem& item = blocks.items()[id];
            if (item.empty || item.blanks.size() == wanted)
                continue;
            if (!flat)
                flat = wanted == 1 && is_flat(blocks, list);
            const std::string_view blanks = doc.file().slice(item.blanks);
            out.add({
                .span = prefix_of(item),
                .message = fmt::format("{} blanks behind the marker of a list item, not {}",
                                       item.blanks.size(), wanted),
                .help = fmt::format("leave {}", wanted),
                .fix = {{item.blanks, std::string(wanted, ' ')}},
                .safety = *flat && blanks.find('\t') == blanks.npos ? Safety::safe : Safety::unsafe,
            });
        }
    }
}

constexpr std::array options{
    Option{.name = "ul_single",
           .summary = "blanks in a bullet list of single lines",
           .standard = std::int64_t{1}},
    Option{.name = "ol_single",
           .summary = "blanks in a numbered list of single lines",
           .standard = std::int64_t{1}},
    Option{.name = "ul_multi",
           .summary = "blanks in a bullet list with items of several lines",
           .standard = std::int64_t{1}},
    Option{.name = "ol_multi",
           .summary = "blanks in a numbered list with items of several lines",
           .standard = std::int64_t{1}},
};

}  // namespace

constinit const Rule rules::uneven_marker_blanks{
    .name = "uneven-marker-blanks",
    .code = "MD030",
    .also = "list-marker-space",
    .tags = "ol ul whitespace",
    .severity = Severity::info,
    .fixes = Fixes::safe,
    .summary = "Blanks behind the marker of a list item differ from what is set",
    .why = "Further lines of an item must be indented by as much as its text: one blank is easy.",
    .bad = "-   It snowed.\n",
    .good = "- It snowed.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
