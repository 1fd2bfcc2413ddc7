// Bullets of one sign here and of another there.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rules/blocks/blocks.hpp"
#include "lint/rules/blocks/list_items.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 5> styles{"consistent", "asterisk", "plus", "dash",
                                                 "sublist"};

char sign_of(std::string_view style) {
    return style == "dash" ? '-' : (style == "plus" ? '+' : '*');
}

/// A sign that a list within one of `sign` differs by.
char other_than(char sign) {
    return sign == '-' ? '+' : (sign == '+' ? '*' : '-');
}

/// How many lists hold `block`.
std::size_t depth_of(const Blocks& blocks, std::uint32_t block) {
    std::size_t depth = 0;
    for (std::uint32_t at = blocks[block].parent; at != no_block; at = blocks[at].parent)
        depth += is_list(blocks[at].kind) ? 1U : 0U;
    return depth;
}

void check(const Document& doc, Findings& out) {
    const Blocks& blocks = out.blocks();
    const std::string_view style = out.options().text("style");
    char wanted = style == "consistent" ? '\0' : sign_of(style);
    std::vector<char> by_depth;  // with `sublist`; 0: not seen yet
    for (const ListItems& list : lists_of(blocks)) {
        if (blocks[list.list].kind != BlockKind::bullet_list ||
            is_placeholder(blocks, blocks[list.list]))
            continue;
        const std::size_t depth = style == "sublist" ? depth_of(blocks, list.list) : 0;
        if (by_depth.size() <= depth)
            by_depth.resize(depth + 1, '\0');
        for (const std::uint32_t item : list.items) {
            const Span marker = blocks.items()[item].marker;
            const char sign = doc.text()[marker.begin];
            if (style == "sublist") {
                if (by_depth[depth] == '\0')
                    by_depth[depth] =
                        depth > 0 && sign == by_depth[depth - 1] ? other_than(sign) : sign;
                wanted = by_depth[depth];
            } else if (wanted == '\0') {
                wanted = sign;
            }
            if (sign != wanted)
                out.add({
                    .span = marker,
                    .message = fmt::format("bullet is {} where {} is used", sign, wanted),
                    .help = fmt::format("use {}", wanted),
                    .fix = {{marker, std::string(1, wanted)}},
                    // Two lists side by side are two because of their signs.
                    .safety = Safety::unsafe,
                });
        }
    }
}

constexpr std::array options{
    Option{.name = "style",
           .summary = "which sign; sublist: another one for each depth",
           .standard = std::string_view("consistent"),
           .choices = styles},
};

}  // namespace

constinit const Rule rules::inconsistent_bullet{
    .name = "inconsistent-bullet",
    .code = "MD004",
    .also = "ul-style",
    .tags = "bullet ul",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Bullets differ in their sign",
    .why =
        "A reader of the source takes another sign for another kind of list; and where it changes "
        "within one list, Markdown makes two lists of it.",
    .bad = "* snow\n* ice\n\nAnd then:\n\n- rain\n",
    .good = "* snow\n* ice\n\nAnd then:\n\n* rain\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
