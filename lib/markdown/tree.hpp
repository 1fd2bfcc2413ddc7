// Markdown as data: a flat tree in document order with the exact place of every node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "source/span.hpp"

namespace kiji::markdown {

enum class Kind : std::uint8_t {
    document,
    // blocks that hold blocks
    block_quote,
    list,
    list_item,
    footnote_definition,
    definition_list,  // kramdown
    definition,       // kramdown
    table,
    table_row,
    // blocks that hold inlines
    paragraph,
    heading,
    table_cell,
    definition_term,  // kramdown
    // blocks without children
    code_block,
    html_block,
    thematic_break,
    link_definition,
    math_block,    // kramdown
    raw_block,     // kramdown: {::nomarkdown}
    abbreviation,  // kramdown: *[word]: meaning
    // inlines that hold inlines
    emphasis,
    strong,
    strikethrough,
    link,
    image,
    // inlines without children
    text,
    soft_break,
    line_break,
    code,
    html_inline,
    footnote_reference,
    math,  // kramdown
};
constexpr bool is_block(Kind kind) {
    return kind < Kind::emphasis;
}
constexpr bool holds_inlines(Kind kind) {
    return kind >= Kind::paragraph && kind <= Kind::definition_term;
}

/// Index of a node in its tree. Nodes stand in document order (by where they begin, parents before
/// children), so a subtree is the range [id, node.end).
using NodeId = std::uint32_t;
inline constexpr NodeId no_node = UINT32_MAX;

struct Node {
    Kind kind = Kind::document;
    NodeId parent = no_node;
    NodeId end = 0;  // one past the last descendant: the next sibling, if the parent reaches so far
    Span span{};     // in the file; syntax included, container prefixes and line ends around it not
    std::uint32_t data = UINT32_MAX;  // index into the tree's list for this kind
};

// What a node has beyond its kind. Spans are in the file, views live as long as the tree and the
// file. Where Liquid was masked, text shows `filler` bytes instead of it.

struct Heading {
    int level = 1;        // 1 to 6
    bool setext = false;  // underlined
    Span marker{};        // "##", or the underline of a setext heading
    Span content{};       // the text without marker and closing sequence; may be empty
};

struct CodeBlock {
    bool fenced = false;
    char fence = 0;           // '`' or '~'
    std::string_view info{};  // unescaped: "ruby", "c++ title=x"
    std::string_view text{};  // the code with "\n" line ends, container indent removed
    Span opening{};           // the opening fence characters
    Span info_span{};
    Span closing{};  // the closing fence characters; empty where it is never closed
};

struct List {
    bool ordered = false;
    bool tight = true;
    int start = 1;    // of an ordered list
    char marker = 0;  // '-', '*', '+', or what follows the number: '.', ')'
};

struct ListItem {
    enum class Task : std::uint8_t { none, open, done };
    Task task = Task::none;
    Span marker{};    // "-", "12."
    Span task_box{};  // "[x]"
};

enum class Alignment : std::uint8_t { none, left, center, right };
struct Table {
    std::vector<Alignment> columns{};
    Span delimiter_row{};
};
struct TableCell {
    std::uint32_t column = 0;
    bool header = false;
    Alignment alignment = Alignment::none;
};

/// Links and images.
struct Link {
    enum class Form : std::uint8_t {
        inlined,    // [text](url "title")
        full,       // [text][label]
        collapsed,  // [text][]
        shortcut,   // [text]
        autolink,   // <https://example.org>
        bare,       // https://example.org, www.example.org, me@example.org
    };
    Form form = Form::inlined;
    std::string_view url{};    // unescaped, "mailto:" or "http://" added where CommonMark does
    std::string_view title{};  // unescaped, without quotes
    Span text{};               // between the brackets; of an autolink, between < and >
    Span destination{};        // inlined: the url as written, with < >; else empty
    Span title_span{};         // with its quotes
    Span label{};              // full: between the second pair of brackets
};

struct LinkDefinition {
    std::string_view label{};  // as written
    std::string_view url{};
    std::string_view title{};
    Span label_span{};  // between the brackets
    Span destination{};
    Span title_span{};
};

struct Footnote {
    std::string_view label{};      // without "^"
    std::uint32_t number = 0;      // in order of the first reference, from 1; 0: never referenced
    std::uint32_t references = 0;  // definition: how many refer to it
    std::uint32_t reference_index = 0;  // reference: the how-manieth to its definition, from 1
    NodeId definition = no_node;        // reference: its definition
};

/// A parsed body. Moves freely; spans and views stay good while the SourceFile lives.
class Tree {
  public:
    static constexpr NodeId root = 0;

