// Some sections of a post have headings, others a line of bold text in their place.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/drafts/drafts.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::no_node;
using markdown::NodeId;
using markdown::Tree;

constexpr std::size_t longest_heading = 80;  // columns: what is longer is a sentence
constexpr int least = 2;                     // of bold lines: a single one may be stress

/// True where a block is nothing but bold text that reads as a heading, and text stands below it.
bool is_bold_heading(const Document& doc, NodeId block) {
    const Tree& tree = doc.tree();
    const NodeId strong = tree.first_child(block);
    if (tree[block].kind != Kind::paragraph || strong == no_node ||
        tree[strong].kind != Kind::strong || tree[strong].end != tree[block].end)
        return false;
    const NodeId below = tree[block].end;
    if (below == tree[Tree::root].end || tree[below].kind != Kind::paragraph ||
        doc.has_liquid(tree[block].span))
        return false;
    const std::string text = tree.plain_text(strong);
    return !text.empty() && !prose::ends_sentence(text) && text.find('\n') == std::string::npos &&
           display_width(text) <= longest_heading;
}

void check(const Document& doc, Findings& out) {
    const Tree& tree = doc.tree();
    if (doc.headings().empty())
        return;
    int bold = 0;
    NodeId first = no_node;
    for (const NodeId block : tree.children(Tree::root)) {
        if (!is_bold_heading(doc, block))
            continue;
        ++bold;
        if (first == no_node)
            first = block;
    }
    if (bold < least)
        return;
    const NodeId heading = doc.headings().front();
    out.add({
        .span = tree[first].span,
        .message = fmt::format("{} sections begin with bold text, {} with a heading", bold,
                               doc.headings().size()),
        .help = "give all of them headings",
        .related = {{tree[heading].span, "this one is a heading"}},
    });
}

}  // namespace

constinit const Rule rules::heading_conventions_mixed{
    .name = "heading-conventions-mixed",
    .tags = "drafts headings",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Some sections have headings, others bold text",
    .why =
        "Where both stand in one post, the table of contents names some of its sections only; "
        "drafts "
        "that were stitched together often change from one to the other.",
    .bad = "**Snow**\n\nIt snowed.\n\n**Rain**\n\nIt rained.\n\n## Wind\n\nIt blew.\n",
    .good = "## Snow\n\nIt snowed.\n\n## Rain\n\nIt rained.\n\n## Wind\n\nIt blew.\n",
    .check = check,
};

}  // namespace kiji::lint
