// A space between two Japanese letters.
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

/// Matches do not overlap, as in textlint.
void look_at(std::string_view text, std::size_t begin, Findings& out) {
    std::array<CodePoint, 2> behind{};
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint here = decode(text, at);
        if (behind[1].value == ' ' && is_japanese_letter(behind[0].value) &&
            is_japanese_letter(here.value)) {
            const Span span = span_of(begin + at - 1, begin + at);
            // Words of katakana are parted so.
            if (!is_katakana(behind[0].value) || !is_katakana(here.value))
                out.add({.span = span,
                         .message =
                             fmt::format("space between \"{}\" and \"{}\"",
                                         text.substr(at - 1 - behind[0].length, behind[0].length),
                                         text.substr(at, here.length)),
                         .help = "delete the space",
                         .fix = {{span, {}}}});
            behind = {};
        } else {
            behind = {behind[1], here};
        }
        at += here.length;
    }
}

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (run.plain && (run.seen & seen_space) != 0 && (run.seen & seen_japanese) != 0)
            look_at(prose.slice(run.span), run.span.begin, out);
    }
}

}  // namespace

constinit const Rule rules::space_between_full_width{
    .name = "space-between-full-width",
    .also = "ja-no-space-between-full-width ja-spacing/ja-no-space-between-full-width",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Space between Japanese letters",
    .why = "Japanese is written without spaces between words.",
    .bad = "雪 が降りました。\n",
    .good = "雪が降りました。スノー シューです。\n",
    .check = check,
};

}  // namespace kiji::lint
