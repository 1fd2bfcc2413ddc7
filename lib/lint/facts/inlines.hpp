// The inlines of a body as tokens with exact places, as the rules about links, emphasis, code and
// HTML need them. The tree of lib/markdown says what a page will show; these tokens say how it is
// written: markers, labels, literal "*", labels that lead nowhere, tags within HTML blocks, math,
// directives. They are micromark's (CommonMark 0.31 with GFM's tables, bare URLs and footnotes,
// math and directives), so that rules which come from markdownlint say what markdownlint says.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/blocks.hpp"
#include "markdown/markdown.hpp"

namespace kiji::lint {

class InlineWriter;

struct InlineToken {
    enum class Kind : std::uint8_t {
        text,
        lone_run,       // "*", "__", … that opens and closes nothing, with no text beside it that
                        // belongs to the same token
        line_end,       // spans the line end and what precedes the text of the next line
        escape,         // a backslash and what it escapes
        entity,         // "&amp;"
        code,           // with its ticks; `data` is an index of codes()
        math,           // "$x$"; `data` is an index of codes()
        html,           // a tag, comment, declaration or instruction
        autolink,       // "<https://example.org>"
        bare_url,       // "https://example.org", "www.example.org", "me@example.org"
        emphasis,       // holds tokens; `data`: how long a marker is, 1
        strong,         // 2
        link,           // holds the tokens of its text; `data` is an index of links()
        image,          // the same
        footnote_call,  // "[^1]"
        directive,      // ":name[label]{key=value}"; holds the tokens of its label
        attribute_list,  // kramdown's "{: .class}"
    };
    Kind kind = Kind::text;
    bool in_html_block = false;
    std::uint32_t parent = UINT32_MAX;  // index of the token that holds it; UINT32_MAX: none
    std::uint32_t end = 0;              // one past its last descendant
    Span span{};
    std::uint32_t data = UINT32_MAX;
};

/// What a link or an image consists of. All spans are empty where there is nothing.
struct InlineLink {
    markdown::Link::Form form =
        markdown::Link::Form::inlined;  // inlined, full, collapsed, shortcut
    Span text{};                        // between the brackets
    Span resource{};                    // "(url "title")" with its parentheses
    Span destination{};                 // the url as written, without < >
    Span title{};                       // without quotes
    Span reference{};  // full, collapsed: the second pair of brackets with what is within
    bool has_destination = false;  // "()" and "(<>)" have none
    bool has_title = false;
};

/// Inside a code span or math, line by line: blanks that are padding apart.
struct InlineCode {
    Span content{};       // between the ticks
    bool padded = false;  // a blank or line end on each side is taken off
};

/// Brackets that would be a link if there were such a definition.
struct UndefinedReference {
    markdown::Link::Form form = markdown::Link::Form::shortcut;  // full, collapsed, shortcut
    Span span{};
    std::string label{};  // as written, without what is no text in it
};

/// A stretch of text that is read as one: a paragraph, a heading, a cell, a paragraph within HTML.
struct InlineBlock {
    enum class Place : std::uint8_t { paragraph, atx_heading, setext_heading, cell, label };
    Place place = Place::paragraph;
    bool in_html_block = false;
    markdown::NodeId node = markdown::no_node;  // of the tree, where that is read
    std::uint32_t block = no_block;             // of Blocks, where these are
    Span lines{};  // from its first line to its last, without what stands before and behind it
    std::uint32_t begin = 0;  // its tokens
    std::uint32_t end = 0;

    bool is_heading() const {
        return place == Place::atx_heading || place == Place::setext_heading;
    }
};

/// All of them, in document order. Belongs to one document and one thread.
class Inlines {
  public:
    using Kind = InlineToken::Kind;

    /// Of the paragraphs that the tree has: Liquid reads as letters, attribute lists are tokens,
    /// there are no directives, and math is between two dollar signs. O(size), whatever the input.
    explicit Inlines(const Document& doc);
    /// Of the paragraphs that micromark sees, and as it reads them. O(size), whatever the input.
    Inlines(const Document& doc, const Blocks& blocks);

    std::span<const InlineBlock> blocks() const { return blocks_; }
    /// The block whose text begins at `offset`; null where none does. O(log blocks).
    const InlineBlock* block_at(std::size_t offset) const;
    /// Tokens before those that they hold, those by where they begin.
    std::span<const InlineToken> tokens() const { return tokens_; }
    std::span<const InlineToken> tokens(const InlineBlock& block) const {
        return tokens().subspan(block.begin, block.end - block.begin);
    }
    const InlineToken& operator[](std::uint32_t token) const { return tokens_[token]; }
    const InlineLink& link(const InlineToken& token) const { return links_[token.data]; }
    const InlineCode& code(const InlineToken& token) const { return codes_[token.data]; }
    /// In the order in which their brackets are closed.
    std::span<const UndefinedReference> undefined_references() const { return undefined_; }
    /// Code between fences inside of HTML blocks, a span for each line.
    std::span<const Span> html_code_lines() const { return html_code_; }
    /// The text of the file in which Liquid reads as `markdown::filler`, if it does.
    std::string_view text() const { return text_; }
    bool knows_jekyll() const { return knows_jekyll_; }

  private:
    friend class InlineWriter;
    using Place = InlineBlock::Place;

    void add_html(const LineIndex& index, Span span, std::uint32_t block);
    void add_row(const TableRow& row, InlineWriter& writer);
    void add_directive(const Block& block, InlineWriter& writer);

    std::string masked_;
    std::string_view text_;
    bool knows_jekyll_;
    std::vector<InlineBlock> blocks_;
    std::vector<InlineToken> tokens_;
    std::vector<InlineLink> links_;
    std::vector<InlineCode> codes_;
    std::vector<UndefinedReference> undefined_;
    std::vector<Span> html_code_;
};

}  // namespace kiji::lint
