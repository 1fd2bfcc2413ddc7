// White space on either side of a slash.

#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

constexpr std::string_view wide_space = "　";
constexpr int most_blanks = 10;  // that belong to one slash

/// How many bytes of blanks `text` ends with, or begins with.
std::size_t blanks_before(std::string_view text) {
    const std::size_t whole = text.size();
    for (int i = 0; i < most_blanks; ++i) {
        if (text.ends_with(' '))
            text.remove_suffix(1);
        else if (text.ends_with(wide_space))
            text.remove_suffix(wide_space.size());
    }
    return whole - text.size();
}
std::size_t blanks_behind(std::string_view text) {
    const std::size_t whole = text.size();
    for (int i = 0; i < most_blanks; ++i) {
        if (text.starts_with(' '))
            text.remove_prefix(1);
        else if (text.starts_with(wide_space))
            text.remove_prefix(wide_space.size());
    }
    return whole - text.size();
}

void look_at(std::string_view text, std::size_t begin, Findings& out) {
    std::size_t done = 0;
    for (std::size_t at = text.find('/'); at != std::string_view::npos;
         at = text.find('/', at + 1)) {
        const std::size_t before = blanks_before(text.substr(done, at - done));
        const std::size_t behind = blanks_behind(text.substr(at + 1));
        done = at + 1 + behind;
        if (before + behind == 0)
            continue;
        const Span span = span_of(begin + at - before, begin + done);
        out.add({.span = span,
                 .message = "space beside a slash",
                 .help = "delete the space",
                 .fix = {{span, "/"}}});
    }
}

void check(const Document&, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (run.plain && (run.seen & seen_slash) != 0 && (run.seen & (seen_space | seen_kana)) != 0)
            look_at(prose.slice(run.span), run.span.begin, out);
    }
}

}  // namespace

constinit const Rule rules::space_beside_slash{
    .name = "space-beside-slash",
    .also = "ja-no-space-around-slash ja-spacing/ja-no-space-around-slash",
    .tags = "japanese ja-spacing",
    .severity = Severity::info,
    .fixes = Fixes::unsafe,
    .summary = "Space beside a slash",
    .why = "In Japanese text a slash joins what stands beside it; a space parts it.",
    .bad = "雪 / 雨の日です。\n",
    .good = "雪/雨の日です。\n",
    .check = check,
};

}  // namespace kiji::lint
