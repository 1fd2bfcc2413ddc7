// Markers of emphasis with blanks on the inner side: they stay in the text.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/places.hpp"
#include "lint/rules/inlines/inlines.hpp"

namespace kiji::lint {
namespace {

using Kind = InlineToken::Kind;

/// The bytes of white space at the start of `text`, 0 where there is nothing behind it.
std::size_t leading_space(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decode(text, at);
        if (!is_white(point.value))
            return at;
        at += point.length;
    }
    return 0;
}

/// The bytes of white space at the end of `text`, 0 where there is nothing before it.
std::size_t trailing_space(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80)
            --begin;
        if (!is_white(decode(text, begin).value))
            return text.size() - end;
        end = begin;
    }
    return 0;
}

/// Markers that are left over, in pairs: as they would have been meant.
class Pairs {
  public:
    Pairs(const Document& doc, Findings& out) : doc_(&doc), out_(&out) {}

    void check_block(const Inlines& inlines, const InlineBlock& block) {
        waiting_.clear();
        for (std::uint32_t id = block.begin; id < block.end; ++id) {
            const InlineToken& token = inlines[id];
            if (token.kind != Kind::lone_run || token.span.size() > 3)
                continue;
            const std::string_view marker = doc_->file().slice(token.span);
            const auto [waiting, is_first] =
                waiting_.try_emplace({token.parent, marker}, token.span);
            if (is_first)
                continue;
            check_pair(waiting->second, token.span);
            waiting_.erase(waiting);
        }
    }

  private:
    void check_pair(Span open, Span close) {
        if (out_->knows_jekyll() && is_arithmetic(open, close))
            return;
        const Span first = line_of(*doc_, open.begin);
        if (const std::size_t size =
                leading_space(doc_->file().slice({open.end, std::max(first.end, open.end)}));
            size > 0)
            add(span_of(open.end, open.end + size), open, "behind the opening");
        const Span last = line_of(*doc_, close.begin);
        if (const std::size_t size = trailing_space(doc_->file().slice({last.begin, close.begin}));
            size > 0)
            add(span_of(close.begin - size, close.begin), close, "before the closing");
    }

    /// "2 * 3 * 4", "a * b * c": signs between numbers or single letters.
    bool is_arithmetic(Span open, Span close) const {
        const std::string_view text = doc_->text();
        const auto is_sign = [text](Span marker) {
            return marker.size() == 1 && marker.begin > 0 && marker.end < text.size() &&
                   text[marker.begin - 1] == ' ' && text[marker.end] == ' ';
        };
        if (!is_sign(open) || !is_sign(close))
            return false;
        const std::string_view left = last_word(text.substr(0, open.begin - 1));
        const std::string_view middle = text.substr(open.end + 1);
        const std::string_view right = text.substr(close.end + 1);
        return is_operand(left) && is_operand(first_word(middle)) && is_operand(first_word(right));
    }

    static std::string_view first_word(std::string_view text) {
        return text.substr(0, text.find_first_of(" \n\r"));
    }
    static std::string_view last_word(std::string_view text) {
        const std::size_t blank = text.find_last_of(" \n\r");
        return blank == std::string_view::npos ? text : text.substr(blank + 1);
    }
    /// A number or a single letter, with brackets and what ends a sentence.
    static bool is_operand(std::string_view word) {
        constexpr std::string_view around = "()[].,;:?!=\\*";
        const std::size_t begin = word.find_first_not_of(around);
        if (begin == std::string_view::npos)
            return false;
        word = word.substr(begin, word.find_last_not_of(around) + 1 - begin);
        return word.find_first_not_of("0123456789.,") == std::string_view::npos ||
               count_code_points(word) == 1;
    }

    void add(Span span, Span marker, std::string_view where) {
        out_->add({
            .span = span,
            .message = fmt::format("blank {} {}: nothing is emphasised", where,
                                   doc_->file().slice(marker)),
            .help = fmt::format("take the blank out, or write \\{} for the sign itself",
                                doc_->file().slice(marker).front()),
            .fix = {{span, ""}},
        });
    }

    const Document* doc_;
    Findings* out_;
    std::map<std::pair<std::uint32_t, std::string_view>, Span> waiting_;
};

void check(const Document& doc, Findings& out) {
    const Inlines& inlines = out.inlines();
    Pairs pairs(doc, out);
    for (const InlineBlock& block : inlines.blocks()) {
        if (!block.in_html_block)
            pairs.check_block(inlines, block);
    }
}

}  // namespace

constinit const Rule rules::space_in_emphasis{
    .name = "space-in-emphasis",
    .code = "MD037",
    .also = "no-space-in-emphasis",
    .tags = "whitespace emphasis",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Blank between a marker of emphasis and its text",
    .why = "Then the marker is a sign like any other: the page shows the asterisks.",
    .bad = "It was ** very cold ** that day.\n",
    .good = "It was **very cold** that day.\n",
    .check = check,
};

}  // namespace kiji::lint
