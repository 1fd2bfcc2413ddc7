// Katakana and punctuation of half width.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

void look_at(std::string_view text, std::size_t begin, Findings& out) {
    std::size_t first = std::string_view::npos;
    for (std::size_t at = 0; at <= text.size();) {
        const CodePoint c = decode(text, at);
        const bool half_width = c.length > 0 && is_within(c.value, 0xFF61, 0xFF9F);
        if (half_width && first == std::string_view::npos) {
            first = at;
        } else if (!half_width && first != std::string_view::npos) {
            const std::string_view written = text.substr(first, at - first);
            const std::string wide = nfkc(written);
            const Span span = span_of(begin + first, begin + at);
            out.add({.span = span,
                     .message = fmt::format("\"{}\" is of half width", written),
                     .help = fmt::format("write {}", wide),
                     .fix = {{span, wide}}});
            first = std::string_view::npos;
        }
        at += std::max<std::size_t>(c.length, 1);
    }
}

/// True where a character from U+FF40 to U+FFBF may stand in `text`.
bool may_have_half_width(std::string_view text) {
    for (std::size_t at = text.find('\xEF'); at != std::string_view::npos;
         at = text.find('\xEF', at + 1)) {
        if (at + 1 < text.size() && (text[at + 1] == '\xBD' || text[at + 1] == '\xBE'))
            return true;
    }
    return false;
}

void check(const Document& doc, Findings& out) {
    if (!may_have_half_width(doc.text()))
        return;
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (run.plain && (run.seen & seen_wide) != 0)
            look_at(prose.slice(run.span), run.span.begin, out);
    }
}

}  // namespace

constinit const Rule rules::half_width_kana{
    .name = "half-width-kana",
    .also = "no-hankaku-kana ja-technical-writing/no-hankaku-kana",
    .tags = "japanese ja-technical-writing",
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Kana of half width",
    .why = "They come from old systems, read badly, and a search for the word does not find them.",
    .bad = "ﾕｷが降りました。\n",
    .good = "ユキが降りました。\n",
    .check = check,
};

}  // namespace kiji::lint
