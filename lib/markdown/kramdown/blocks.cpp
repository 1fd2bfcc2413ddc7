#include "markdown/kramdown/blocks.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/core.h>

#include "markdown/characters.hpp"
#include "markdown/cmark.hpp"
#include "markdown/kramdown/code.hpp"
#include "markdown/kramdown/contents.hpp"
#include "markdown/kramdown/escape.hpp"
#include "markdown/kramdown/header_ids.hpp"
#include "markdown/kramdown/inlines.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr int step = 2;  // columns that what is within a block is indented by

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
    struct Place {
        int indent = 0;
        Attributes* attributes = nullptr;  // of the block that is written
    };

    bool blocks(cmark_node* parent, int indent);
    bool block(cmark_node* node, int indent, Attributes& attributes);
    void paragraph(cmark_node* node, int indent, Attributes& attributes);
    void heading(cmark_node* node, int indent, Attributes& attributes);
    void code(cmark_node* node, int indent, Attributes& attributes);
    bool quote(cmark_node* node, int indent, Attributes& attributes);
    bool list(cmark_node* node, int indent, Attributes& attributes);
    bool item(cmark_node* node, int indent, bool bare, bool& tasks);
    bool table(cmark_node* node, int indent, Attributes& attributes);
    void row(cmark_node* node, int indent, const std::uint8_t* alignments);
    void html(cmark_node* node, int indent);
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
};

// The mark that stands in `node` alone, if there is one.
const Mark* mark_of(const cmark_node* node, const Marks& marks) {
    if (node == nullptr || node->type != CMARK_NODE_HTML_BLOCK)
        return nullptr;
    const std::string_view html = view(node->as.literal);
    constexpr std::string_view begin = "<!--";
    const std::size_t at = html.find(begin);
    if (at == std::string_view::npos || at + begin.size() >= html.size() ||
        html[at + begin.size()] != mask)
        return nullptr;
    return marks.find(html, at + begin.size()).mark;
}

bool is_attributes(const cmark_node* node, const Marks& marks) {
    const Mark* mark = mark_of(node, marks);
    return mark != nullptr && mark->kind == Mark::Kind::attributes;
}

int last_line(const cmark_node* node) {
    return node->end_line;
}

// True where a blank line stands between `node` and the next block of its document.
bool blank_line_follows(const cmark_node* node) {
    const int end = last_line(node);
    const cmark_node* next = node;
    while (next != nullptr && next->next == nullptr)
        next = next->parent;
    return next != nullptr && next->next->start_line > end + 1;
}

bool BlockWriter::document(cmark_node* document) {
    if (!blocks(document, 0) || !notes())
        return false;
    fill_contents();
    return true;
}

