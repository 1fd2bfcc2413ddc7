// Kanji without anything between them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/characters.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

void look_at(std::string_view text, std::size_t begin, std::size_t most,
             std::span<const std::string_view> allowed, Findings& out) {
    std::size_t first = 0;
    std::size_t length = 0;  // in UTF-16 units, as textlint counts
    for (std::size_t at = 0; at <= text.size();) {
        const CodePoint c = decode(text, at);
        if (c.length > 0 && is_kanji(c.value)) {
            if (length == 0)
                first = at;
            length += c.value > 0xFFFF ? 2 : 1;
        } else if (length > 0) {
            const std::string_view word = text.substr(first, at - first);
            if (length > most && std::ranges::find(allowed, word) == allowed.end())
                out.add({
                    .span = span_of(begin + first, begin + at),
                    .message = fmt::format("\"{}\" has {} kanji in a row, {} more than {}", word,
                                           length, length - most, most),
                    .help = "part it by の or other kana, or allow it as a name",
                });
            length = 0;
        }
        at += std::max<std::size_t>(c.length, 1);
    }
}

void check(const Document&, Findings& out) {
    const auto most =
        static_cast<std::size_t>(std::max<std::int64_t>(out.options().integer("max"), 0));
    const std::vector<std::string_view> allowed = out.options().texts("allow");
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if ((run.within & (in_link | in_quote | in_emphasis)) == 0 &&
            (run.seen & seen_japanese) != 0 && run.span.size() > most * 3)
            look_at(prose.slice(run.span), run.span.begin, most, allowed, out);
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
