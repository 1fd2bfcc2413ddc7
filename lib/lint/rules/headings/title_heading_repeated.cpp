// A second heading of the level of the title.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/inlines.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"
#include "lint/rules/headings/titles.hpp"
#include "lint/rules/headings/top.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{
    Option{
        .name = "level",
        .summary = "the level of the title",
        .standard = std::int64_t{1},
    },
    front_matter_title,
};

/// docfx writes "# [Name](#tab/id)" for the tabs of a box.
bool is_tab(const Document& doc, const Facts& facts, const WrittenHeading& heading) {
    if (heading.style == HeadingStyle::setext)
        return false;
    if (heading.node == markdown::no_node) {
        const Inlines& inlines = facts.inlines();
        const InlineBlock* block = inlines.block_at(heading.text.begin);
        if (block == nullptr || block->begin == block->end)
            return false;
        const InlineToken& only = inlines[block->begin];
        return only.kind == InlineToken::Kind::link && only.end == block->end &&
               doc.file().slice(inlines.link(only).destination).starts_with("#tab/");
    }
    const markdown::Tree& tree = doc.tree();
    const markdown::NodeId first = tree.first_child(heading.node);
    return first != markdown::no_node && tree[first].kind == markdown::Kind::link &&
           tree[first].end == tree[heading.node].end &&
           tree.link(first).form == markdown::Link::Form::inlined &&
           doc.file().slice(tree.link(first).destination).starts_with("#tab/");
}

void report(const WrittenHeading& heading, const WrittenHeading* before,
            const std::optional<Span>& title, Findings& out) {
    const Span line = out.facts().lines().span(heading.first_line);
    Diagnostic finding{
        .span = out.knows_jekyll() ? heading.marker : line,
        .message = fmt::format("heading \"{}\" is a second title of the page",
                               heading_text(out.facts(), heading)),
        .help = fmt::format("use level {}", heading.level + 1),
    };
    if (title)
        finding.related.push_back({*title, "the title stands here"});
    else if (before != nullptr)
        finding.related.push_back(
            {out.facts().lines().span(before->first_line), "the first one stands here"});
    out.add(std::move(finding));
}

void check(const Document& doc, Findings& out) {
    const auto level = std::max<std::int64_t>(out.options().integer("level"), 1);
    std::vector<const WrittenHeading*> tops;
    for (const WrittenHeading& heading : out.facts().headings()) {
        if (heading.level == level && !is_tab(doc, out.facts(), heading))
            tops.push_back(&heading);
    }
    if (tops.empty())
        return;
    const std::optional<Span> title = title_line(doc, out);
    if (!title && !is_top_of_page(out.facts(), *tops.front()))
        return;
    for (std::size_t i = title ? 0 : 1; i < tops.size(); ++i)
        report(*tops[i], tops.front(), title, out);
}

}  // namespace

constinit const Rule rules::title_heading_repeated{
    .name = "title-heading-repeated",
    .code = "MD025",
    .also = "single-title single-h1",
    .tags = "headings",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Page has more than one title",
    .why =
        "The layout prints the title of the front matter as heading of level 1. A second one tells "
        "screen readers and search engines that another page begins.",
    .bad = "---\ntitle: Winter\n---\n\n# Snow\n",
    .good = "---\ntitle: Winter\n---\n\n## Snow\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
