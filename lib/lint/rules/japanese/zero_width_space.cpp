// Spaces that have no width.

#include <fmt/format.h>

#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

constexpr std::string_view zero_width_space = "\u200B";

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if ((run.seen & seen_general) == 0)
            continue;
        const std::string_view text = prose.slice(run.span);
        for (std::size_t at = text.find(zero_width_space); at != std::string_view::npos;
             at = text.find(zero_width_space, at + 1)) {
            const std::size_t begin = run.span.begin + at;
            const Span span = span_of(begin, begin + zero_width_space.size());
            out.add({.span = span,
                     .message = "zero width space U+200B in the text",
                     .help = "delete it",
                     .fix = {{span, {}}}});
        }
    }
}

}  // namespace

constinit const Rule rules::zero_width_space{
    .name = "zero-width-space",
    .also = "no-zero-width-spaces ja-technical-writing/no-zero-width-spaces",
    .tags = "japanese ja-technical-writing",
    .fixes = Fixes::unsafe,
    .summary = "Zero width space in the text",
    .why =
        "Nobody sees it; it comes with text that was copied from a page, and a search for the word "
        "does not find it.",
    .bad = "雪が\u200B降りました。\n",
    .good = "雪が降りました。\n",
    .check = check,
};

}  // namespace kiji::lint
