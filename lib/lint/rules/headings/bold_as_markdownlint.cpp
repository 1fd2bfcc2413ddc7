#include "lint/rules/headings/bold_as_markdownlint.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

/// From the first child of a node to its last.
Span inside(const Tree& tree, NodeId id) {
    Span span = tree[id + 1].span;
    for (const NodeId child : tree.children(id))
        span.end = tree[child].span.end;
    return span;
}

/// True for one run of text that stands in the file as it reads.
bool is_plain(const Document& doc, NodeId id) {
    const Tree& tree = doc.tree();
    if (id + 1 == tree[id].end)
        return false;
    for (NodeId child = id + 1; child < tree[id].end; ++child) {
        if (tree[child].kind != Kind::text ||
            tree.literal(child) != doc.file().slice(tree[child].span))
            return false;
    }
    return doc.file().slice(inside(tree, id)).find('[') == std::string_view::npos;
}

/// True where `text` ends with one of the characters of `signs`.
bool ends_with_sign(std::string_view text, std::string_view signs) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    return signs.find(text.substr(begin)) != std::string_view::npos;
}

void report(std::size_t line, std::string_view text, Findings& out) {
    if (!ends_with_sign(text, out.options().text("punctuation")))
        out.add({
            .span = out.facts().lines().span(line),
            .message = fmt::format("\"{}\" is emphasis used as a heading", text),
            .help = "write a heading",
        });
}

/// A paragraph that is emphasis and nothing else but tags of HTML.
void check_paragraph(const Document& doc, NodeId block, Findings& out) {
    const Tree& tree = doc.tree();
    NodeId found = markdown::no_node;
    for (const NodeId child : tree.children(block)) {
        if (tree[child].kind == Kind::html_inline ||
            (tree[child].kind == Kind::text && is_white(tree.literal(child))))
            continue;
        if (found != markdown::no_node)
            return;
        found = child;
    }
    if (found == markdown::no_node ||
        (tree[found].kind != Kind::emphasis && tree[found].kind != Kind::strong) ||
        !is_plain(doc, found))
        return;
    const Span text = inside(tree, found);
    report(doc.file().lines().line_at(text.begin), doc.file().slice(text), out);
}

/// `text` without the tags and comments at its head.
std::string_view behind_tags(std::string_view text) {
    text = trimmed_start(text);
    while (text.starts_with('<')) {
        const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
        const std::size_t at = text.find(end);
        if (at == std::string_view::npos)
            return text;
        text = trimmed_start(text.substr(at + end.size()));
    }
    return text;
}

/// Where the first sign that may mean something stands.
std::size_t end_of_plain(std::string_view text) {
    for (std::size_t at = 0;; ++at) {
        at = text.find_first_of("*_`[]<&\\:$!", at);
        const char next = at < text.size() && at + 1 < text.size() ? text[at + 1] : ' ';
        const bool means_nothing = at < text.size() && ((text[at] == ':' && next == ' ') ||
                                                        (text[at] == '!' && next != '['));
        if (!means_nothing)
            return at;
    }
}

/// Of "<p>**words**</p>" the words; nothing where there is more, or something else.
std::string_view emphasised(std::string_view line) {
    constexpr std::array<std::string_view, 4> marks{"**", "__", "*", "_"};
    const std::string_view text = behind_tags(line);
    for (const std::string_view mark : marks) {
        if (!text.starts_with(mark))
            continue;
        const std::string_view rest = text.substr(mark.size());
        const std::size_t end = end_of_plain(rest);
        if (end == std::string_view::npos || end == 0 || !rest.substr(end).starts_with(mark) ||
            is_white(decode(rest, 0).value) || trimmed_end(rest.substr(0, end)).size() != end ||
            !behind_tags(rest.substr(end + mark.size())).empty())
            return {};
        return rest.substr(0, end);
    }
    return {};
}

/// Paragraphs of one line in a block of HTML, which the reference reads as Markdown, too.
void check_html(const Document& doc, NodeId block, Findings& out) {
    const LineIndex& index = doc.file().lines();
    const Span span = doc.tree()[block].span;
    const std::size_t first = index.line_at(span.begin);
    const std::size_t last = index.line_at(span.empty() ? span.begin : span.end - 1);
    const auto is_alone = [&](std::size_t line) {
        const auto ends = [&](std::size_t other) {
            return is_white(doc.file().slice(index.line(other)));
        };
        return (line == first || ends(line - 1)) && (line == last || ends(line + 1));
    };
    for (std::size_t line = first; line <= last; ++line) {
        if (!is_alone(line))
            continue;
        if (const std::string_view text = emphasised(doc.file().slice(index.line(line)));
            !text.empty())
            report(line, text, out);
    }
}

}  // namespace

void check_bold_as_markdownlint(const Document& doc, Findings& out) {
    const Tree& tree = doc.tree();
    for (const NodeId block : tree.children(Tree::root)) {
        if (tree[block].kind == Kind::paragraph)
            check_paragraph(doc, block, out);
        else if (tree[block].kind == Kind::html_block)
            check_html(doc, block, out);
    }
}

}  // namespace kiji::lint
