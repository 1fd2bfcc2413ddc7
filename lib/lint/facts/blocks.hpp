// The blocks of a document as markdownlint's parser (micromark) sees them: what cmark-gfm's tree
// does not keep (prefixes, indents, cells with their pipes), and what it does not know (math,
// directives).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/lines.hpp"
#include "source/span.hpp"

namespace kiji::lint {

enum class BlockKind : std::uint8_t {
    // hold blocks
    quote,
    bullet_list,
    ordered_list,
    footnote,   // [^note]: …
    directive,  // :::name … :::
    // hold none
    paragraph,  // with the link definitions at its start
    heading,
    thematic_break,
    fenced_code,
    indented_code,
    math,  // $$ … $$
    html,
    table,
    leaf_directive,  // ::name
    attributes,      // kramdown's {: … }; only where Jekyll's syntax is known
};
constexpr bool is_list(BlockKind kind) {
    return kind == BlockKind::bullet_list || kind == BlockKind::ordered_list;
}

inline constexpr std::uint32_t no_block = UINT32_MAX;

/// Lines are 0-based lines of the file.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t parent = no_block;  // the block that holds it
    std::uint32_t first_line = 0;
    /// The last line that belongs to it. As in micromark, a container has the lines on which
    /// nothing but its own or an outer prefix stands, and code whose fence is never closed may have
    /// the line after it, or one past the last line of the file.
    std::uint32_t last_line = 0;
    /// The last line on which it has content, prefixes of quotes not counted. Lists only.
    std::uint32_t content_line = 0;
    Span start{};  // its marker, fence or first character; of a thematic break, all of it
    std::uint32_t margin = 0;  // where the blanks before `start` begin that belong to nothing else
    // What it has of Blocks::lines(): of paragraphs, headings (but "#"), code.
    std::uint32_t lines_begin = 0;
    std::uint32_t lines_end = 0;
};

/// "[label]: url "title"".
struct WrittenDefinition {
    std::uint32_t block = no_block;  // the paragraph or heading at whose head it stands
    Span span{};
    Span label{};        // between the brackets
    Span destination{};  // without < >
    bool in_angles = false;
};

/// One item of a list: `12. text`.
struct ListItem {
    std::uint32_t list = no_block;
    std::uint32_t line = 0;
    Span value{};   // "12"; empty in a bullet list
    Span marker{};  // ".", ")", "-", "*", "+"
    Span blanks{};  // behind the marker, up to the content; empty where the item begins empty
    bool empty = false;
};

/// What stands before the content of a line: the ">" of a quote with one blank behind it, or
/// blanks before such a ">" or before the marker of a list.
struct Prefix {
    std::uint32_t line = 0;
    bool quote = false;
    Span span{};
};

/// Further blanks behind the prefix of a quote.
struct QuoteBlanks {
    std::uint32_t line = 0;
    Span span{};
    bool in_list = false;       // within a list, or before the marker of one
    bool in_paragraph = false;  // before text that no blank changes
};

struct TableRow {
    std::uint32_t table = no_block;
    std::uint32_t line = 0;
    bool delimiter = false;
    Span span{};  // up to the end of the line, blanks included
};

struct BlockLists;

/// All lists are in document order. One pass over the lines; O(size) for nesting up to
/// `Limits::block_depth`, which reading the document has checked.
class Blocks {
  public:
    /// `knows_jekyll`: Liquid reads as letters, and kramdown's attribute lists are blocks.
    /// Keeps `doc` and `lines`.
    Blocks(const Document& doc, const Lines& lines, bool knows_jekyll);
    Blocks(const Blocks&) = delete;
    Blocks& operator=(const Blocks&) = delete;
    ~Blocks();

    std::span<const Block> all() const;
    const Block& operator[](std::uint32_t block) const;
    std::span<const ListItem> items() const;
    std::span<const Prefix> prefixes() const;
    std::span<const QuoteBlanks> quote_blanks() const;
    std::span<const TableRow> rows() const;
    /// The lines of a block without the prefixes and blanks before them, and without the fences of
    /// code; definitions at its head are among them.
    std::span<const Span> lines(const Block& block) const;
    /// None where Jekyll's syntax is known.
    std::span<const WrittenDefinition> definitions() const { return definitions_; }
    /// The same without definitions.
    std::span<const Span> text_lines(std::uint32_t block) const;

    /// True where a block of that kind holds `block`, at any depth. O(depth).
    bool is_within(std::uint32_t block, BlockKind kind) const;
    bool is_within_list(std::uint32_t block) const;

    /// The first line of the body, and one past the last.
    std::uint32_t first_line() const { return first_line_; }
    std::uint32_t line_count() const { return line_count_; }
    /// A line without its line end and without a byte order mark, Liquid read as letters where it
    /// is not text; empty outside the body.
    std::string_view line(std::uint32_t line) const;
    Span line_span(std::uint32_t line) const { return lines_->span(line); }
    /// From the first character of a block, of HTML with the blanks before it, to the end of its
    /// last line.
    Span line_range(const Block& block) const;
    std::string_view text(Span span) const { return text_.substr(span.begin, span.size()); }
    /// As markdownlint has it: white space, comments and ">" alone; so is what lies outside the
    /// body.
    bool is_blank_line(std::uint32_t line) const;
    /// True where the line is a kramdown attribute list and Jekyll's syntax is known.
    bool is_attributes(std::uint32_t line) const;
    /// The prefixes of quotes on a line, for a line that is put in before or behind it.
    std::string quote_prefix(std::uint32_t line) const;

  private:
    const Document* doc_;
    const Lines* lines_;
    std::string masked_;  // the text with Liquid as letters; empty where it is the file's own
    std::string_view text_;
    bool knows_jekyll_;
    std::uint32_t first_line_ = 0;
    std::uint32_t line_count_ = 0;
    std::unique_ptr<BlockLists> lists_;
    std::vector<WrittenDefinition> definitions_;
};

}  // namespace kiji::lint
