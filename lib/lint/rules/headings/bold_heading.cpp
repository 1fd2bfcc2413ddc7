#include "lint/rules/headings/bold_heading.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

/// A line of a terminal: what is longer is a sentence that somebody stresses.
constexpr std::size_t longest_heading = 80;

/// markdownlint's list for MD036, and what may close a quotation behind it.
bool ends_as_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 13> marks{".",  ",",  ";",  ":",  "!",  "?", "。",
                                                     "，", "、", "；", "：", "！", "？"};
    constexpr std::array<std::string_view, 8> closing{"」", "』", "”", "’", "\"", "'", ")", "）"};
    const auto ends_with_any = [&text](const auto& list) {
        for (const std::string_view end : list) {
            if (text.ends_with(end))
                return end.size();
        }
        return std::size_t{0};
    };
    for (std::size_t size = ends_with_any(closing); size > 0; size = ends_with_any(closing))
        text.remove_suffix(size);
    return ends_with_any(marks) > 0;
}

/// The strong node of bold text (also inside emphasis) that is nothing but words on one line;
/// no_node for anything else.
NodeId bold_words(const Tree& tree, NodeId id) {
    if (tree[id].kind == Kind::emphasis && id + 1 < tree[id].end &&
        tree[id + 1].end == tree[id].end)
        return bold_words(tree, id + 1);
    if (tree[id].kind != Kind::strong || tree[id].end == id + 1)
        return markdown::no_node;
    for (NodeId below = id + 1; below < tree[id].end; ++below) {
        const Kind kind = tree[below].kind;
        if (kind != Kind::text && kind != Kind::code && kind != Kind::emphasis)
            return markdown::no_node;
    }
    return id;
}

/// A caption, "(source: the web)", is none.
bool reads_as_heading(std::string_view text) {
    return text.find_first_not_of(' ') != std::string_view::npos && !text.starts_with('(') &&
           !text.starts_with("（") && !ends_as_sentence(text) &&
           display_width(text) <= longest_heading;
}

/// True where bold text stands on the first line of a paragraph and a whole one below it: not a
/// signature, not the ":   meaning" or "{: .class}" of kramdown.
bool stands_above_text(const Document& doc, NodeId paragraph, NodeId bold) {
    const Tree& tree = doc.tree();
    if (tree[tree[bold].end].kind != Kind::soft_break)
        return false;
    const std::string below = prose::reader_text(doc, paragraph, std::array{tree[bold].span});
    return !below.starts_with(':') && prose::ends_sentence(below) &&
           display_width(below) > display_width(tree.plain_text(bold));
}

}  // namespace

std::optional<BoldHeading> bold_heading(const Document& doc, NodeId block) {
    const Tree& tree = doc.tree();
    const NodeId outer = tree.first_child(block);
    if (tree[block].kind != Kind::paragraph || outer == markdown::no_node)
        return std::nullopt;
    const NodeId strong = bold_words(tree, outer);
    if (strong == markdown::no_node || doc.has_liquid(tree[outer].span))
        return std::nullopt;
    const NodeId behind = tree[outer].end;
    const bool alone = behind == tree[block].end;
    // A heading has something to head.
    if (alone ? behind == tree[Tree::root].end : !stands_above_text(doc, block, outer))
        return std::nullopt;
    std::string text = tree.plain_text(strong);
    if (!reads_as_heading(text) || prose::is_marker(doc.file().slice(tree[outer].span)))
        return std::nullopt;
    return BoldHeading{outer, strong, std::move(text), alone};
}

}  // namespace kiji::lint
