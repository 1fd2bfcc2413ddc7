// A line of bold text that is meant as a heading.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/headings/bold_as_markdownlint.hpp"
#include "lint/rules/headings/headings.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::array options{Option{
    .name = "punctuation",
    .summary = "signs at the end of a sentence: text that ends with one is no heading",
    .standard = std::string_view(".,;:!?。，；：！？"),
}};

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

/// From the first child of a node to its last.
Span inside(const Tree& tree, NodeId id) {
    Span span = tree[id + 1].span;
    for (const NodeId child : tree.children(id))
        span.end = tree[child].span.end;
    return span;
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

void report(const Document& doc, NodeId outer, NodeId strong, bool alone, int level,
            Findings& out) {
    const Tree& tree = doc.tree();
    const std::string text = tree.plain_text(strong);
    if (!reads_as_heading(text))
        return;
    const std::string marker(static_cast<std::size_t>(level), '#');
    const Span whole = tree[outer].span;
    const Span words = inside(tree, strong);
    out.add({
        .span = whole,
        .message = fmt::format("\"{}\" is bold text used as a heading{}", text,
                               alone ? "" : " and runs into the paragraph below it"),
        .help =
            fmt::format("write {} {}{}", marker, text, alone ? "" : " and a blank line below it"),
        .fix = {{{whole.begin, words.begin}, marker + " "},
                {{words.end, whole.end}, alone ? "" : "\n"}},
    });
}

void check(const Document& doc, Findings& out) {
    if (!out.knows_jekyll())
        return check_bold_as_markdownlint(doc, out);
    const Tree& tree = doc.tree();
    int level = 2;  // one below the heading above
    for (const NodeId block : tree.children(Tree::root)) {
        if (tree[block].kind == Kind::heading)
            level = std::min(tree.heading(block).level + 1, 6);
        const NodeId first = tree.first_child(block);
        if (tree[block].kind != Kind::paragraph || first == markdown::no_node)
            continue;
        const NodeId strong = bold_words(tree, first);
        if (strong == markdown::no_node || doc.has_liquid(tree[first].span))
            continue;
        const NodeId behind = tree[first].end;
        const bool alone = behind == tree[block].end;
        // A heading has something to head.
        if (alone ? behind != tree[Tree::root].end : stands_above_text(doc, block, first))
            report(doc, first, strong, alone, level, out);
    }
}

}  // namespace

constinit const Rule rules::bold_as_heading{
    .name = "bold-as-heading",
    .code = "MD036",
    .also = "no-emphasis-as-heading",
    .tags = "headings emphasis",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Bold text is used as a heading",
    .why =
        "It looks like a heading and is none: the table of contents, screen readers and links to a "
        "section pass it by. Directly above its paragraph it even becomes the beginning of the "
        "first "
        "sentence.",
    .bad = "**Winter**\n\nIt snowed.\n",
    .good = "## Winter\n\nIt snowed.\n\n**It snowed.**\n\nAll night.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
