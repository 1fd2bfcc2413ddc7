// The texts that rules about words look at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/morphology.hpp"
#include "lint/facts/prose_text.hpp"

namespace kiji::lint {

/// True where quotations, links, images and emphasis hold it: textlint's rules pass these by.
inline bool is_passed_by(std::uint16_t within) {
    return (within & (in_quote | in_link | in_image | in_emphasis)) != 0;
}

/// A sentence as its reader has it, with code as dashes of the same number of letters.
class Reading {
  public:
    Reading(const Document& doc, const ProseText& prose, const Sentence& sentence);

    const std::string& text() const { return text_; }
    /// The place in the file of what stands at `span` of the text.
    Span place(Span span) const;

  private:
    void add(std::string_view text, Span source);

    struct Stretch {
        std::size_t begin = 0;  // in the text
        Span source{};
        bool is_same = false;  // byte for byte
    };
    std::string text_;
    std::vector<Stretch> stretches_;
};

}  // namespace kiji::lint
