// Writes blocks; `write_document` of blocks.hpp is its door.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/cmark.hpp"
#include "markdown/kramdown/contents.hpp"
#include "markdown/kramdown/header_ids.hpp"
#include "markdown/kramdown/inlines.hpp"
#include "markdown/kramdown/marks.hpp"

namespace kiji::markdown::kramdown {

inline constexpr int step = 2;  // columns that what is within a block is indented by

// A place in the page that is filled when all of it is known.
struct Slot {
    std::size_t at = 0;
    std::string tag{};
    Attributes attributes{};
};

class BlockWriter {
  public:
    BlockWriter(const Marks& marks, const KramdownOptions& options, std::size_t limit)
        : marks_(marks),
          options_(options),
          inlines_(options, marks),
          ids_(options),
          limit_(limit) {}

    // False: more than the limit.
    bool document(cmark_node* document);
    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    std::string take() { return std::move(out_); }

  private:
    bool blocks(cmark_node* parent, int indent) { return children(parent->first_child, indent); }
    bool block(cmark_node* node, int indent, Attributes& attributes);
    void paragraph(cmark_node* node, int indent, Attributes& attributes);
    void heading(cmark_node* node, int indent, Attributes& attributes);
    void code(cmark_node* node, int indent, Attributes& attributes);
    bool quote(cmark_node* node, int indent, Attributes& attributes);
    bool list(cmark_node* node, int indent, Attributes& attributes);
    bool item(cmark_node* node, int indent, bool bare, bool& tasks);
    bool table(cmark_node* node, int indent, Attributes& attributes);
    void html(const cmark_node* node, int indent, Attributes& attributes);
    bool definitions(cmark_node* terms, cmark_node* list, int indent, Attributes& attributes);
    bool definition(cmark_node* item, int indent);
    void math(std::string_view text, int indent, Attributes& attributes);
    bool bare_item(cmark_node* first, std::string_view box, int indent);
    bool children(cmark_node* first, int indent);
    void write_row(cmark_node* row, std::string_view tag, int indent,
                   const std::uint8_t* alignments);
    const Mark* mark_of(const cmark_node* node) const;
    Attributes resolved(const Mark& mark) const;
    bool blank_line_follows(const cmark_node* node) const;
    int last_line(const cmark_node* node) const;
    bool is_definition_list(const cmark_node* node) const;
    bool notes();
    void fill_contents();

    void open(std::string_view tag, const Attributes& attributes, int indent);
    void close(std::string_view tag, int indent);
    void indent(int columns) { out_.append(static_cast<std::size_t>(std::max(columns, 0)), ' '); }

    const Marks& marks_;
    const KramdownOptions& options_;
    InlineWriter inlines_;
    HeaderIds ids_;
    std::size_t limit_;
    std::string out_;
    std::vector<ContentsEntry> contents_;
    std::optional<Slot> contents_slot_;
    std::string backlinks_;  // for the end of the paragraph that ends a footnote
    const cmark_node* backlinks_in_ = nullptr;
    std::size_t definitions_end_ = 0;  // where the list of definitions written last ends
    std::string groups_;               // of the rows of the next table
    bool bare_paragraph_ = false;      // the next one is what an element holds
};

}  // namespace kiji::markdown::kramdown
