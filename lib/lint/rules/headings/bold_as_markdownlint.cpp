#include "lint/rules/headings/bold_as_markdownlint.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/facts/inlines.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

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

/// The last of the tokens that no other holds.
const InlineToken& last_of(const Inlines& inlines, const InlineBlock& block) {
    std::uint32_t last = block.begin;
    while (inlines[last].end < block.end)
        last = inlines[last].end;
    return inlines[last];
}

/// A paragraph that is emphasis and nothing else but tags of HTML.
void check_paragraph(const Document& doc, const InlineBlock& block, Findings& out) {
    const Inlines& inlines = out.inlines();
    const InlineToken* found = nullptr;
    // Blanks behind the last piece are a piece.
    if (block.begin < block.end && last_of(inlines, block).span.end < block.lines.end)
        return;
    for (std::uint32_t id = block.begin; id < block.end; id = inlines[id].end) {
        const InlineToken& token = inlines[id];
        if (token.kind == Kind::html ||
            (token.kind == Kind::text && is_white(doc.file().slice(token.span))))
            continue;
        if (found != nullptr)
            return;
        found = &token;
    }
    if (found == nullptr || (found->kind != Kind::emphasis && found->kind != Kind::strong))
        return;
    // One text alone stands in it.
    const InlineToken* text = found + 1;
    if (text->kind == Kind::text && found + 2 == &*inlines.tokens().begin() + found->end)
        report(doc.file().lines().line_at(text->span.begin), doc.file().slice(text->span), out);
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
void check_html(const Document& doc, const Block& block, Findings& out) {
    const LineIndex& index = doc.file().lines();
    const std::size_t first = block.first_line;
    const std::size_t last = std::min<std::size_t>(block.last_line, index.count() - 1);
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
    const Blocks& blocks = out.facts().blocks();
    for (const InlineBlock& block : out.inlines().blocks()) {
        if (!block.in_html_block && block.block != no_block &&
            blocks[block.block].parent == no_block)
            check_paragraph(doc, block, out);
    }
    for (const Block& block : blocks.all()) {
        if (block.kind == BlockKind::html && block.parent == no_block)
            check_html(doc, block, out);
    }
}

}  // namespace kiji::lint
