// A paragraph that begins with a sentence which stands above: a machine that goes on with a text
// likes to say its last sentence again.
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/drafts/drafts.hpp"
#include "prose/prose.hpp"
#include "value/value.hpp"

namespace kiji::lint {
namespace {

/// Shorter sentences come again by chance: "雪が降りました。", "Run it again:".
constexpr std::size_t least_width = 40;  // columns

/// A picture or a link that stands in many places is no sentence.
bool is_long_sentence(std::string_view text) {
    // A character of three bytes is at most two columns wide.
    return text.size() >= least_width && prose::ends_sentence(text) &&
           display_width(text) >= least_width;
}

/// A list, a quotation or a footnote may say a thing again; Liquid is written by a template.
bool counts(const Document& doc, const Paragraph& paragraph, Span sentence) {
    return (paragraph.within & (in_list_item | in_quote | in_footnote)) == 0 &&
           !doc.has_liquid(sentence);
}

struct Seen {
    Span sentence;
    std::uint32_t paragraph = 0;
};

/// Several paragraphs that come again in their order are told once, of the first.
void check(const Document& doc, Findings& out) {
    const ProseText& prose = out.facts().prose_text();
    std::unordered_map<std::uint64_t, Seen> seen;
    std::uint32_t last_paragraph = UINT32_MAX;
    Seen run{.paragraph = UINT32_MAX};  // what the paragraph before repeats
    for (const Sentence& sentence : prose.sentences()) {
        const bool opens = sentence.paragraph != last_paragraph;
        last_paragraph = sentence.paragraph;
        const Seen before = opens ? std::exchange(run, Seen{.paragraph = UINT32_MAX}) : run;
        const std::string_view text = prose.slice(sentence.span);
        if (!is_long_sentence(text) || !counts(doc, prose.paragraph_of(sentence), sentence.span))
            continue;
        const auto [place, is_new] =
            seen.try_emplace(hash64(text), Seen{sentence.span, sentence.paragraph});
        const Seen& first = place->second;
        if (is_new || !opens || prose.slice(first.sentence) != text)
            continue;
        run = first;
        if (before.paragraph != UINT32_MAX && first.paragraph == before.paragraph + 1)
            continue;
        out.add({
            .span = sentence.span,
            .message =
                fmt::format("paragraph begins with \"{}\", which line {} says", excerpt(text),
                            doc.file().lines().line_at(first.sentence.begin) + 1),
            .help = "delete it where the text only goes on behind it",
            .related = {{first.sentence, "it stands here"}},
        });
    }
}

}  // namespace

constinit const Rule rules::repeated_opening{
    .name = "repeated-opening",
    .tags = "drafts",
    .severity = Severity::info,
    .in_blog = true,
    .summary = "Paragraph begins with a sentence that stands above",
    .why =
        "A program that goes on with a text begins with the last thing it read. kiji dedupe finds "
        "what else stands twice, and takes it out.",
    .bad =
        "夜のあいだに雪が降り、朝には町がすっかり白くなっていた。\n\n"
        "夜のあいだに雪が降り、朝には町がすっかり白くなっていた。子どもたちは外へ出た。\n",
    .good = "夜のあいだに雪が降り、朝には町がすっかり白くなっていた。\n\n子どもたちは外へ出た。\n",
    .check = check,
};

}  // namespace kiji::lint
