// One word twice in a row: データをを.
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/morphology/readings.hpp"

namespace kiji::lint {
namespace {

/// ドキドキ, カクカク: katakana come in pairs by right.
bool is_katakana(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if ((c.value < U'ァ' || c.value > U'ン') && c.value != U'ー')
            return false;
        at += c.length;
    }
    return true;
}

bool is_number(const Morpheme& word) {
    return word.part == "名詞" && word.detail == "数";
}

void check(const Document&, Findings& out) {
    const Morphology* morphology = Morphology::installed();
    if (morphology == nullptr)
        return;
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if ((run.seen & (seen_kana | seen_kanji)) == 0)
            continue;
        const std::vector<Morpheme> words = morphology->words(prose.slice(run.span));
        for (std::size_t i = 1; i < words.size(); ++i) {
            const Morpheme& word = words[i];
            // What white space parts stands twice by right.
            if (word.surface != words[i - 1].surface || word.span.begin != words[i - 1].span.end ||
                (is_number(word) && is_number(words[i - 1])) || is_katakana(word.surface) ||
                word.part == "記号")
                continue;
            out.add({
                .span = span_of(run.span.begin + word.span.begin, run.span.begin + word.span.end),
                .message = fmt::format("{} stands twice in a row", word.surface),
                .help = "delete one of them",
            });
        }
    }
}

}  // namespace

constinit const Rule rules::successive_word{
    .name = "successive-word",
    .also = "ja-no-successive-word ja-technical-writing/ja-no-successive-word",
    .tags = "japanese ja-technical-writing morphology",
    .severity = Severity::info,
    .summary = "A word stands twice in a row",
    .why = "It is a slip of the keyboard. Needs MeCab with ipadic: without it nothing is said.",
    .bad = "データをを保存します。\n",
    .good = "データを保存します。\n",
    .check = check,
};

}  // namespace kiji::lint
