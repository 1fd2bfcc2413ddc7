// White space on either side of a bracket.

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

constexpr std::u32string_view brackets = U"[]（）［］「」『』";

bool is_blank(char32_t c) {
    return c == ' ' || c == U'　';
}

void look_at(std::string_view text, std::size_t begin, Findings& out) {
    CodePoint before{};
    const auto report = [&](std::size_t at, std::size_t size, std::size_t bracket) {
        const Span span = span_of(begin + at, begin + at + size);
        out.add({.span = span,
                 .message = fmt::format("space beside \"{}\"",
                                        text.substr(bracket, decode(text, bracket).length)),
                 .help = "delete the space",
                 .fix = {{span, {}}}});
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint here = decode(text, at);
        if (is_blank(before.value) && brackets.find(here.value) != std::u32string_view::npos)
            report(at - before.length, before.length, at);
        else if (is_blank(here.value) && before.length > 0 &&
                 brackets.find(before.value) != std::u32string_view::npos)
            report(at, here.length, at - before.length);
        before = here;
        at += here.length;
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
