// The text of a post as rules about prose ask for it: runs between markup, paragraphs, sentences.
// It is taken apart as textlint does it (@textlint/markdown-to-ast, sentence-splitter 5), so that
// rules that are known from there find the same.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace kiji::lint {

/// What a run or a paragraph stands in, as bits.
enum Within : std::uint16_t {
    in_quote = 1,
    in_list_item = 2,
    in_heading = 4,
    in_link = 8,  // inlined, autolink or bare; text of a link by reference is as any other
    in_emphasis = 16,
    in_strong = 32,
    in_footnote = 64,
    in_table = 128,
    in_image = 256,
};

/// Which characters occur in a run, as bits, so that a rule passes by what cannot concern it.
enum Seen : std::uint16_t {
    seen_control = 1,  // C0 but tab and line ends, DEL
    seen_c1_lead = 2,  // U+0080 to U+00BF
    seen_general = 4,  // U+2000 to U+2FFF: zero width, directions, punctuation
    seen_kana = 8,     // U+3000 to U+3FFF: kana, punctuation, ideographic space
    seen_kanji = 16,   // U+4000 to U+9FFF
    seen_wide = 32,    // U+F000 to U+FFFF: full and half width, compatibility kanji
    seen_astral = 64,  // beyond U+FFFF
    seen_mark = 128,   // ! or ?
    seen_slash = 256,
    seen_square_bracket = 512,
    seen_comma = 1024,
    seen_space = 2048,
    seen_emphasis_mark = 4096,  // * or _
    seen_japanese = seen_kana | seen_kanji | seen_wide | seen_astral,
};

/// Text without markup inside it, soft line ends and escapes as written: over several lines it
/// holds the prefixes of its containers too.
struct TextRun {
    Span span;
    markdown::NodeId container = markdown::no_node;  // whose child it is
    std::uint16_t within = 0;
    std::uint16_t seen = 0;
    bool plain = false;  // a child of a paragraph that is in no quotation
};

/// A child of a paragraph, as textlint counts them: a run, a hard break, or anything else.
struct Piece {
    enum class Kind : std::uint8_t { text, line_break, other };
    Kind kind = Kind::text;
    Span span;
    markdown::NodeId node = markdown::no_node;  // of a run, its first one
};

struct Paragraph {
    markdown::NodeId node = markdown::no_node;
    Span span;
    std::uint16_t within = 0;
    std::uint32_t first_piece = 0;
    std::uint32_t end_piece = 0;
};

struct Sentence {
    Span span;
    std::uint32_t paragraph = 0;
};

constexpr Span common(Span a, Span b) {
    return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

/// "[text][label]", "[text][]" or "[text]": textlint has nodes of another kind for these.
constexpr bool is_by_reference(const markdown::Link& link) {
    using Form = markdown::Link::Form;
    return link.form == Form::full || link.form == Form::collapsed || link.form == Form::shortcut;
}

/// Belongs to one check of one document. Attribute lists of kramdown that end a paragraph are no
/// text; Liquid reads as filler.
class ProseText {
  public:
    explicit ProseText(const Document& doc);

    const Document& document() const { return *doc_; }
    /// The file, byte for byte, Liquid as `markdown::filler`.
    std::string_view text() const { return text_; }
    std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }

    /// By what they are children of, in the order of the tree: not sorted by place.
    std::span<const TextRun> runs() const { return runs_; }
    std::span<const Paragraph> paragraphs() const { return paragraphs_; }
    std::span<const Piece> pieces(const Paragraph& paragraph) const;
    /// The sentences of all paragraphs. Computed at the first call.
    std::span<const Sentence> sentences() const;
    const Paragraph& paragraph_of(const Sentence& sentence) const {
        return paragraphs_[sentence.paragraph];
    }

    /// The pieces that a sentence covers, the first and the last perhaps in part. O(log n).
    std::span<const Piece> pieces(const Sentence& sentence) const;

    /// What a reader gets of a piece that is no text: of code its code, of a link its text, of an
    /// image its alternative text, of HTML nothing.
    std::string words_of(const Piece& piece) const;

    ProseText(const ProseText&) = delete;
    ProseText& operator=(const ProseText&) = delete;
    ~ProseText() = default;

  private:
    void take_apart();
    void children_of(markdown::NodeId id, std::uint16_t within);
    void add_run(markdown::NodeId container, Span span, std::uint16_t within);

    const Document* doc_;
    std::string masked_;
    std::string_view text_;
    std::vector<TextRun> runs_;
    std::vector<Piece> pieces_;
    std::vector<Paragraph> paragraphs_;
    mutable std::optional<std::vector<Sentence>> sentences_;
};

/// Appends the sentences of the paragraph `index` to `out`. A sentence ends behind .．。?!？！ that
/// stand outside of brackets and quotation marks (opened and not closed: to the end of the
/// paragraph), "." only before white space. O(size).
void split_sentences(const ProseText& prose, std::uint32_t index, std::vector<Sentence>& out);

}  // namespace kiji::lint
