// The conjunctive が twice in one sentence: 便利だが、問題が多いが、使う.
#include <algorithm>
#include <array>
#include <vector>

#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/morphology/readings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::string_view, 7> separators{".", "．", "。", "?", "!", "？", "！"};

void check_sentence(const Morphology& morphology, std::string_view text, Span sentence,
                    Findings& out) {
    std::vector<Span> buts;
    const auto end = [&] {
        if (buts.size() > 1)
            out.add({
                .span =
                    span_of(sentence.begin + buts.front().begin, sentence.begin + buts.front().end),
                .message = "the sentence says が for \"but\" more than once",
                .help = "make two sentences of it",
            });
        buts.clear();
    };
    for (const Morpheme& word : morphology.words(text)) {
        // A bracket may hold sentences.
        if (std::ranges::find(separators, word.surface) != separators.end())
            end();
        else if (word.detail == "接続助詞" && word.surface == "が")
            buts.push_back(word.span);
    }
    end();
}

void check(const Document&, Findings& out) {
    const Morphology* morphology = Morphology::installed();
    if (morphology == nullptr)
        return;
    const ProseText& prose = out.facts().prose_text();
    for (const Sentence& sentence : prose.sentences()) {
        if (!is_passed_by(prose.paragraph_of(sentence).within))
            check_sentence(*morphology, prose.slice(sentence.span), sentence.span, out);
    }
}

}  // namespace

constinit const Rule rules::doubled_but{
    .name = "doubled-but",
    .also =
        "no-doubled-conjunctive-particle-ga "
        "ja-technical-writing/no-doubled-conjunctive-particle-ga",
    .tags = "japanese ja-technical-writing morphology",
    .severity = Severity::info,
    .summary = "A sentence turns twice with が",
    .why =
        "What it says in the end is hard to tell. Needs MeCab with ipadic: without it nothing is "
        "said.",
    .bad = "この機能は便利だが、問題は多いが、使います。\n",
    .good = "この機能は便利だが、問題は多い。それでも使います。\n",
    .check = check,
};

}  // namespace kiji::lint
