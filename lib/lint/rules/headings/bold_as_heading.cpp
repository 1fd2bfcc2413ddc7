// A line of bold text that is meant as a heading.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/headings/bold_as_markdownlint.hpp"
#include "lint/rules/headings/bold_heading.hpp"
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

/// From the first child of a node to its last.
Span inside(const Tree& tree, NodeId id) {
    Span span = tree[id + 1].span;
    for (const NodeId child : tree.children(id))
        span.end = tree[child].span.end;
    return span;
}

void report(const Document& doc, const BoldHeading& heading, int level, Findings& out) {
    const Tree& tree = doc.tree();
    const auto& [outer, strong, text, alone] = heading;
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
        if (const auto heading = bold_heading(doc, block))
            report(doc, *heading, level, out);
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
