// Kana whose dakuten is a character of its own, as macOS writes names of files.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/find_triple.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t mark_size = 3;  // bytes of each of the four marks

/// The next of the voiced and half voiced sound marks, combining (U+3099, U+309A) or standing alone
/// (U+309B, U+309C).
std::size_t find_sound_mark(std::string_view text, std::size_t at) {
    return find_triple(text, at, [](Byte a, Byte b, Byte c) {
        return (a ^ 0xE3U) | (b ^ 0x82U) | outside(c, 0x99, 0x9C);
    });
}

void report_mark_alone(std::string_view text, std::size_t begin, std::size_t at, Findings& out) {
    out.add({
        .span = span_of(begin + at, begin + at + mark_size),
        .message = fmt::format("\"{}\" is a sound mark without a kana", text.substr(at, mark_size)),
        .help = "delete the mark, or write it behind the kana that it belongs to",
    });
}

void look_at(std::string_view text, std::size_t begin, Findings& out) {
    for (std::size_t at = find_sound_mark(text, 1); at != std::string_view::npos;
         at = find_sound_mark(text, at + mark_size)) {
        std::size_t first = at - 1;
        while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80)
            --first;
        if (text[first] == '\n' || text[first] == '\r') {
            report_mark_alone(text, begin, at, out);
            continue;
        }
        const std::string_view written = text.substr(first, at + mark_size - first);
        const bool voiced = text[at + 2] == '\x99' || text[at + 2] == '\x9B';
        const std::string whole =
            nfc(std::string(text.substr(first, at - first)) + (voiced ? "\u3099" : "\u309A"));
        Diagnostic finding{
            .span = span_of(begin + first, begin + at + mark_size),
            .message = fmt::format("\"{}\" is a kana and a sound mark, two characters", written),
            .help = "delete the mark, or write it behind the kana that it belongs to",
        };
        if (count_code_points(whole) == 1) {
            finding.help = fmt::format("write {} as one character", whole);
            finding.fix = {{finding.span, whole}};
        }
        out.add(std::move(finding));
    }
}

void check(const Document& doc, Findings& out) {
    if (find_sound_mark(doc.text(), 0) == std::string_view::npos)
        return;
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if ((run.within & (in_link | in_quote | in_emphasis)) == 0 && (run.seen & seen_kana) != 0)
            look_at(prose.slice(run.span), run.span.begin, out);
    }
}

}  // namespace

constinit const Rule rules::decomposed_kana{
    .name = "decomposed-kana",
    .also = "no-nfd ja-technical-writing/no-nfd",
    .tags = "japanese ja-technical-writing",
    .fixes = Fixes::unsafe,
    .summary = "Kana is written as two characters",
    .why =
        "It looks the same, but a search for the word does not find it, and some fonts set the "
        "mark "
        "beside its kana.",
    .bad = "か\u3099くせい\n",
    .good = "がくせい\n",
    .check = check,
};

}  // namespace kiji::lint
