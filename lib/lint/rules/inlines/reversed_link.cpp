// Links whose brackets and parentheses are the wrong way round.
#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/facts/code_blocks.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/math_lines.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Reversed {
    std::size_t begin = 0;  // in the line
    std::size_t end = 0;
    std::string_view text;
    std::string_view url;
};

/// Finds "(text)[url]" in a line, from left to right.
class Search {
  public:
    explicit Search(std::string_view line) : line_(line) {}

    bool next(Reversed& found) {
        for (std::size_t open = line_.find('(', at_); open != npos;
             open = line_.find('(', open + 1)) {
            if (open > 0 && (open - 1 < at_ || line_[open - 1] == '\\'))
                continue;
            if (match(open, found))
                return true;
        }
        return false;
    }

  private:
    bool match(std::size_t open, Reversed& found) {
        const std::size_t close = line_.find_first_of("()", open + 1);
        if (close == npos || close == open + 1 || line_[close] == '(' ||
            close + 2 >= line_.size() || line_[close + 1] != '[' || line_[close + 2] == ']' ||
            line_[close + 2] == '^')
            return false;
        const std::size_t url = close + 2;
        if (bracket_ < url)
            bracket_ = std::min(line_.find(']', url), line_.size());
        if (bracket_ == line_.size() || (bracket_ + 1 < line_.size() && line_[bracket_ + 1] == '('))
            return false;
        found = {open, bracket_ + 1, line_.substr(open + 1, close - open - 1),
                 line_.substr(url, bracket_ - url)};
        at_ = bracket_ + 1;
        return true;
    }

    std::string_view line_;
    std::size_t at_ = 0;
    std::size_t bracket_ = 0;  // the next "]", where it is ahead
};

/// Lines of code, and code within lines: what is in brackets there is none of ours.
class Code {
  public:
    explicit Code(const Facts& facts) {
        const Lines& lines = facts.lines();
        const auto add = [&](std::size_t first, std::size_t last) {
            spans_.push_back(
                {lines.span(first).begin, lines.span(std::min(last, lines.count() - 1)).end});
        };
        for (const WrittenCode& block : facts.code_blocks().all())
            add(block.first_line, block.last_line);
        if (!facts.knows_jekyll()) {
            for (const LineRange& math : facts.math_lines())
                add(math.first, math.last);
        }
        for (const InlineToken& token : facts.inlines().tokens()) {
            if (!token.in_html_block &&
                (token.kind == InlineToken::Kind::code || token.kind == InlineToken::Kind::math))
                spans_.push_back(token.span);
        }
        std::ranges::sort(spans_);
    }
    /// Spans are asked about in order. What touches code counts as code, as in markdownlint.
    bool touches(Span span) {
        while (at_ < spans_.size() && spans_[at_].end < span.begin)
            ++at_;
        return at_ < spans_.size() && spans_[at_].begin < span.end;
    }

  private:
    std::vector<Span> spans_;
    std::size_t at_ = 0;
};

void check(const Document& doc, Findings& out) {
    if (doc.text().find(")[") == npos)
        return;
    Code code(out.facts());
    const Lines& lines = out.facts().lines();
    for (std::size_t line = lines.first(); line < lines.count(); ++line) {
        const std::string_view text = lines[line];
        const std::uint32_t begin = lines.span(line).begin;
        Search search(text);
        Reversed found;
        while (search.next(found)) {
            const Span span = span_of(begin + found.begin, begin + found.end);
            if (found.text.ends_with('\\') || found.url.ends_with('\\') || code.touches(span))
                continue;
            out.add({
                .span = span,
                .message = fmt::format("link is reversed: {}", quoted(doc, span)),
                .help = "put the text in brackets and the address in parentheses behind it",
                .fix = {{span, fmt::format("[{}]({})", found.text, found.url)}},
            });
        }
    }
}

}  // namespace

constinit const Rule rules::reversed_link{
    .name = "reversed-link",
    .code = "MD011",
    .also = "no-reversed-links",
    .tags = "links",
    .severity = Severity::error,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Link has its brackets and parentheses the wrong way round",
    .why = "The page shows the brackets and the address, and there is no link.",
    .bad = "See (the forecast)[https://example.org/snow].\n",
    .good = "See [the forecast](https://example.org/snow).\n",
    .check = check,
};

}  // namespace kiji::lint
