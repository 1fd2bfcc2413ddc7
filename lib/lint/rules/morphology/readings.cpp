#include "lint/rules/morphology/readings.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kiji::lint {

Reading::Reading(const Document& doc, const ProseText& prose, const Sentence& sentence) {
    for (const Piece& piece : prose.pieces(sentence)) {
        if (piece.kind == Piece::Kind::text) {
            const Span part{std::max(piece.span.begin, sentence.span.begin),
                            std::min(piece.span.end, sentence.span.end)};
            if (part.begin < part.end)
                add(prose.slice(part), part);
        } else if (doc.tree()[piece.node].kind == markdown::Kind::code) {
            std::string dashes;
            for (std::size_t i = count_code_points(prose.words_of(piece)); i > 0; --i)
                dashes += "ー";
            add(dashes, piece.span);
        } else {
            add(prose.words_of(piece), piece.span);
        }
    }
}

void Reading::add(std::string_view text, Span source) {
    stretches_.push_back({text_.size(), source, text.size() == source.size()});
    text_ += text;
}

Span Reading::place(Span span) const {
    const auto behind = std::ranges::upper_bound(stretches_, static_cast<std::size_t>(span.begin),
                                                 {}, &Stretch::begin);
    if (behind == stretches_.begin())
        return {};
    const Stretch& stretch = *(behind - 1);
    if (!stretch.is_same)
        return stretch.source;
    const std::size_t begin = stretch.source.begin + (span.begin - stretch.begin);
    return span_of(begin, std::min<std::size_t>(begin + span.size(), stretch.source.end));
}

}  // namespace kiji::lint