    std::span<const Node> nodes() const { return nodes_; }
    const Node& operator[](NodeId id) const { return nodes_[id]; }
    std::size_t size() const { return nodes_.size(); }

    /// The children of a node in order, as ids: `for (NodeId child : tree.children(id))`.
    class Children;
    Children children(NodeId id) const;
    NodeId first_child(NodeId id) const { return id + 1 < nodes_[id].end ? id + 1 : no_node; }
    NodeId next_sibling(NodeId id) const;

    const Heading& heading(NodeId id) const { return headings_[nodes_[id].data]; }
    const CodeBlock& code_block(NodeId id) const { return code_blocks_[nodes_[id].data]; }
    const List& list(NodeId id) const { return lists_[nodes_[id].data]; }
    const ListItem& list_item(NodeId id) const { return items_[nodes_[id].data]; }
    const Table& table(NodeId id) const { return tables_[nodes_[id].data]; }
    const TableCell& table_cell(NodeId id) const { return cells_[nodes_[id].data]; }
    const Link& link(NodeId id) const { return links_[nodes_[id].data]; }
    const LinkDefinition& link_definition(NodeId id) const { return definitions_[nodes_[id].data]; }
    const Footnote& footnote(NodeId id) const { return footnotes_[nodes_[id].data]; }

    /// text, code, html_inline, html_block: the text as a reader gets it (escapes and entities
    /// resolved; of code, line ends as spaces and one blank on each side taken off).
    std::string_view literal(NodeId id) const { return literals_[nodes_[id].data]; }

    /// The lines of a block that holds inlines, of a code block's code or of an HTML block: one
    /// span each, without container prefixes, indentation that does not count, and line ends. Of an
    /// inline, the lines it covers. O(lines).
    std::vector<Span> lines(NodeId id) const;

    /// All text below a node as a reader gets it: breaks as "\n", images by their alt text.
    std::string plain_text(NodeId id) const;

    /// Where Liquid was masked (as given to `parse`), sorted.
    std::span<const Span> masked() const { return masked_; }

  private:
    friend class TreeBuilder;

    struct LineRange {
        NodeId node = no_node;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };

    std::vector<Node> nodes_;
    std::vector<Heading> headings_;
    std::vector<CodeBlock> code_blocks_;
    std::vector<List> lists_;
    std::vector<ListItem> items_;
    std::vector<Table> tables_;
    std::vector<TableCell> cells_;
    std::vector<Link> links_;
    std::vector<LinkDefinition> definitions_;
    std::vector<Footnote> footnotes_;
    std::vector<std::string_view> literals_;
    std::vector<Span> lines_;             // of all leaf blocks, in order
    std::vector<LineRange> line_ranges_;  // by node, ascending
    std::vector<Span> masked_;
    std::unique_ptr<Arena> arena_;  // text that does not stand in the file as it reads
};

class Tree::Children {
  public:
    class Iterator {
      public:
        using value_type = NodeId;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const Node* nodes, NodeId id) : nodes_(nodes), id_(id) {}
        NodeId operator*() const { return id_; }
        Iterator& operator++() {
            id_ = nodes_[id_].end;
            return *this;
        }
        Iterator operator++(int) {
            Iterator old = *this;
            ++*this;
            return old;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.id_ == b.id_; }

      private:
        const Node* nodes_ = nullptr;
        NodeId id_ = 0;
    };

    Children(const Node* nodes, NodeId first, NodeId end)
        : begin_(nodes, first), end_(nodes, end) {}
    Iterator begin() const { return begin_; }
    Iterator end() const { return end_; }

  private:
    Iterator begin_;
    Iterator end_;
};

inline Tree::Children Tree::children(NodeId id) const {
    return {nodes_.data(), id + 1, nodes_[id].end};
}

}  // namespace kiji::markdown
