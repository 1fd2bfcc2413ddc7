// Sentences with many commas.
#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "lint/facts/prose_text.hpp"
#include "lint/rules/japanese/japanese.hpp"

namespace kiji::lint {
namespace {

struct Commas {
    std::int64_t count = 0;
    std::size_t last = 0;
};

/// Commas in the text of a sentence, code left out. The last one stands in the file, or in a link
/// or an image, where its place is that of the whole.
Commas commas_in(const ProseText& prose, const Sentence& sentence) {
    Commas commas;
    for (const Piece& piece : prose.pieces(sentence)) {
        if (piece.kind == Piece::Kind::text) {
            const Span part = common(piece.span, sentence.span);
            const std::string_view text = prose.slice(part);
            for (std::size_t at = text.find(','); at != std::string_view::npos;
                 at = text.find(',', at + 1)) {
                ++commas.count;
                commas.last = part.begin + at;
            }
        } else if (prose.document().tree()[piece.node].kind != markdown::Kind::code) {
            const auto more = std::ranges::count(prose.words_of(piece), ',');
            commas.count += more;
            if (more > 0)
                commas.last = piece.span.begin;
        }
    }
    return commas;
}

/// Stops where there are more: hardly any sentence has them.
bool has_more_commas(std::string_view text, std::int64_t most) {
    std::size_t at = 0;
    for (std::int64_t count = 0; count <= most; ++count) {
        at = text.find(',', at);
        if (at == std::string_view::npos)
            return false;
        ++at;
    }
    return true;
}

void check(const Document&, Findings& out) {
    const std::int64_t most = out.options().integer("max");
    const ProseText& prose = out.facts().prose_text();
    for (const Sentence& sentence : prose.sentences()) {
        if (!has_more_commas(prose.slice(sentence.span), most))
            continue;
        const Commas commas = commas_in(prose, sentence);
        if (commas.count > most)
            out.add({
                .span = span_of(commas.last, commas.last + 1),
                .message = fmt::format("sentence has {} commas, {} more than {}", commas.count,
                                       commas.count - most, most),
                .help = "make two of it, or a list",
            });
    }
}

constexpr std::array<Option, 1> options{{
    {.name = "max", .summary = "commas that a sentence may have", .standard = std::int64_t{3}},
}};

}  // namespace

constinit const Rule rules::too_many_commas{
    .name = "too-many-commas",
    .also = "max-comma ja-technical-writing/max-comma",
    .tags = "japanese ja-technical-writing",
    .severity = Severity::info,
    .summary = "Sentence has many commas",
    .why = "Each comma asks the reader to keep one more thing in mind until the sentence ends.",
    .bad = "snow, ice, rain, hail, and wind.\n",
    .good = "snow, ice, and wind.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
