#include "site/tags/phrase.hpp"

#include <vector>

namespace kiji::site::tags {

Phrase Phrase::read(std::string_view markup, liquid::Parser& parser, const liquid::Tag& tag) {
    Phrase phrase;
    std::vector<Piece> pieces;
    for (;;) {
        const std::size_t begin = markup.find("{{");
        const std::size_t end = markup.find("}}", begin);
        if (begin == std::string_view::npos || end == std::string_view::npos)
            break;
        pieces.push_back(
            {.before = markup.substr(0, begin),
             .output = parser.output(markup.substr(begin + 2, end - begin - 2), tag.place)});
        markup.remove_prefix(end + 2);
    }
    phrase.outputs_ = parser.keep_all(pieces);
    phrase.rest_ = markup;
    return phrase;
}

std::string Phrase::text(liquid::Render& render) const {
    std::string text;
    for (const Piece& piece : outputs_) {
        text += piece.before;
        const Value value = render.evaluate(piece.output);
        if (render.failed())
            return {};
        if (!liquid::append_text(text, value, render.dialect(),
                                 render.options().limits.output_bytes))
            return {};
    }
    text += rest_;
    return text;
}

}  // namespace kiji::site::tags
