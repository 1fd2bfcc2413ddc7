// A potential form that lacks its ら: 食べれる.
#include <vector>

#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/morphology/readings.hpp"

namespace kiji::lint {
namespace {

bool wants_ra(const Morpheme& word) {
    return word.part == "動詞" && word.detail == "自立" && word.type == "一段" &&
           word.form == "未然形";
}
bool lacks_ra(const Morpheme& word) {
    return word.part == "動詞" && word.detail == "接尾" && word.base == "れる";
}
/// The dictionary takes these for verbs of their own.
bool is_one_word(const Morpheme& word) {
    return word.part == "動詞" && (word.base == "来れる" || word.base == "見れる");
}

void report(Span span, Findings& out) {
    out.add({
        .span = span,
        .message = "られる lacks its ら here",
        .help = "write られる",
    });
}

void check(const Document&, Findings& out) {
    const Morphology* morphology = Morphology::installed();
    if (morphology == nullptr)
        return;
    const ProseText& prose = out.facts().prose_text();
    for (const TextRun& run : prose.runs()) {
        if (is_passed_by(run.within) || (run.seen & seen_kana) == 0)
            continue;
        const std::vector<Morpheme> words = morphology->words(prose.slice(run.span));
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Span span =
                span_of(run.span.begin + words[i].span.begin, run.span.begin + words[i].span.end);
            if (is_one_word(words[i]) || (i > 0 && wants_ra(words[i - 1]) && lacks_ra(words[i])))
                report(span, out);
        }
    }
}

}  // namespace

constinit const Rule rules::dropped_ra{
    .name = "dropped-ra",
    .also = "no-dropping-the-ra ja-technical-writing/no-dropping-the-ra",
    .tags = "japanese ja-technical-writing morphology",
    .severity = Severity::info,
    .summary = "れる stands where られる is meant",
    .why = "It is spoken and not written so. Needs MeCab with ipadic: without it nothing is said.",
    .bad = "ここでは雪が食べれる。\n",
    .good = "ここでは雪が食べられる。\n",
    .check = check,
};

}  // namespace kiji::lint
