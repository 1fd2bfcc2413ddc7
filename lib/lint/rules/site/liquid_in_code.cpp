// Liquid in code, which Jekyll runs instead of showing it.
#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/liquid_words.hpp"
#include "lint/rules/site/site.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;

/// What is surely meant to run: what the site and the page say, and files that it takes in.
bool is_meant(const Document& doc, const LiquidTag& tag) {
    const std::string_view markup = doc.file().slice(tag.markup);
    if (tag.output)
        return markup.starts_with("site.") || markup.starts_with("page.") ||
               markup.starts_with("include.") || markup.starts_with("layout.");
    const std::string_view name = doc.file().slice(tag.name);
    for (const std::string_view word : {"raw", "endraw", "include", "include_relative", "link",
                                        "post_url", "comment", "endcomment", "include_cached"}) {
        if (name == word)
            return true;
    }
    // A plugin's block that holds a fence: {% tab %}.
    const std::string_view opened = name.starts_with("end") ? name.substr(3) : name;
    const corpus::TagWord* word = find_tag(opened);
    return word != nullptr && !word->plugin.empty();
}

/// The lines of a block, whole, for a fence that opens and closes there.
std::optional<EditGroup> wrapped(const Document& doc, const markdown::Node& node,
                                 const markdown::CodeBlock& block) {
    if (!block.fenced || block.closing.empty() || node.parent != markdown::Tree::root)
        return std::nullopt;
    const LineIndex& lines = doc.file().lines();
    const std::size_t first = lines.full_line(lines.line_at(node.span.begin)).begin;
    const std::size_t last = lines.line(lines.line_at(block.closing.begin)).end;
    return EditGroup{{span_of(first, first), "{% raw %}\n"},
                     {span_of(last, last), "\n{% endraw %}"}};
}

void check(const Document& doc, Findings& out) {
    if (!runs_liquid(doc, out))
        return;
    const auto& tags = out.facts().liquid_tags().tags();
    if (tags.empty())
        return;
    const markdown::Tree& tree = doc.tree();
    auto next = tags.begin();
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind != Kind::code_block && node.kind != Kind::code)
            continue;
        next = std::find_if(next, tags.end(), [&](const LiquidTag& tag) {
            return tag.span.begin >= node.span.begin;
        });
        const LiquidTag* first = nullptr;
        for (; next != tags.end() && next->span.end <= node.span.end; ++next) {
            if (first == nullptr && !is_meant(doc, *next))
                first = &*next;
        }
        if (first == nullptr)
            continue;
        const bool is_block = node.kind == Kind::code_block;
        Diagnostic finding{
            .span = first->span,
            .message = fmt::format("Jekyll runs this Liquid although it stands in code"),
            .help = is_block
                        ? std::string("write {% raw %} before the code and {% endraw %} behind "
                                      "it")
                        : std::string("write {% raw %} before it and {% endraw %} behind it"),
            .safety = Safety::unsafe,
        };
        if (is_block) {
            if (auto edits = wrapped(doc, node, tree.code_block(id)))
                finding.fix = *std::move(edits);
        } else {
            finding.fix = {{span_of(node.span.begin, node.span.begin), "{% raw %}"},
                           {span_of(node.span.end, node.span.end), "{% endraw %}"}};
        }
        out.add(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::liquid_in_code{
    .name = "liquid-in-code",
    .tags = "site liquid FM015",
    .severity = Severity::warning,
    .in_blog = true,
    .of_liquid = true,
    .fixes = Fixes::unsafe,
    .summary = "Liquid in code is run",
    .why =
        "Jekyll runs Liquid before it looks for code: {{ name }} disappears from the page, and a "
        "tag that Liquid does not know stops the build. What names site, page or an include is let "
        "pass.",
    .bad = "---\ntitle: Templates\n---\n\n```yaml\nname: {{ name }}\n```\n",
    .good =
        "---\ntitle: Templates\n---\n\n{% raw %}\n```yaml\nname: {{ name }}\n```\n{% endraw "
        "%}\n",
    .check = check,
};

}  // namespace kiji::lint
