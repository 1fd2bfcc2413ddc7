// The text of a post as dedupe sees it: blocks and their sentences in normal form, and where each
// of them stands in the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "dedupe/report.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

enum class BlockKind : std::uint8_t {
    paragraph,  // also of a list item
    heading,
    marker,   // a chunk marker that is a block of its own
    in_code,  // text in the body of {% highlight %}: told of where it stands outside of code too
    excluded,  // code, HTML, tables, quotes, notes, formulas, Liquid, links alone, …: left as it is
};

/// A sentence of a block.
struct Sentence {
    Span span;  // in the file, without blanks and markers around it
    /// In normal form, bytes of `Text::forms`; with the Liquid in it, which makes texts differ.
    Span form;
    Hash128 hash;                  // of the form
    std::uint32_t characters = 0;  // of the form without bare addresses, in code points
    std::uint32_t cjk = 0;         // how many of those are Chinese or Japanese
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// A block of the body. `span` covers the block without blanks around it, markers within it too.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    markdown::NodeId node = markdown::no_node;  // none in code
    Span span;
    Span form;  // as of a sentence: the forms of its sentences are parts of it, in order
    Hash128 hash;
    std::uint32_t characters = 0;
    std::uint32_t cjk = 0;
    std::uint32_t first_sentence = 0;  // in Text::sentences
    std::uint32_t sentences = 0;       // none of markers and what is excluded
    std::uint8_t level = 0;            // of a heading
    bool in_list = false;
    bool off = false;  // between kiji-disable and kiji-enable: never reported, never removed
    bool links_alone = false;
    friend bool operator==(const Block&, const Block&) = default;
};

/// True for a block that is compared with others.
constexpr bool is_text(const Block& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::in_code;
}

/// One post. Views stay good while this lives. All blocks of the body in reading order, with
/// sentences and normal forms of paragraphs and headings.
struct Text {
    std::string forms;
    std::vector<Block> blocks;
    std::vector<Sentence> sentences;
    std::vector<Span> markers;  // chunk markers in the file, in order

    std::string_view form_of(Span form) const {
        return std::string_view(forms).substr(form.begin, form.size());
    }
    std::span<const Sentence> sentences_of(const Block& block) const {
        return std::span(sentences).subspan(block.first_sentence, block.sentences);
    }
    friend bool operator==(const Text&, const Text&) = default;
};

/// Reads the text of `doc`. `markers`: further lines that count as chunk markers. O(size).
Text read_text(const Document& doc, std::span<const std::string> markers);

/// Where each code point of the normal form of `block`, one of `text`, stands in the file: one more
/// than there are code points, the last being the end of the block. O(size of the block).
std::vector<std::uint32_t> places_of_form(const Document& doc, const Text& text,
                                          const Block& block);

}  // namespace kiji::dedupe
