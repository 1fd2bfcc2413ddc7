// The title of the front matter once more at the head of the text, or as its first heading.
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lint/removal.hpp"
#include "lint/rules/front_matter/front_matter.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

NodeId first_text(const Tree& tree) {
    for (const NodeId block : tree.children(Tree::root)) {
        if (tree[block].kind != Kind::link_definition)
            return block;
    }
    return markdown::no_node;
}

NodeId first_heading(const Tree& tree) {
    for (const NodeId block : tree.children(Tree::root)) {
        if (tree[block].kind == Kind::heading)
            return block;
    }
    return markdown::no_node;
}

bool repeats(const Document& doc, NodeId block, std::string_view title) {
    if (block == markdown::no_node)
        return false;
    const markdown::Node& node = doc.tree()[block];
    return (node.kind == Kind::paragraph || node.kind == Kind::heading) &&
           !doc.has_liquid(node.span) && prose::same_text(title, prose::reader_text(doc, block));
}

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    if (title == nullptr || !title->is(Value::Type::string))
        return;
    NodeId block = first_text(doc.tree());
    if (!repeats(doc, block, title->string()))
        block = first_heading(doc.tree());
    if (!repeats(doc, block, title->string()))
        return;
    const markdown::Node& node = doc.tree()[block];
    Diagnostic finding{
        .span = node.span,
        .message = fmt::format("the title stands again as the first {}",
                               node.kind == Kind::heading ? "heading" : "paragraph"),
        .help = "delete it: the page shows the title above the text",
        .related = {{doc.place("title").value, "the title"}},
    };
    // Below a text, and of a lower level, it is the heading of what follows.
    const bool stands_alone = block == first_text(doc.tree()) &&
                              (node.kind != Kind::heading || doc.tree().heading(block).level == 1);
    if (auto edit = stands_alone ? remove_block(doc, block) : std::nullopt)
        finding.fix = {*std::move(edit)};
    out.add(std::move(finding));
}

}  // namespace

constinit const Rule rules::title_repeated{
    .name = "title-repeated",
    .severity = Severity::warning,
    .in_blog = true,
    // It takes a line off the page, and links may lead to a heading.
    .fixes = Fixes::unsafe,
    .summary = "Text begins with the title",
    .why = "The layout prints the title above the text, so that the reader sees it twice.",
    .bad = "---\ntitle: Snow in May\n---\n\nSnow in May\n\nIt snowed.\n",
    .good = "---\ntitle: Snow in May\n---\n\nIt snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
