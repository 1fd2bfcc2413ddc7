// What lint and dedupe both know of text: normal form, chunk markers, cut sentences, reading time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/tree.hpp"

namespace kiji::prose {

/// A block of prose: a paragraph (also one inside a list item or quote), as dedupe and lint see it.
struct Block {
    markdown::NodeId node = markdown::no_node;
    Span span;         // of the block in the file
    std::string text;  // as a reader gets it: no markup, CJK lines joined without a blank
};

/// The text of a block that holds inlines: link text and alt text kept; URLs, emphasis marks, code
/// ticks, footnote marks, HTML tags and masked Liquid dropped; soft breaks nothing between CJK
/// characters, else one blank; hard breaks "\n". O(size).
std::string reader_text(const markdown::Tree& tree, markdown::NodeId block);

/// Equal for texts that say the same: NFKC, full case folding, and only letters, marks and numbers
/// kept (Unicode L, M, N). O(size).
std::string normal_form(std::string_view text);

/// A line that a machine left between two chunks of text: `---END---`, `--- END ---`,
/// `[END]`, `<<<END>>>`, `=== CONTINUE ===`, `---続く---` and their like.
struct Marker {
    Span line;  // the marker's text in the file, without line end
    markdown::NodeId node = markdown::no_node;
};
/// All markers of a post in order: a paragraph, or a line of one, that is nothing but a marker.
std::vector<Marker> find_markers(const Document& doc);
bool is_marker(std::string_view line);

/// A sentence that a marker cuts in two: the block before does not end a sentence and the block
/// after goes on with it.
struct Cut {
    Span marker;
    Span before;  // the last characters before the cut, in the file
    Span after;   // the first characters behind it
};
std::vector<Cut> find_cuts(const Document& doc, const std::vector<Marker>& markers);

/// How much there is to read, front matter, code blocks, HTML and markers left out.
struct Length {
    std::size_t cjk_characters = 0;  // Han, kana, Hangul, and full-width letters; no punctuation
    std::size_t words = 0;           // of scripts that put blanks between words
};
Length measure(const Document& doc);

struct ReadingSpeed {
    double cjk_characters_per_minute = 500;
    double words_per_minute = 200;
};
double reading_minutes(const Length& length, const ReadingSpeed& speed);

}  // namespace kiji::prose
