// Katakana words that a full width space parts.
#include <array>

#include "base/find_triple.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

bool is_part(char32_t c) {
    return is_katakana(c) || c == U'ー';
}

/// A katakana, one other character, a katakana; matches do not overlap, as in textlint.
void look_at(std::string_view text, std::size_t begin, Findings& out) {
    std::array<CodePoint, 2> behind{};
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint here = decode(text, at);
        const char32_t between = behind[1].value;
        if (is_part(behind[0].value) && !is_part(between) && between != '[' && between <= 0xFFFF &&
            is_part(here.value)) {
            if (between == U'　')
                out.add({.span = span_of(begin + at - behind[1].length, begin + at),
                         .message = "full width space between katakana words",
                         .help = "write ・ or a space of half width"});
            behind = {};
        } else {
            behind = {behind[1], here};
        }
        at += here.length;
    }
}

/// Most of any text holds no such space.
bool has_wide_space(std::string_view text) {
    return find_wide_space(text, 0) != std::string_view::npos;
}

void check(const Document& doc, Findings& out) {
    if (!has_wide_space(doc.text()))
        return;
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (run.plain && (run.seen & seen_kana) != 0 && has_wide_space(prose.slice(run.span)))
            look_at(prose.slice(run.span), run.span.begin, out);
    }
}

}  // namespace

constinit const Rule rules::full_width_space_between_katakana{
    .name = "full-width-space-between-katakana",
    .also =
        "ja-nakaguro-or-halfwidth-space-between-katakana "
        "ja-spacing/ja-nakaguro-or-halfwidth-space-between-katakana",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .summary = "Full width space between katakana words",
    .why =
        "A space as wide as a letter reads as the end of the phrase; ・ or a narrow space keeps "
        "the "
        "words together.",
    .bad = "スノー　シューを買いました。\n",
    .good = "スノー・シューを買いました。\n",
    .check = check,
};

}  // namespace kiji::lint
