// Kanji without anything between them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/spacing.hpp"

namespace kiji::lint {
namespace {

/// The kanji that hold the byte `at` or follow on it, and all beside them.
struct KanjiRun {
    std::size_t begin;
    std::size_t end;
    std::size_t length;  // in UTF-16 units, as textlint counts
};
KanjiRun run_around(std::string_view text, std::size_t at) {
    while (at > 0 && is_inner_byte(text[at]))
        --at;
    KanjiRun run{at, at, 0};
    const auto units = [](const CodePoint& c) { return c.value > 0xFFFF ? 2U : 1U; };
    for (CodePoint c = decode(text, at); is_kanji(c.value); c = decode(text, run.end)) {
        run.end += c.length;
        run.length += units(c);
    }
    if (run.length == 0)
        return run;
    for (CodePoint c = last_before(text, at); is_kanji(c.value); c = last_before(text, run.begin)) {
        run.begin -= c.length;
        run.length += units(c);
    }
    return run;
}

/// `least`: bytes of the shortest run that is told. One of that size or more holds one of any
/// places that are no further than that from each other: what stands between is not looked at.
void look_at(std::string_view text, std::size_t begin, std::size_t most, std::size_t least,
             std::span<const std::string_view> allowed, Findings& out) {
    for (std::size_t at = least - 1; at < text.size();) {
        const KanjiRun run = run_around(text, at);
        const std::string_view word = text.substr(run.begin, run.end - run.begin);
        if (run.length > most && std::ranges::find(allowed, word) == allowed.end())
            out.add({
                .span = span_of(begin + run.begin, begin + run.end),
                .message = fmt::format("\"{}\" has {} kanji in a row, {} more than {}", word,
                                       run.length, run.length - most, most),
                .help = "part it by の or other kana, or allow it as a name",
            });
        at = std::max(run.end, at) + least;
    }
}

void check(const Document&, Findings& out) {
    const auto most = static_cast<std::size_t>(
        std::clamp<std::int64_t>(out.options().integer("max"), 0, INT32_MAX));
    const std::vector<std::string_view> allowed = out.options().texts("allow");
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if ((run.within & (in_link | in_quote | in_emphasis)) != 0 ||
            (run.seen & seen_japanese) == 0)
            continue;
        // A unit takes three bytes; beyond the first plane two take four.
        const std::size_t least = (most + 1) * ((run.seen & seen_astral) != 0 ? 2 : 3);
        if (run.span.size() >= least)
            look_at(prose.slice(run.span), run.span.begin, most, least, allowed, out);
    }
}

constexpr std::array<Option, 2> options{{
    {.name = "max", .summary = "kanji that may stand in a row", .standard = std::int64_t{6}},
    {.name = "allow", .summary = "words that may be longer", .standard = Texts{}},
}};

}  // namespace

constinit const Rule rules::long_kanji_run{
    .name = "long-kanji-run",
    .also = "max-kanji-continuous-len ja-technical-writing/max-kanji-continuous-len",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .summary = "Many kanji stand in a row",
    .why =
        "Where no kana part them, the reader has to find out where one word ends and the next "
        "begins.",
    .bad = "大雪警報発令時間帯を調べます。\n",
    .good = "大雪警報が発令された時間帯を調べます。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
