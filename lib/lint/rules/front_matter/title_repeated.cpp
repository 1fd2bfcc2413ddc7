// The title of the front matter once more at the head of the text.
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

void check(const Document& doc, Findings& out) {
    const Value* title = doc.meta("title");
    const NodeId block = first_text(doc.tree());
    if (title == nullptr || !title->is(Value::Type::string) || block == markdown::no_node)
        return;
    const markdown::Node& node = doc.tree()[block];
    const bool heading = node.kind == Kind::heading && doc.tree().heading(block).level == 1;
    if ((node.kind != Kind::paragraph && !heading) || doc.has_liquid(node.span) ||
        !prose::same_text(title->string(), prose::reader_text(doc, block)))
        return;
    Diagnostic finding{
        .span = node.span,
        .message = fmt::format("the title stands again as the first {}",
                               heading ? "heading" : "paragraph"),
        .help = "delete it: the page shows the title above the text",
        .related = {{doc.place("title").value, "the title"}},
    };
    if (auto edit = remove_block(doc, block))
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
