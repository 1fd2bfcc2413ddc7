// Code spans with more blanks at their ends than Markdown takes off.
#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

/// The lines of code within a code span, without the blanks that are taken off.
std::vector<Span> data_of(const Document& doc, const InlineCode& code) {
    std::vector<Span> lines;
    const LineIndex& index = doc.file().lines();
    Span rest = code.content;
    const std::string_view text = doc.text();
    if (code.padded && text[rest.begin] == ' ')
        ++rest.begin;
    if (code.padded && text[rest.end - 1] == ' ')
        --rest.end;
    const std::size_t last = index.line_at(rest.end);
    for (std::size_t line = index.line_at(rest.begin); line <= last; ++line) {
        Span part{std::max(rest.begin, index.line(line).begin),
                  std::min(rest.end, index.line(line).end)};
        // Of quote marks before it nothing belongs to the code.
        if (part.begin > rest.begin && part.begin < part.end) {
            const std::string_view written = doc.file().slice(part);
            if (const std::size_t quote = written.find_first_not_of(" \t>");
                written.substr(0, quote).find('>') != std::string_view::npos)
                part.begin += static_cast<std::uint32_t>(std::min(quote, written.size()));
        }
        if (part.begin < part.end)
            lines.push_back(part);
    }
    return lines;
}

struct Blanks {
    std::size_t bytes = 0;
    bool before_tick = false;  // a tick stands next to them: one of the blanks sets it off
};

Blanks at_start(std::string_view text) {
    Blanks found;
    while (found.bytes < text.size()) {
        const CodePoint point = decode(text, found.bytes);
        if (!is_white(point.value)) {
            found.before_tick = point.value == '`';
            return found;
        }
        found.bytes += point.length;
    }
    return {};
}

Blanks at_end(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80)
            --begin;
        if (!is_white(decode(text, begin).value))
            return {text.size() - end, text[begin] == '`'};
        end = begin;
    }
    return {};
}

void add(Span span, std::string_view where, const Document& doc, Span token, Findings& out) {
    out.add({
        .span = span,
        .message = fmt::format("code {} {} with a blank", quoted(doc, token), where),
        .help = "take the blank out",
        .fix = {{span, ""}},
    });
}

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    for (const InlineToken& token : inlines.tokens()) {
        if (token.kind != InlineToken::Kind::code || token.in_html_block)
            continue;
        const InlineCode& code = inlines.code(token);
        const std::vector<Span> lines = data_of(doc, code);
        if (lines.empty())
            continue;
        Blanks start = at_start(doc.file().slice(lines.front()));
        Blanks end = at_end(doc.file().slice(lines.back()));
        start.bytes -= start.bytes > 0 && start.before_tick && !code.padded ? 1U : 0U;
        end.bytes -= end.bytes > 0 && end.before_tick && !code.padded ? 1U : 0U;
        const std::uint32_t padding = start.bytes > 0 && end.bytes > 0 && code.padded &&
                                              !start.before_tick && !end.before_tick
                                          ? 1
                                          : 0;
        if (start.bytes > 0)
            add(span_of(lines.front().begin - padding, lines.front().begin + start.bytes), "begins",
                doc, token.span, out);
        if (end.bytes > 0)
            add(span_of(lines.back().end - end.bytes, lines.back().end + padding), "ends", doc,
                token.span, out);
    }
}

}  // namespace

constinit const Rule rules::space_in_code{
    .name = "space-in-code",
    .code = "MD038",
    .also = "no-space-in-code",
    .tags = "whitespace code",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Code span begins or ends with a blank",
    .why = "The page shows it as a gap within the grey box.",
    .bad = "Call ` snow()` first.\n",
    .good = "Call `snow()` first.\n",
    .check = check,
};

}  // namespace kiji::lint
