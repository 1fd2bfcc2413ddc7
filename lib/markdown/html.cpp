// Tree to HTML, byte for byte as cmark-gfm writes it (src/html.c and the html_render functions of
// its extensions).
#include <array>
#include <charconv>
#include <vector>

#include <fmt/core.h>

#include "markdown/html_escape.hpp"
#include "markdown/markdown.hpp"

namespace kiji::markdown {
namespace {

struct Writer {
    const Tree& tree;
    std::string& out;
    bool in_table_body = false;  // "<tbody>" is open
    std::vector<NodeId> open{};  // the nodes that are being written, outermost first

    // Begins a line, unless one begins here.
    void line_start() {
        if (!out.empty() && out.back() != '\n')
            out += '\n';
    }
    void number(std::uint32_t value) {
        std::array<char, 10> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out.append(digits.data(), end);
    }
};

// Blocks that hold blocks

void enter_block_quote(Writer& to, NodeId /*id*/) {
    to.line_start();
    to.out += "<blockquote>\n";
}

void leave_block_quote(Writer& to, NodeId /*id*/) {
    to.line_start();
    to.out += "</blockquote>\n";
}

void enter_list(Writer& to, NodeId id) {
    const List& list = to.tree.list(id);
    to.line_start();
    if (!list.ordered)
        to.out += "<ul>\n";
    else if (list.start == 1)
        to.out += "<ol>\n";
    else
        to.out += fmt::format("<ol start=\"{}\">\n", list.start);
}

void leave_list(Writer& to, NodeId id) {
    to.out += to.tree.list(id).ordered ? "</ol>\n" : "</ul>\n";
}

void enter_item(Writer& to, NodeId id) {
    to.line_start();
    to.out += "<li>";
    switch (to.tree.list_item(id).task) {
        case ListItem::Task::none:
            break;
        case ListItem::Task::open:
            to.out += "<input type=\"checkbox\" disabled=\"\" /> ";
            break;
        case ListItem::Task::done:
            to.out += "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ";
            break;
    }
}

// Tables

void enter_table(Writer& to, NodeId /*id*/) {
    to.line_start();
    to.out += "<table>";
    to.in_table_body = false;
}

void leave_table(Writer& to, NodeId /*id*/) {
    if (to.in_table_body) {
        to.line_start();
        to.out += "</tbody>";
    }
    to.in_table_body = false;
    to.line_start();
    to.out += "</table>\n";
}

bool is_header(const Tree& tree, NodeId row) {
    return tree.first_child(tree[row].parent) == row;
}

void enter_row(Writer& to, NodeId id) {
    to.line_start();
    if (is_header(to.tree, id)) {
        to.out += "<thead>\n";
    } else if (!to.in_table_body) {
        to.out += "<tbody>\n";
        to.in_table_body = true;
    }
    to.out += "<tr>";
}

void leave_row(Writer& to, NodeId id) {
    to.line_start();
    to.out += is_header(to.tree, id) ? "</tr>\n</thead>" : "</tr>";
}

void enter_cell(Writer& to, NodeId id) {
    const TableCell& cell = to.tree.table_cell(id);
    to.line_start();
    to.out += cell.header ? "<th" : "<td";
    switch (cell.alignment) {
        case Alignment::none:
            break;
        case Alignment::left:
            to.out += " align=\"left\"";
            break;
        case Alignment::center:
            to.out += " align=\"center\"";
            break;
        case Alignment::right:
            to.out += " align=\"right\"";
            break;
    }
    to.out += '>';
}

void leave_cell(Writer& to, NodeId id) {
    to.out += to.tree.table_cell(id).header ? "</th>" : "</td>";
}

// Footnotes: the section at the end writes each definition as an item of a list.

void backreference(Writer& to, const Footnote& note, std::uint32_t index) {
    to.out += "<a href=\"#fnref-";
    escape_href(to.out, note.label);
    if (index > 1) {
        to.out += '-';
        to.number(index);
    }
    to.out +=
        "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to "
        "content\">\xe2\x86\xa9";
    if (index > 1) {
        to.out += "<sup class=\"footnote-ref\">";
        to.number(index);
        to.out += "</sup>";
    }
    to.out += "</a>";
}

void backreferences(Writer& to, NodeId definition) {
    const Footnote& note = to.tree.footnote(definition);
    backreference(to, note, 1);
    for (std::uint32_t index = 2; index <= note.references; ++index) {
        to.out += ' ';
        backreference(to, note, index);
    }
}

// The last child that is written in the place where it stands; no_node where there is none.
NodeId last_written_child(const Tree& tree, NodeId id) {
    NodeId last = no_node;
    for (const NodeId child : tree.children(id)) {
        const Kind kind = tree[child].kind;
        if (kind != Kind::link_definition && kind != Kind::footnote_definition)
            last = child;
    }
    return last;
}

bool ends_with_paragraph(const Tree& tree, NodeId definition) {
    const NodeId last = last_written_child(tree, definition);
    return last != no_node && tree[last].kind == Kind::paragraph;
}

void enter_footnote(Writer& to, NodeId id) {
    to.out += "<li id=\"fn-";
    escape_href(to.out, to.tree.footnote(id).label);
    to.out += "\">\n";
}

void leave_footnote(Writer& to, NodeId id) {
    if (!ends_with_paragraph(to.tree, id)) {
        backreferences(to, id);
        to.out += '\n';
    }
    to.out += "</li>\n";
}

void enter_footnote_reference(Writer& to, NodeId id) {
    const Footnote& note = to.tree.footnote(id);
    to.out += "<sup class=\"footnote-ref\"><a href=\"#fn-";
    escape_href(to.out, note.label);
    to.out += "\" id=\"fnref-";
    escape_href(to.out, note.label);
    if (note.reference_index > 1) {
        to.out += '-';
        to.number(note.reference_index);
    }
    to.out += "\" data-footnote-ref>";
    to.number(note.number);
    to.out += "</a></sup>";
}

// Other blocks

// Of a list without blank lines, the items' paragraphs are written as bare text.
bool is_tight(const Tree& tree, NodeId paragraph) {
    const NodeId item = tree[paragraph].parent;
    return tree[item].kind == Kind::list_item && tree.list(tree[item].parent).tight;
}

void enter_paragraph(Writer& to, NodeId id) {
    if (is_tight(to.tree, id))
        return;
    to.line_start();
    to.out += "<p>";
}

void leave_paragraph(Writer& to, NodeId id) {
    if (is_tight(to.tree, id))
        return;
    const NodeId parent = to.tree[id].parent;
    if (to.tree[parent].kind == Kind::footnote_definition &&
        last_written_child(to.tree, parent) == id) {
        to.out += ' ';
        backreferences(to, parent);
    }
    to.out += "</p>\n";
}

void enter_heading(Writer& to, NodeId id) {
    to.line_start();
    to.out += {'<', 'h', static_cast<char>('0' + to.tree.heading(id).level), '>'};
}

void leave_heading(Writer& to, NodeId id) {
    to.out += {'<', '/', 'h', static_cast<char>('0' + to.tree.heading(id).level), '>', '\n'};
}

void enter_code_block(Writer& to, NodeId id) {
    const CodeBlock& block = to.tree.code_block(id);
    to.line_start();
    if (block.info.empty()) {
        to.out += "<pre><code>";
    } else {
        to.out += "<pre><code class=\"language-";
        escape_html(to.out, block.info.substr(0, block.info.find_first_of(" \t\r\n")));
        to.out += "\">";
    }
    escape_html(to.out, block.text);
    to.out += "</code></pre>\n";
}

void enter_html_block(Writer& to, NodeId id) {
    std::string_view html = to.tree.literal(id);
    to.line_start();
    while (!html.empty()) {
        const std::size_t next = std::min(html.find('<', 1), html.size());
        if (is_filtered_tag(html)) {
            to.out += "&lt;";
            to.out += html.substr(1, next - 1);
        } else {
            to.out += html.substr(0, next);
        }
        html.remove_prefix(next);
    }
    to.line_start();
}

void enter_thematic_break(Writer& to, NodeId /*id*/) {
    to.line_start();
    to.out += "<hr />\n";
}

// Inlines

void enter_text(Writer& to, NodeId id) {
    escape_html(to.out, to.tree.literal(id));
}

void enter_code(Writer& to, NodeId id) {
    to.out += "<code>";
    escape_html(to.out, to.tree.literal(id));
    to.out += "</code>";
}

void enter_html_inline(Writer& to, NodeId id) {
    std::string_view html = to.tree.literal(id);
    if (is_filtered_tag(html)) {
        to.out += "&lt;";
        html.remove_prefix(1);
    }
    to.out += html;
}

void title_attribute(Writer& to, const Link& link) {
    if (link.title.empty())
        return;
    to.out += "\" title=\"";
    escape_html(to.out, link.title);
}

void enter_link(Writer& to, NodeId id) {
    const Link& link = to.tree.link(id);
    to.out += "<a href=\"";
    escape_href(to.out, link.url);
    title_attribute(to, link);
    to.out += "\">";
}

// An image is written with all below it: only the text of that counts.
void enter_image(Writer& to, NodeId id) {
    const Link& link = to.tree.link(id);
    to.out += "<img src=\"";
    escape_href(to.out, link.url);
    to.out += "\" alt=\"";
    for (NodeId inner = id + 1; inner < to.tree[id].end; ++inner) {
        const Kind kind = to.tree[inner].kind;
        if (kind == Kind::text || kind == Kind::code || kind == Kind::html_inline)
            escape_html(to.out, to.tree.literal(inner));
        else if (kind == Kind::soft_break || kind == Kind::line_break)
            to.out += ' ';
    }
    title_attribute(to, link);
    to.out += "\" />";
}

using Write = void (*)(Writer&, NodeId);

// A node is `open` and what `enter` writes, then what is below it, then what `leave` writes and
// `close`. Without an end nothing below it is written.
struct Element {
    Kind kind = Kind::document;
    std::string_view open{};
    Write enter = nullptr;
    Write leave = nullptr;
    std::string_view close{};