bool BlockWriter::blocks(cmark_node* parent, int indent) {
    Attributes waiting;  // of the next block
    for (cmark_node* node = parent->first_child; node != nullptr; node = node->next) {
        if (node->type == CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        if (is_attributes(node, marks_)) {
            // Behind a block without a blank line they are that block's, and taken there.
            if (node->prev == nullptr || blank_line_follows(node->prev))
                waiting.merge(mark_of(node, marks_)->attributes);
            continue;
        }
        Attributes attributes = std::move(waiting);
        waiting = {};
        const cmark_node* end = node;
        while (end->next != nullptr && !blank_line_follows(end) &&
               is_attributes(end->next, marks_)) {
            end = end->next;
            attributes.merge(mark_of(end, marks_)->attributes);
        }
        if (!block(node, indent, attributes) || out_.size() > limit_)
            return false;
        if (blank_line_follows(end) && end->next != nullptr)
            out_ += '\n';
    }
    return true;
}

bool BlockWriter::block(cmark_node* node, int indent, Attributes& attributes) {
    switch (node->type) {
        case CMARK_NODE_PARAGRAPH:
            paragraph(node, indent, attributes);
            return true;
        case CMARK_NODE_HEADING:
            heading(node, indent, attributes);
            return true;
        case CMARK_NODE_CODE_BLOCK:
            code(node, indent, attributes);
            return true;
        case CMARK_NODE_HTML_BLOCK:
            html(node, indent);
            return true;
        case CMARK_NODE_THEMATIC_BREAK:
            this->indent(indent);
            out_ += "<hr";
            attributes.write(out_);
            out_ += " />\n";
            return true;
        case CMARK_NODE_BLOCK_QUOTE:
            return quote(node, indent, attributes);
        case CMARK_NODE_LIST:
            return list(node, indent, attributes);
        default:
            return node->type != CMARK_NODE_TABLE || table(node, indent, attributes);
    }
}

void BlockWriter::open(std::string_view tag, const Attributes& attributes, int indent) {
    this->indent(indent);
    out_ += '<';
    out_ += tag;
    attributes.write(out_);
    out_ += '>';
}

void BlockWriter::close(std::string_view tag, int indent) {
    this->indent(indent);
    out_.append("</").append(tag).append(">\n");
}

void BlockWriter::paragraph(cmark_node* node, int indent, Attributes& attributes) {
    if (node->first_child == nullptr)
        return;
    open("p", attributes, indent);
    inlines_.write(out_, node);
    if (node == backlinks_in_)
        out_ += backlinks_;
    out_ += "</p>\n";
}

void BlockWriter::heading(cmark_node* node, int indent, Attributes& attributes) {
    const int level = node->as.heading.level;
    if (attributes.find("id") == nullptr && options_.auto_ids)
        attributes.set("id", ids_.next(inlines_.plain_text(node)));
    const std::string tag = fmt::format("h{}", std::clamp(level + options_.header_offset, 1, 6));
    const std::string* id = attributes.find("id");
    const bool listed = std::find(options_.toc_levels.begin(), options_.toc_levels.end(), level) !=
                            options_.toc_levels.end() &&
                        id != nullptr && !attributes.refers_to("no_toc") &&
                        attributes.find("class") == nullptr;
    if (listed) {
        ContentsEntry entry{.level = level, .id = *id};
        inlines_.write_for_contents(entry.html, node);
        contents_.push_back(std::move(entry));
    }
    open(tag, attributes, indent);
    inlines_.write(out_, node);
    out_.append("</").append(tag).append(">\n");
}

void BlockWriter::code(cmark_node* node, int indent, Attributes& attributes) {
    this->indent(indent);
    std::string_view info;
    if (node->as.code.fenced != 0)
        info = trim_end(view(node->as.code.info));
    const std::string_view text = view(node->as.code.literal);
    if (text.find(mask) == std::string_view::npos)
        write_code_block(out_, text, info, std::move(attributes), options_);
    else
        write_code_block(out_, marks_.restored(text), info, std::move(attributes), options_);
}

bool BlockWriter::quote(cmark_node* node, int indent, Attributes& attributes) {
    open("blockquote", attributes, indent);
    out_ += '\n';
    if (!blocks(node, indent + step))
        return false;
    close("blockquote", indent);
    return true;
}

// Lists: each item decides for itself whether its first paragraph is bare text.

bool begins_with_paragraph(const cmark_node* item) {
    return item->first_child != nullptr && item->first_child->type == CMARK_NODE_PARAGRAPH;
}

bool BlockWriter::list(cmark_node* node, int indent, Attributes& attributes) {
    const std::string_view tag = node->as.list.list_type == CMARK_BULLET_LIST ? "ul" : "ol";
    if (attributes.refers_to("toc") && !contents_slot_) {
        contents_slot_ = Slot{out_.size(), std::string(tag), attributes};
        return true;
    }
    // The tag is written last, for it tells whether there are tasks.
    const std::size_t begin = out_.size();
    bool tasks = false;
    bool any_bare = false;
    for (cmark_node* child = node->first_child; child != nullptr; child = child->next) {
        bool bare = begins_with_paragraph(child);
        if (bare) {
            const cmark_node* first = child->first_child;
            const bool last = child->next == nullptr;
            const bool alone = first->next == nullptr;
            if (last && alone)
                bare = node->first_child == child || any_bare;
            else
                bare = !blank_line_follows(first);
        }
        any_bare = any_bare || bare || !begins_with_paragraph(child);
        if (!item(child, indent + step, bare, tasks))
            return false;
    }
    std::string opening(static_cast<std::size_t>(indent), ' ');
    if (tasks)
        attributes.set("class", "task-list");
    opening.append("<").append(tag);
    attributes.write(opening);
    opening += ">\n";
    out_.insert(begin, opening);
    close(tag, indent);
    return true;
}

// "[ ] " or "[x] " at the head of an item: how many bytes of it.
std::size_t task_size(std::string_view text) {
    const bool box = text.size() > 3 && text[0] == '[' && text[2] == ']' &&
                     (text[1] == ' ' || text[1] == 'x' || text[1] == 'X') && is_blank(text[3]);
    return box ? 4 : 0;
}

bool BlockWriter::item(cmark_node* node, int indent, bool bare, bool& tasks) {
    cmark_node* first = node->first_child;
    std::string_view box;
    Attributes attributes;
    if (begins_with_paragraph(node) && first->first_child != nullptr &&
        first->first_child->type == CMARK_NODE_TEXT) {
        const std::string_view text = view(first->first_child->as.literal);
        if (const std::size_t size = task_size(text); size > 0) {
            box = text[1] == ' ' ? "<input type=\"checkbox\" class=\"task-list-item-checkbox\" "
                                   "disabled=\"disabled\" />"
                                 : "<input type=\"checkbox\" class=\"task-list-item-checkbox\" "
                                   "disabled=\"disabled\" checked=\"checked\" />";
            inlines_.skip(size);
            tasks = true;
        }
        if (tasks)
            attributes.set("class", "task-list-item");
    }
    open("li", attributes, indent);
    if (bare) {
        out_ += box;
        inlines_.write(out_, first);
        if (first == backlinks_in_)
            out_ += backlinks_;
        if (first->next != nullptr) {
            out_ += '\n';
            if (blank_line_follows(first))
                out_ += '\n';
        }
        for (cmark_node* child = first->next; child != nullptr; child = child->next) {
            Attributes none;
            if (!block(child, indent + step, none))
                return false;
        }
        if (first->next != nullptr)
            this->indent(indent);
    } else if (first != nullptr) {
        out_ += '\n';
        if (!box.empty()) {
            this->indent(indent + step);
            out_.append("<p>").append(box);
            inlines_.write(out_, first);
            out_ += "</p>\n";
            for (cmark_node* child = first->next; child != nullptr; child = child->next) {
                Attributes none;
                if (!block(child, indent + step, none))
                    return false;
            }
        } else if (!blocks(node, indent + step)) {
            return false;
        }
        this->indent(indent);
    }
    out_ += "</li>\n";
    return true;
}

// Tables

bool BlockWriter::table(cmark_node* node, int indent, Attributes& attributes) {
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    open("table", attributes, indent);
    out_ += '\n';
    bool in_body = false;
    for (cmark_node* child = node->first_child; child != nullptr; child = child->next) {
        const bool header = child == node->first_child;
        if (!header && !in_body) {
            open("tbody", {}, indent + step);
            out_ += '\n';
            in_body = true;
        }
        if (header) {
            open("thead", {}, indent + step);
            out_ += '\n';
        }
        row(child, indent + 2 * step, alignments);
        if (out_.size() > limit_)
            return false;
        if (header)
            close("thead", indent + step);
    }
    if (in_body)
        close("tbody", indent + step);
    close("table", indent);
    return true;
}

void BlockWriter::row(cmark_node* node, int indent, const std::uint8_t* alignments) {
    const std::string_view tag = node->prev == nullptr ? "th" : "td";
    open("tr", {}, indent);
    out_ += '\n';
    for (cmark_node* cell = node->first_child; cell != nullptr; cell = cell->next) {
        this->indent(indent + step);
        out_.append("<").append(tag);
        switch (*alignments++) {
            case 'l':
                out_ += " style=\"text-align: left\"";
                break;
            case 'c':
                out_ += " style=\"text-align: center\"";
                break;
            case 'r':
                out_ += " style=\"text-align: right\"";
                break;
            default:
                break;
        }
        out_ += '>';
        if (cell->first_child == nullptr)
            out_ += "\u00A0";
        inlines_.write(out_, cell);
        out_.append("</").append(tag).append(">\n");
    }
    close("tr", indent);
}

void BlockWriter::html(cmark_node* node, int indent) {
    const Mark* mark = mark_of(node, marks_);
    if (mark == nullptr) {
        this->indent(indent);
        out_ += marks_.restored(view(node->as.literal));
        if (!out_.empty() && out_.back() != '\n')
            out_ += '\n';
    }
}

// Footnotes: a list at the end.

bool BlockWriter::notes() {
    std::size_t begin = out_.size();
    for (std::size_t i = 0; i < inlines_.notes().size(); ++i) {
        const Note note = inlines_.notes()[i];
        cmark_node* last = note.definition->last_child;
        const bool in_paragraph = last != nullptr && last->type == CMARK_NODE_PARAGRAPH;
        if (i == 0) {
            out_ += "<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol";
            if (options_.footnote_nr != 1)
                out_ += fmt::format(" start=\"{}\"", options_.footnote_nr);
            out_ += ">\n";
            begin = out_.size();
        }
        out_ += fmt::format("    <li id=\"fn:{}\">\n", note.name);
        // References in notes that are still to come count too, but are written before this one's
        // end only where they stand in it.
        backlinks_.clear();
        for (int repeat = 0; repeat <= note.repeats && !options_.footnote_backlink.empty();
             ++repeat) {
            if (repeat > 0 || in_paragraph)
                backlinks_ += "\u00A0";
            const std::string which = repeat == 0 ? std::string() : fmt::format(":{}", repeat);
            backlinks_ += fmt::format(
                "<a href=\"#fnref:{}{}\" class=\"reversefootnote\" "
                "role=\"doc-backlink\">",
                note.name, which);
            escape_code(backlinks_, options_.footnote_backlink);
            if (repeat > 0)
                backlinks_ += fmt::format("<sup>{}</sup>", repeat + 1);
            backlinks_ += "</a>";
        }
        backlinks_in_ = in_paragraph ? last : nullptr;
        if (!blocks(note.definition, 3 * step))
            return false;
        if (!in_paragraph && !backlinks_.empty())
            out_.append("      <p>").append(backlinks_).append("</p>\n");
        out_ += "    </li>\n";
    }
    if (out_.size() > begin)
        out_ += "  </ol>\n</div>\n";
    return true;
}

void BlockWriter::fill_contents() {
    if (contents_slot_)
        out_.insert(contents_slot_->at,
                    contents_html(contents_, contents_slot_->tag, contents_slot_->attributes));
}

}  // namespace

Result<std::string> write_document(cmark_node* document, const Marks& marks,
                                   const KramdownOptions& options, std::size_t source_bytes,
                                   std::size_t limit) {
    BlockWriter writer(marks, options, limit);
    writer.reserve(source_bytes + source_bytes / 4);
    if (!writer.document(document))
        return Error{fmt::format("the page takes more than {} bytes of HTML", limit)};
    return writer.take();
}

}  // namespace kiji::markdown::kramdown
