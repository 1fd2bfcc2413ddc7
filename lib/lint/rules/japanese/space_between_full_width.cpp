// A space between two Japanese letters.
#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

/// Matches do not overlap, as in textlint.
void look_at(std::string_view text, std::size_t begin, Findings& out) {
    std::size_t free_from = 0;
    for (Spaces space(text); space.next();) {
        if (text[space.begin()] != ' ' || !space.stands_within_wide())
            continue;
        const CodePoint before = space.before();
        const CodePoint behind = space.behind();
        if (space.begin() - before.length < free_from || !is_japanese_letter(before.value) ||
            !is_japanese_letter(behind.value))
            continue;
        free_from = space.end() + behind.length;
        // Words of katakana are parted so.
        if (is_katakana(before.value) && is_katakana(behind.value))
            continue;
        const Span span = span_of(begin + space.begin(), begin + space.end());
        out.add({.span = span,
                 .message = fmt::format("space between \"{}\" and \"{}\"",
                                        text.substr(space.begin() - before.length, before.length),
                                        text.substr(space.end(), behind.length)),
                 .help = "delete the space",
                 .fix = {{span, {}}}});
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