    bool is_written() const { return enter != nullptr || !open.empty(); }
    bool has_end() const { return leave != nullptr || !close.empty(); }
};

// What is not here (definitions of links, and what only kramdown has) is not written.
constexpr std::array elements{
    Element{.kind = Kind::block_quote, .enter = enter_block_quote, .leave = leave_block_quote},
    Element{.kind = Kind::list, .enter = enter_list, .leave = leave_list},
    Element{.kind = Kind::list_item, .enter = enter_item, .close = "</li>\n"},
    Element{.kind = Kind::footnote_definition, .enter = enter_footnote, .leave = leave_footnote},
    Element{.kind = Kind::table, .enter = enter_table, .leave = leave_table},
    Element{.kind = Kind::table_row, .enter = enter_row, .leave = leave_row},
    Element{.kind = Kind::paragraph, .enter = enter_paragraph, .leave = leave_paragraph},
    Element{.kind = Kind::heading, .enter = enter_heading, .leave = leave_heading},
    Element{.kind = Kind::table_cell, .enter = enter_cell, .leave = leave_cell},
    Element{.kind = Kind::code_block, .enter = enter_code_block},
    Element{.kind = Kind::html_block, .enter = enter_html_block},
    Element{.kind = Kind::thematic_break, .enter = enter_thematic_break},
    Element{.kind = Kind::emphasis, .open = "<em>", .close = "</em>"},
    Element{.kind = Kind::strong, .open = "<strong>", .close = "</strong>"},
    Element{.kind = Kind::strikethrough, .open = "<del>", .close = "</del>"},
    Element{.kind = Kind::link, .enter = enter_link, .close = "</a>"},
    Element{.kind = Kind::image, .enter = enter_image},
    Element{.kind = Kind::text, .enter = enter_text},
    Element{.kind = Kind::soft_break, .open = "\n"},
    Element{.kind = Kind::line_break, .open = "<br />\n"},
    Element{.kind = Kind::code, .enter = enter_code},
    Element{.kind = Kind::html_inline, .enter = enter_html_inline},
    Element{.kind = Kind::footnote_reference, .enter = enter_footnote_reference},
};

constexpr auto by_kind = [] {
    std::array<Element, static_cast<std::size_t>(Kind::math) + 1> table{};
    for (const Element& element : elements)
        table[static_cast<std::size_t>(element.kind)] = element;
    return table;
}();

const Element& element_of(Kind kind) {
    return by_kind[static_cast<std::size_t>(kind)];
}

void enter(Writer& to, NodeId id, const Element& element) {
    to.out += element.open;
    if (element.enter != nullptr)
        element.enter(to, id);
}

void leave(Writer& to, NodeId id) {
    const Element& element = element_of(to.tree[id].kind);
    if (element.leave != nullptr)
        element.leave(to, id);
    to.out += element.close;
}

// Writes a block with all below it but footnote definitions, which are written at the end. False:
// more than `limit` bytes.
bool write_block(Writer& to, NodeId block, std::size_t limit) {
    const NodeId end = to.tree[block].end;
    for (NodeId id = block;;) {
        while (!to.open.empty() && to.tree[to.open.back()].end == id) {
            leave(to, to.open.back());
            to.open.pop_back();
        }
        if (id == end)
            return true;
        const Node& node = to.tree[id];
        const Element& element = element_of(node.kind);
        const bool elsewhere = node.kind == Kind::footnote_definition && id != block;
        if (!element.is_written() || elsewhere) {
            id = node.end;
            continue;
        }
        enter(to, id, element);
        if (to.out.size() > limit)
            return false;
        if (element.has_end())
            to.open.push_back(id);
        id = element.has_end() ? id + 1 : node.end;
    }
}

// The definitions that are referred to, in the order of their numbers.
std::vector<NodeId> footnotes_in_order(const Tree& tree) {
    std::vector<NodeId> order;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != Kind::footnote_definition || tree.footnote(id).number == 0)
            continue;
        const std::size_t place = tree.footnote(id).number - 1;
        if (order.size() <= place)
            order.resize(place + 1, no_node);
        order[place] = id;
    }
    std::erase(order, no_node);
    return order;
}

bool write_document(Writer& to, std::size_t limit) {
    const Tree& tree = to.tree;
    for (NodeId block = 1; block < tree.size(); block = tree[block].end) {
        if (tree[block].kind != Kind::footnote_definition && !write_block(to, block, limit))
            return false;
    }
    const std::vector<NodeId> footnotes = footnotes_in_order(tree);
    if (footnotes.empty())
        return true;
    to.out += "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
    for (const NodeId id : footnotes) {
        if (!write_block(to, id, limit))
            return false;
    }
    to.out += "</ol>\n</section>\n";
    return true;
}

}  // namespace

Result<std::string> to_html(const Tree& tree, std::size_t source_bytes, const Limits& limits) {
    const std::size_t limit = limits.html_bytes_floor + limits.html_bytes_per_byte * source_bytes;
    std::string out;
    out.reserve(source_bytes + source_bytes / 4);
    Writer to{.tree = tree, .out = out};
    if (!write_document(to, limit))
        return Error{fmt::format("the page takes more than {} bytes of HTML", limit)};
    return out;
}

}  // namespace kiji::markdown
