// What lint and dedupe both know of text: normal form, sentences, chunk markers, cut sentences,
// reading time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/markdown.hpp"
#include "source/span.hpp"

namespace kiji::prose {

/// The text of a block that holds inlines: link text and alt text kept; URLs, emphasis marks, code
/// ticks, footnote marks, HTML tags, kramdown's `{: attributes}` and masked Liquid dropped; soft
/// breaks nothing between CJK characters, else one blank; hard breaks "\n". Blanks at both ends are
/// taken off. What stands in the spans of `without` (sorted, disjoint) is dropped as well. O(size).
std::string reader_text(const Document& doc, markdown::NodeId block,
                        std::span<const Span> without = {});
/// The same of what stands in `part` of the block. O(size of the part).
std::string reader_text_in(const Document& doc, markdown::NodeId block, Span part);

/// A text and where it stands in the file.
struct PlacedText {
    /// `text` of the one stands for `source` of the other: byte for byte where both have one size,
    /// else (an entity) as a whole.
    struct Stretch {
        Span text;
        Span source;
        bool linear() const { return text.size() == source.size(); }
    };
    std::string text;
    std::vector<Stretch> stretches;  // sorted; what lies between them are breaks

    void append(std::string_view more, Span source);
    /// The bytes of the file from where [begin, end), which is not empty, begins to where it ends.
    /// O(log n).
    Span place(std::size_t begin, std::size_t end) const;
};
/// `reader_text` with its places.
PlacedText placed_reader_text(const Document& doc, markdown::NodeId block,
                              std::span<const Span> without = {});

/// Equal for texts that say the same: NFKC, full case folding, and only letters, marks and numbers
/// kept (Unicode L, M, N). O(size), without ICU for ASCII, kana, Han and Hangul.
std::string normal_form(std::string_view text);
/// The same, behind what stands in `out`.
void append_normal_form(std::string_view text, std::string& out);
/// For each code point of normal_form(text) the byte of `text` where it begins. O(size).
std::vector<std::uint32_t> normal_form_places(std::string_view text);
/// True where both have the same normal form and it is not empty.
bool same_text(std::string_view a, std::string_view b);

/// The sentences of a text as a reader gets it (`reader_text`), as byte offsets into it, in order
/// and disjoint; what lies between them is white space. A sentence ends at 。！？, or at . ! ?
/// before white space, outside of brackets and quotation marks that are closed; further such
/// characters and closing brackets stay with it. Abbreviations, initials and decimal points end
/// none. The rest of the text is a sentence too. O(size).
std::vector<Span> sentences(std::string_view text);
/// True where `text` ends as a sentence does: by 。！？…, by . ! ? :, or by such a character and
/// closing brackets or quotation marks; also where it is empty.
bool ends_sentence(std::string_view text);

/// A line that a machine left between two chunks of text: `---END---`, `--- END ---`,
/// `[END]`, `<<<END>>>`, `=== CONTINUE ===`, `---続く---` and their like.
struct Marker {
    Span line;  // the marker's text in the file, without blanks and line end
    markdown::NodeId node = markdown::no_node;
};
/// All markers of a post in order: a paragraph or HTML block, or a line of one, that is nothing but
/// a marker, or a marker in dashes at the head or the end of a line of text. What may also close a
/// post, such as `（続く）` or `--- 完 ---`, is one only where text follows. `extra`: lines that
/// count as well, compared as a whole without blanks around them.
std::vector<Marker> find_markers(const Document& doc, std::span<const std::string> extra = {});
/// True where `line` looks like a marker, wherever it stands.
bool is_marker(std::string_view line, std::span<const std::string> extra = {});

/// A sentence that a marker cuts: the block before does not end a sentence, and text stands behind.
/// Several markers in a row are one cut, told of the first.
struct Cut {
    Span marker;
    Span before;  // the last characters before the cut, in the file
    Span after;   // the first characters behind it
    markdown::NodeId block_before = markdown::no_node;
    markdown::NodeId block_after = markdown::no_node;
    bool certain = false;     // what follows goes on with the sentence
    bool broken_off = false;  // what follows does not; neither: it may, or be a sentence of its own
};
/// What may stand behind a cut: a paragraph alone, whose text the sentence may be joined with, or a
/// heading as well, before which a sentence is broken off.
enum class Behind : std::uint8_t { paragraph, any_text };
std::vector<Cut> find_cuts(const Document& doc, std::span<const Marker> markers,
                           Behind behind = Behind::paragraph);
/// The markers that had better stay where they are: whether or not a cut was found, no sentence
/// ends before them, and without the marker nobody would see where to look.
std::vector<Span> doubtful_markers(const Document& doc, std::span<const Marker> markers);

/// How much there is to read, front matter, code blocks, HTML, Liquid and markers left out.
struct Length {
    std::size_t cjk_characters = 0;  // Han, kana, Hangul, full-width forms and their punctuation
    std::size_t words = 0;           // of scripts that put blanks between words
};
Length measure(const Document& doc, std::span<const Marker> markers);

struct ReadingSpeed {
    double cjk_characters_per_minute = 500;
    double words_per_minute = 200;
};
double reading_minutes(const Length& length, const ReadingSpeed& speed);

}  // namespace kiji::prose
