// Blanks at the ends of the text of a link.
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

std::size_t blanks_at_start(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && !is_line_end(text[at]) && is_white(decode(text, at).value))
        at += decode(text, at).length;
    return at;
}

std::size_t blanks_at_end(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0 && !is_line_end(text[end - 1])) {
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80)
            --begin;
        if (!is_white(decode(text, begin).value))
            break;
        end = begin;
    }
    return text.size() - end;
}

void add(Findings& out, const Document& doc, Span token, Span blanks, std::string_view where) {
    out.add({
        .span = blanks,
        .message = fmt::format("text of link {} {} with a blank", quoted(doc, token), where),
        .help = "take the blank out of the brackets",
        .fix = {{blanks, ""}},
    });
}

/// Where the text begins or ends at a line end, the line of the text next to it is told of.
void add_line(Findings& out, const Document& doc, Span token, std::size_t line,
              std::string_view where) {
    out.add({
        .span = doc.file().lines().line(line),
        .message = fmt::format("text of link {} {} with a line end", quoted(doc, token), where),
        .help = "put the bracket on the line of the text",
    });
}

void check_link(const Document& doc, Span token, Span text, Findings& out) {
    const std::string_view written = doc.file().slice(text);
    if (written.empty())
        return;
    const LineIndex& lines = doc.file().lines();
    if (const std::size_t size = blanks_at_start(written); size > 0)
        add(out, doc, token, span_of(text.begin, text.begin + size), "begins");
    else if (is_line_end(written.front()))
        add_line(out, doc, token, lines.line_at(text.begin) + 1, "begins");
    if (const std::size_t size = blanks_at_end(written); size > 0)
        add(out, doc, token, span_of(text.end - size, text.end), "ends");
    else if (is_line_end(written.back()))
        add_line(out, doc, token, lines.line_at(text.end) - 1, "ends");
}

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    for (const InlineToken& token : inlines.tokens()) {
        if (token.kind == InlineToken::Kind::link && !token.in_html_block)
            check_link(doc, token.span, inlines.link(token).text, out);
    }
}

}  // namespace

constinit const Rule rules::space_in_link{
    .name = "space-in-link",
    .code = "MD039",
    .also = "no-space-in-links",
    .tags = "whitespace links",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Text of a link begins or ends with a blank",
    .why = "The line under the link goes on beyond its words.",
    .bad = "See [ the forecast](https://example.org/snow).\n",
    .good = "See [the forecast](https://example.org/snow).\n",
    .check = check,
};

}  // namespace kiji::lint
