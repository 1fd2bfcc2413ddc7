// White space on either side of a bracket.
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

constexpr std::u32string_view brackets = U"[]（）［］「」『』";

void look_at(std::string_view text, std::size_t begin, Findings& out) {
    for (Spaces space(text); space.next();) {
        for (const CodePoint& beside : {space.before(), space.behind()}) {
            if (beside.length == 0 || brackets.find(beside.value) == std::u32string_view::npos)
                continue;
            const Span span = span_of(begin + space.begin(), begin + space.end());
            std::string bracket;
            append_utf8(bracket, beside.value);
            out.add({.span = span,
                     .message = fmt::format("space beside \"{}\"", bracket),
                     .help = "delete the space",
                     .fix = {{span, {}}}});
        }
    }
}

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        const bool has_space = (run.seen & (seen_space | seen_kana)) != 0;
        const bool has_bracket = (run.seen & (seen_square_bracket | seen_kana | seen_wide)) != 0;
        if (run.plain && has_space && has_bracket)
            look_at(prose.slice(run.span), run.span.begin, out);
    }
}

}  // namespace

constinit const Rule rules::space_beside_bracket{
    .name = "space-beside-bracket",
    .also = "ja-no-space-around-parentheses ja-spacing/ja-no-space-around-parentheses",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Space beside a bracket",
    .why = "A full width bracket brings its own space; one more tears the sentence apart.",
    .bad = "雪 （ゆき） です。\n",
    .good = "雪（ゆき）です。\n",
    .check = check,
};

}  // namespace kiji::lint
