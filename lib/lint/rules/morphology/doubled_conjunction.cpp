// Sentences one after the other that begin with the same conjunction: しかし、… しかし、….
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lint/rules/morphology/morphology.hpp"
#include "lint/rules/morphology/readings.hpp"

namespace kiji::lint {
namespace {

struct Conjunction {
    std::string surface;
    Span span{};  // in the file
};

/// The first one of a sentence.
std::optional<Conjunction> conjunction_of(const Morphology& morphology, const ProseText& prose,
                                          const Sentence& sentence) {
    for (const Morpheme& word : morphology.words(prose.slice(sentence.span))) {
        if (word.part == "接続詞")
            return Conjunction{std::string(word.surface),
                               span_of(sentence.span.begin + word.span.begin,
                                       sentence.span.begin + word.span.end)};
    }
    return std::nullopt;
}

void check(const Document&, Findings& out) {
    const Morphology* morphology = Morphology::installed();
    if (morphology == nullptr)
        return;
    const ProseText& prose = out.facts().prose_text();
    std::optional<Conjunction> last;
    std::uint32_t paragraph = UINT32_MAX;
    for (const Sentence& sentence : prose.sentences()) {
        if (is_passed_by(prose.paragraph_of(sentence).within))
            continue;
        if (sentence.paragraph != paragraph)
            last.reset();
        paragraph = sentence.paragraph;
        std::optional<Conjunction> here = conjunction_of(*morphology, prose, sentence);
        if (!here)
            continue;
        if (last && last->surface == here->surface)
            out.add({
                .span = here->span,
                .message = fmt::format("{} again, as in the sentence before", here->surface),
                .help = "leave one out, or take another conjunction",
                .related = {{last->span, "it stands here"}},
            });
        last = std::move(here);
    }
}

}  // namespace

constinit const Rule rules::doubled_conjunction{
    .name = "doubled-conjunction",
    .also = "no-doubled-conjunction ja-technical-writing/no-doubled-conjunction",
    .tags = "japanese ja-technical-writing morphology",
    .severity = Severity::info,
    .summary = "Sentences in a row have the same conjunction",
    .why =
        "Two turns in a row lead back to where the reader was. Needs MeCab with ipadic: without it "
        "nothing is said.",
    .bad = "しかし、雨です。しかし、出かけます。\n",
    .good = "しかし、雨です。それでも、出かけます。\n",
    .check = check,
};

}  // namespace kiji::lint
