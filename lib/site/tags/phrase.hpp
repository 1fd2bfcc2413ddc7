// Text of a tag with outputs in it: {% include {{ page.lang }}/note.html %}. Internal to
// lib/site/tags.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "liquid/liquid.hpp"

namespace kiji::site::tags {

/// Lives in the arena of its template.
class Phrase {
  public:
    Phrase() = default;
    /// Reads `markup`, a piece of the markup of `tag`. O(size).
    static Phrase read(std::string_view markup, liquid::Parser& parser, const liquid::Tag& tag);

    /// Text in which outputs are nothing special.
    static Phrase plain(std::string_view text) {
        Phrase phrase;
        phrase.rest_ = text;
        return phrase;
    }

    /// True where it is the same text for all.
    bool is_plain() const { return outputs_.empty(); }
    /// What stands behind the last output: all of it where there is none.
    std::string_view rest() const { return rest_; }
    /// The whole text. What cannot be worked out is empty, and render.failed() is true.
    std::string text(liquid::Render& render) const;

  private:
    struct Piece {
        std::string_view before;
        liquid::Output output;
    };
    std::span<const Piece> outputs_{};
    std::string_view rest_{};  // behind the last output
};

}  // namespace kiji::site::tags
