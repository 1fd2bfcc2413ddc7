// Sentences that nobody keeps in mind to their end.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"
#include "lint/rules/japanese/patterns.hpp"

namespace kiji::lint {
namespace {

/// Text in UTF-16 units or code points, as textlint counts.
std::size_t length_of(std::string_view text, bool code_points) {
    return code_points ? count_code_points(text) : count_utf16(text);
}

bool is_link(const markdown::Tree& tree, const Piece& piece) {
    return tree[piece.node].kind == markdown::Kind::link && !is_by_reference(tree.link(piece.node));
}

/// Calls `take` with the parts of a sentence as a reader gets them, Liquid and links that show
/// their address left out.
template <typename Take>
void for_words_of(const ProseText& prose, const Sentence& sentence, bool without_urls, Take take) {
    const markdown::Tree& tree = prose.document().tree();
    for (const Piece& piece : prose.pieces(sentence)) {
        if (piece.kind == Piece::Kind::text) {
            take(prose.slice(common(piece.span, sentence.span)));
            continue;
        }
        const std::string text = prose.words_of(piece);
        if (!without_urls || !is_link(tree, piece) || tree.link(piece.node).url != text)
            take(text);
    }
}

/// No sentence is longer than its bytes.
void check(const Document& doc, Findings& out) {
    const Options& options = out.options();
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(options.integer("max"), 0));
    const bool code_points = options.text("countBy") == "codepoints";
    const bool without_urls = options.flag("skipUrlStringLink");
    const ProseText& prose = out.facts().prose_text();
    std::optional<Patterns> skipped;
    for (const Sentence& sentence : prose.sentences()) {
        if (sentence.span.size() <= most)
            continue;
        const Paragraph& paragraph = prose.paragraph_of(sentence);
        const auto pieces = prose.pieces(paragraph);
        if ((paragraph.within & in_quote) != 0 ||
            (pieces.size() == 1 && is_link(doc.tree(), pieces[0])) || doc.has_liquid(sentence.span))
            continue;
        std::size_t length = 0;
        for_words_of(prose, sentence, without_urls,
                     [&](std::string_view part) { length += length_of(part, code_points); });
        if (length <= most)
            continue;
        if (!skipped)
            skipped.emplace(options.texts("skipPatterns"));
        if (!skipped->empty()) {
            std::string words;
            for_words_of(prose, sentence, without_urls,
                         [&](std::string_view part) { words += part; });
            length = length_of(skipped->removed_from(words), code_points);
        }
        if (length <= most)
            continue;
        out.add({
            .span = sentence.span,
            .message = fmt::format("sentence of {} characters, {} more than {}", length,
                                   length - most, most),
            .help = "make two of it, or take out what can be said elsewhere",
        });
    }
}

constexpr std::array<std::string_view, 2> units{"codeunits", "codepoints"};
constexpr std::array<Option, 4> options{{
    {.name = "max",
     .summary = "characters that a sentence may have",
     .standard = std::int64_t{100}},
    {.name = "skipPatterns",
     .summary = "words, or /expressions/, that are not counted",
     .standard = Texts{}},
    {.name = "skipUrlStringLink",
     .summary = "do not count links whose text is their address",
     .standard = true},
    {.name = "countBy",
     .summary = "what is a character: UTF-16 units or code points",
     .standard = std::string_view("codeunits"),
     .choices = units},
}};

}  // namespace

constinit const Rule rules::sentence_too_long{
    .name = "sentence-too-long",
    .also = "sentence-length ja-technical-writing/sentence-length",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .summary = "Sentence is too long",
    .why =
        "At the end of a long sentence the reader has forgotten how it began; in Japanese, where "
        "the "
        "verb comes last, its meaning is open until then.",
    .bad =
        "朝から雪が降っていたので電車が遅れ、駅には人があふれ、改札の前には長い列ができ、駅員は何度"
        "も"
        "同じ案内をくり返していたが、だれもその場を離れようとはせず、ただ静かに次の電車が来るのを待"
        "ち"
        "つづけていたのだった。\n",
    .good = "朝から雪が降っていたので電車が遅れた。駅には人があふれていた。\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
