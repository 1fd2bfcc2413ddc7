// Builds the tree from what cmark-gfm parsed. cmark-gfm knows which nodes there are, but not where:
// its columns are wrong in containers, for code spans, links, tables; link reference definitions
// and unused footnotes it drops. Blocks are placed by their lines (blocks.cpp), inlines by reading
// the text of a block along its nodes (inlines.cpp).
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/cmark.hpp"
#include "markdown/content_map.hpp"
#include "markdown/tree.hpp"
#include "source/source_file.hpp"

namespace kiji::markdown {

/// A footnote definition as it stood before cmark-gfm moved or dropped it.
struct FootnoteOrigin {
    cmark_node* node = nullptr;
    cmark_node* parent = nullptr;
};

class TreeBuilder {
  public:
    /// `text` is the body as it was parsed: the bytes of `body` in `file`, Liquid masked. It must
    /// live as long as the tree; `arena` is handed on to the tree.
    TreeBuilder(const SourceFile& file, Span body, std::string_view text,
                std::unique_ptr<Arena> arena);

    /// `origins`: all footnote definitions, in document order. `appended`: how many paragraphs at
    /// the end of `document` are ours (see parse.cpp). Call once.
    Tree build(cmark_node* document, std::vector<FootnoteOrigin> origins, std::size_t appended,
               std::span<const Span> masked);

  private:
    // blocks.cpp: lines are counted from 1, in the body
    void blocks(cmark_node* container, NodeId id, std::size_t last_line);
    void block(cmark_node* node, NodeId parent, std::size_t last_line);
    void paragraph(cmark_node* node, NodeId parent);
    void heading(cmark_node* node, NodeId parent);
    void setext_heading(cmark_node* node, NodeId parent);
    void code_block(cmark_node* node, NodeId parent, std::size_t last_line);
    void html_block(cmark_node* node, NodeId parent);
    void thematic_break(cmark_node* node, NodeId parent);
    void list(cmark_node* node, NodeId parent, std::size_t last_line);
    void list_item(cmark_node* node, NodeId parent, std::size_t last_line);
    void container(cmark_node* node, Kind kind, NodeId parent, std::size_t last_line);
    void footnote_definition(cmark_node* node, NodeId parent, std::size_t last_line);
    std::vector<cmark_node*> children_in_order(cmark_node* node) const;
    std::size_t start_line(const cmark_node* node) const;

    // definitions.cpp
    void definitions(std::size_t first_line, std::size_t last_line, NodeId parent);

    // tables.cpp
    void table(cmark_node* node, NodeId parent);
    void table_row(cmark_node* node, NodeId parent, std::size_t line, const Table& table);

    // inlines.cpp
    void inlines(cmark_node* block, NodeId id);
    void enter_inline(cmark_node* node, NodeId parent);
    void leave_inline(cmark_node* node, NodeId id);
    void text(cmark_node* node, NodeId parent);
    void code(cmark_node* node, NodeId parent);
    void line_end(Kind kind, NodeId parent);
    void open_link(cmark_node* node, NodeId parent);
    void close_link(cmark_node* node, NodeId id);
    void autolink(cmark_node* node, NodeId parent);
    void footnote_reference(cmark_node* node, NodeId parent);
    bool advance_over(std::string_view literal);

    // shared
    NodeId open(Kind kind, NodeId parent, std::size_t begin);
    void close(NodeId id, std::size_t end);
    NodeId leaf(Kind kind, NodeId parent, Span span);
    void nest_spans();
    void literal(NodeId id, std::string_view text);
    std::string_view keep(std::string_view text) { return kiji::keep(*arena_, text); }
    std::string_view unescaped(std::string_view text);
    std::string_view slice(Span span) const {
        const std::size_t begin = std::min<std::size_t>(span.begin - body_.begin, text_.size());
        return text_.substr(begin, span.end < span.begin ? 0 : span.size());
    }
    void map_line(std::size_t content, std::string_view line, std::size_t number);
    void map_lines(std::string_view content, std::size_t first_line);
    void begin_lines(NodeId id);
    void end_lines(NodeId id);
    std::size_t line_begin(std::size_t line) const;
    std::size_t line_end_of(std::size_t line) const;
    std::string_view line_text(std::size_t line) const;
    std::size_t line_count() const { return line_count_; }
    std::size_t end_of_line_trimmed(std::size_t line) const;
    std::size_t indentation_begin(std::size_t line, std::size_t at) const;

    const SourceFile& file_;
    Span body_;
    std::string_view text_;
    std::size_t first_line_ = 0;  // of the body, in the file, from 0
    std::size_t line_count_ = 0;
    std::unique_ptr<Arena> arena_;
    Tree tree_;
    std::vector<FootnoteOrigin> origins_;
    bool has_definitions_ = false;
    std::size_t done_line_ = 0;  // the last line that a block before the current place covers
    std::size_t end_ = 0;        // where the last block ended, in the file
    std::vector<std::pair<NodeId, cmark_node*>>
        references_;  // footnotes, to be resolved at the end

    // of the block whose inlines are being placed
    ContentMap map_;
    std::string_view content_;
    bool is_written_out_ = false;  // no character of it stands for another one
    std::size_t at_ = 0;           // in content_
    std::vector<NodeId> open_inlines_;
};

}  // namespace kiji::markdown
