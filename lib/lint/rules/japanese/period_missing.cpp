// Paragraphs whose last sentence has no period.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

/// What may close a paragraph besides a period.
constexpr std::string_view closing = "!?)";
constexpr std::u32string_view wide_closing = U"！？）」』";

bool holds_japanese(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        // The letters begin with U+3005.
        if (static_cast<unsigned char>(text[at]) >= 0xE3 &&
            is_japanese_letter(decode(text, at).value))
            return true;
    }
    return false;
}

std::size_t last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80)
        --at;
    return at;
}

bool is_white(char32_t c) {
    return c == 0xFEFF || is_space(c);
}

bool is_emoji(char32_t c) {
    return is_within(c, 0x1F000, 0x1FAFF) || is_within(c, 0x2600, 0x27BF) ||
           is_within(c, 0x2B00, 0x2BFF) || is_within(c, 0x2300, 0x23FF);
}

void report_blanks(std::string_view text, std::size_t begin, std::string_view mark, Findings& out) {
    std::size_t first = text.size();
    while (first > 0 && is_white(decode(text, last_character(text.substr(0, first))).value))
        first = last_character(text.substr(0, first));
    const Span blanks = span_of(begin + first, begin + text.size());
    out.add({.span = blanks,
             .message = fmt::format("paragraph ends with white space, not with \"{}\"", mark),
             .help = "delete the white space",
             .fix = {{blanks, {}}}});
}

void report(std::string_view text, std::size_t begin, std::string_view mark, bool appends,
            Findings& out) {
    const std::size_t last = last_character(text);
    const Span span = span_of(begin + last, begin + text.size());
    Diagnostic finding{.span = span,
                       .message = fmt::format("paragraph ends with \"{}\", not with \"{}\"",
                                              text.substr(last), mark)};
    if (text.substr(last) == "." || text.substr(last) == "。") {
        finding.help = fmt::format("write {}", mark);
        finding.fix = {{span, std::string(mark)}};
    } else {
        finding.help = fmt::format("end the sentence with {}", mark);
        if (appends)
            finding.fix = {{span_of(span.end, span.end), std::string(mark)}};
    }
    out.add(std::move(finding));
}

/// True where `text` ends as a paragraph may. White space at its end is told on the way.
bool ends_well(std::string_view text, std::span<const std::string_view> marks, bool emoji) {
    const char32_t last = decode(text, last_character(text)).value;
    if (is_white(last))
        return false;
    if ((last < 0x80 && closing.find(static_cast<char>(last)) != std::string_view::npos) ||
        wide_closing.find(last) != std::u32string_view::npos || (emoji && is_emoji(last)))
        return true;
    return std::ranges::any_of(marks,
                               [text](std::string_view mark) { return text.ends_with(mark); });
}

void check(const Document& doc, Findings& out) {
    const Options& options = out.options();
    const std::string_view mark = options.text("periodMark");
    std::vector<std::string_view> marks = options.texts("allowPeriodMarks");
    marks.push_back(mark);
    const bool emoji = options.flag("allowEmojiAtEnd");
    const bool appends = options.flag("forceAppendPeriod");
    unsigned passed_by = in_list_item | in_quote;
    if (!options.flag("checkFootnote"))
        passed_by |= in_footnote;
    const ProseText& prose = out.facts().prose_text();
    for (const Paragraph& paragraph : prose.paragraphs()) {
        const Piece& last = prose.pieces(paragraph).back();
        if ((paragraph.within & passed_by) != 0 || last.kind != Piece::Kind::text)
            continue;
        const std::string_view text = prose.slice(last.span);
        if (ends_well(text, marks, emoji) ||
            doc.has_liquid({paragraph.span.end - 1, paragraph.span.end}) || !holds_japanese(text))
            continue;
        if (is_white(decode(text, last_character(text)).value))
            report_blanks(text, last.span.begin, mark, out);
        else
            report(text, last.span.begin, mark, appends, out);
    }
}

constexpr std::array<Option, 5> options{{
    {.name = "periodMark", .summary = "what ends a sentence", .standard = std::string_view("。")},
    {.name = "allowPeriodMarks", .summary = "what may end one as well", .standard = Texts{}},
    {.name = "allowEmojiAtEnd", .summary = "an emoji may end one", .standard = false},
    {.name = "forceAppendPeriod",
     .summary = "mend by writing the mark where there is none",
     .standard = false},
    {.name = "checkFootnote", .summary = "look at footnotes too", .standard = false},
}};

}  // namespace

constinit const Rule rules::period_missing{
    .name = "period-missing",
    .also = "ja-no-mixed-period ja-technical-writing/ja-no-mixed-period",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Paragraph does not end with a period",
    .why =
        "The period shows that the sentence is whole; without it, it looks as if something was "
        "lost. "
        "Where both 。 and . end sentences, one of them is a slip.",
    .bad = "雪が降りました.\n",
    .good = "雪が降りました。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
