#include "document/suppressions.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"

namespace kiji {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v,";
constexpr std::array<std::string_view, 4> words = {"kiji-disable", "kiji-enable",
                                                   "kiji-disable-line", "kiji-disable-next-line"};

/// Takes the next word off the front of `text`; empty where none is left.
std::string_view take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
}

class Reader {
  public:
    Reader(const SourceFile& file, Diagnostics& out) : file_(file), out_(out) {}

    /// All comments in `span`, which is HTML.
    void html(Span span) {
        const std::string_view text = file_.slice(span);
        for (std::size_t at = text.find("<!--"); at != std::string_view::npos;) {
            const std::size_t end = text.find("-->", at + 4);
            if (end == std::string_view::npos)
                return;
            comment(text.substr(at + 4, end - at - 4),
                    span_of(span.begin + at, span.begin + end + 3));
            at = text.find("<!--", end + 3);
        }
    }

    Suppressions take() { return Suppressions(std::move(ranges_)); }

  private:
    void comment(std::string_view text, Span span) {
        const std::string_view word = take_word(text);
        if (!word.starts_with("kiji-"))
            return;
        if (word == "kiji-disable" || word == "kiji-enable")
            add(text, span_of(span.begin, file_.text().size()), word == "kiji-disable");
        else if (word == "kiji-disable-line")
            add(text, line_at(span.begin, 0), true);
        else if (word == "kiji-disable-next-line")
            add(text, line_at(span.end, 1), true);
        else
            unknown(word, span);
    }

    void add(std::string_view rules, Span where, bool off) {
        // What is missing at the end of the file is found one past its last byte.
        if (where.end == file_.text().size())
            ++where.end;
        std::string_view rule = take_word(rules);
        do {
            ranges_.push_back({.rule = rule, .span = where, .off = off});
            rule = take_word(rules);
        } while (!rule.empty());
    }

    /// The line `further` lines below the one at `offset`; nothing below the last.
    Span line_at(std::size_t offset, std::size_t further) const {
        const LineIndex& lines = file_.lines();
        const std::size_t line = lines.line_at(offset) + further;
        return line < lines.count() ? lines.full_line(line) : span_of(offset, offset);
    }

    void unknown(std::string_view word, Span span) {
        const std::string_view guess = nearest(word, words);
        out_.push_back({
            .rule = "unknown-suppression",
            .severity = Severity::warning,
            .span = span,
            .message = fmt::format("\"{}\" is no comment that kiji knows", word),
            .help = guess.empty() ? fmt::format("known are {}", fmt::join(words, ", "))
                                  : fmt::format("did you mean \"{}\"?", guess),
        });
    }

    const SourceFile& file_;
    Diagnostics& out_;
    std::vector<Suppressions::Range> ranges_;
};

bool concerns(const Suppressions::Range& range, std::string_view name, std::string_view alias) {
    return range.rule.empty() || ascii::equal_ignoring_case(range.rule, name) ||
           ascii::equal_ignoring_case(range.rule, alias);
}

}  // namespace

bool Suppressions::off(std::string_view name, std::string_view alias, std::size_t offset) const {
    for (const Range& range : std::views::reverse(ranges_)) {
        if (range.span.contains(offset) && concerns(range, name, alias))
            return range.off;
    }
    return false;
}

Suppressions Suppressions::of(std::string_view name, std::string_view alias) const {
    std::vector<Range> ranges;
    std::ranges::copy_if(ranges_, std::back_inserter(ranges),
                         [&](const Range& range) { return concerns(range, name, alias); });
    return Suppressions(std::move(ranges));
}

Suppressions find_suppressions(const SourceFile& file, const markdown::Tree& tree,
                               Diagnostics& out) {
    Reader reader(file, out);
    // Most posts have none, and a search for a fixed string is much faster than a walk.
    if (file.text().find("kiji-") == std::string_view::npos)
        return reader.take();
    for (const markdown::Node& node : tree.nodes()) {
        if (node.kind == markdown::Kind::html_block || node.kind == markdown::Kind::html_inline)
            reader.html(node.span);
    }
    return reader.take();
}

}  // namespace kiji
