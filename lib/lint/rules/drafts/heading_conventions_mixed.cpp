// Some sections of a post have headings, others a line of bold text in their place.
#include <optional>

#include <fmt/format.h>

#include "lint/rules/drafts/drafts.hpp"
#include "lint/rules/headings/bold_heading.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::no_node;
using markdown::NodeId;
using markdown::Tree;

constexpr int least = 2;  // of bold lines: a single one may be stress

/// True where a block begins with bold text that reads as a heading, and text stands below it: what
/// stands above a list or a table may be its caption.
bool begins_section(const Document& doc, NodeId block) {
    const std::optional<BoldHeading> heading = bold_heading(doc, block);
    if (!heading || prose::ends_sentence(heading->text))
        return false;
    return !heading->alone || doc.tree()[doc.tree()[block].end].kind == Kind::paragraph;
}

void check(const Document& doc, Findings& out) {
    const Tree& tree = doc.tree();
    if (doc.headings().empty())
        return;
    int bold = 0;
    NodeId first = no_node;
    for (const NodeId block : tree.children(Tree::root)) {
        if (!begins_section(doc, block))
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
