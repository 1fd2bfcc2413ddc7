// Liquid in code, which Jekyll runs instead of showing it.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/site/liquid_scope.hpp"
#include "lint/rules/site/liquid_words.hpp"
#include "lint/rules/site/site.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::find(words, text) != words.end();
}

std::string_view word_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && (ascii::is_word(text[end]) || text[end] == '-'))
        ++end;
    return text.substr(begin, end - begin);
}

/// What every page and every site has: an example shows it. Names that a site or a post has of its
/// own are constants, which are meant to be filled in: {{ site.version }}.
constexpr std::array<std::string_view, 22> shown{
    "title",       "posts",         "pages",     "tags",     "categories",  "time",
    "description", "data",          "author",    "excerpt",  "content",     "date",
    "layout",      "image",         "next",      "previous", "collections", "static_files",
    "html_pages",  "related_posts", "documents", "id"};

bool is_meant_output(const Document& doc, std::string_view markup) {
    // {{ "{{ name }}" }} is a way to show Liquid.
    if (markup.starts_with('"') || markup.starts_with('\''))
        return markup.find("{{") != std::string_view::npos ||
               markup.find("{%") != std::string_view::npos;
    if (markup.starts_with("site."))
        return !is_one_of(word_at(markup, 5), shown);
    if (markup.starts_with("page.")) {
        const std::string_view word = word_at(markup, 5);
        return word == "url" || (doc.meta(word) != nullptr && !is_one_of(word, shown));
    }
    return markup.starts_with("layout.");
}

/// What is surely meant to run: names of the site's and the post's own, and files that code is
/// taken from. `is_example`: the code shows Liquid, as its language or its length tells.
bool is_meant(const Document& doc, const LiquidTag& tag, bool is_example) {
    if (tag.output)
        return is_meant_output(doc, doc.file().slice(tag.markup));
    const std::string_view name = doc.file().slice(tag.name);
    constexpr std::array<std::string_view, 4> always{"raw", "endraw", "comment", "endcomment"};
    constexpr std::array<std::string_view, 5> files{"include", "include_relative", "include_cached",
                                                    "link", "post_url"};
    if (is_one_of(name, always))
        return true;
    if (is_one_of(name, files))
        return !is_example;
    // A plugin's block that holds a fence: {% tab %}.
    const std::string_view opened = name.starts_with("end") ? name.substr(3) : name;
    const corpus::TagWord* word = find_tag(opened);
    return word != nullptr && !word->plugin.empty();
}

/// Code in a language of templates, or a span within text.
bool is_example(const markdown::Tree& tree, markdown::NodeId id) {
    if (tree[id].kind == Kind::code)
        return true;
    constexpr std::array<std::string_view, 10> languages{
        "liquid", "jekyll", "html", "jinja", "jinja2", "django", "twig", "markdown", "md", "erb"};
    const std::string_view info = tree.code_block(id).info;
    return is_one_of(word_at(info, 0), languages);
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

constexpr std::string_view message = "Jekyll runs this Liquid although it stands in code";

/// {% highlight %} runs the Liquid in it.
void check_highlights(const Document& doc, std::span<const LiquidTag> tags, Findings& out) {
    bool is_open = false;
    const LiquidTag* first = nullptr;
    for (const LiquidTag& tag : tags) {
        const std::string_view name = doc.file().slice(tag.name);
        if (name == "highlight" || name == "endhighlight") {
            // One that is never closed is another fault.
            if (is_open && name == "endhighlight" && first != nullptr)
                out.add({.span = first->span,
                         .message = std::string(message),
                         .help = "write {% raw %} behind {% highlight %} and {% endraw %} before "
                                 "its end"});
            is_open = name == "highlight";
            first = nullptr;
        } else if (is_open && first == nullptr && !is_meant(doc, tag, false)) {
            first = &tag;
        }
    }
}

void check(const Document& doc, Findings& out) {
    if (!runs_liquid(doc, out))
        return;
    const auto& tags = out.facts().liquid_tags().tags();
    if (tags.empty())
        return;
    check_highlights(doc, tags, out);
    const markdown::Tree& tree = doc.tree();
    auto next = tags.begin();
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind != Kind::code_block && node.kind != Kind::code)
            continue;
        next = std::find_if(next, tags.end(), [&](const LiquidTag& tag) {
            return tag.span.begin >= node.span.begin;
        });
        const bool example = is_example(tree, id);
        const LiquidTag* first = nullptr;
        for (; next != tags.end() && next->span.end <= node.span.end; ++next) {
            if (first == nullptr && !is_meant(doc, *next, example))
                first = &*next;
        }
        if (first == nullptr)
            continue;
        const bool is_block = node.kind == Kind::code_block;
        Diagnostic finding{
            .span = first->span,
            .message = std::string(message),
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
        "tag that Liquid does not know stops the build. Names that the site or the post has of its "
        "own "
        "are let pass, such as {{ site.version }}, and files that code is taken from.",
    .bad = "---\ntitle: Templates\n---\n\n```yaml\nname: {{ name }}\n```\n",
    .good =
        "---\ntitle: Templates\n---\n\n{% raw %}\n```yaml\nname: {{ name }}\n```\n{% endraw "
        "%}\n",
    .check = check,
};

}  // namespace kiji::lint
