#include "markdown/kramdown/blocks.hpp"

#include <fmt/core.h>

#include "markdown/characters.hpp"
#include "markdown/kramdown/block_writer.hpp"
#include "markdown/kramdown/code.hpp"
#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {

// The mark that stands in `node` alone, if there is one.
const Mark* BlockWriter::mark_of(const cmark_node* node) const {
    if (node == nullptr || node->type != CMARK_NODE_HTML_BLOCK)
        return nullptr;
    const std::string_view html = view(node->as.literal);
    constexpr std::string_view begin = "<!--";
    const std::size_t at = html.find(begin);
    if (at == std::string_view::npos || at + begin.size() >= html.size() ||
        html[at + begin.size()] != mask)
        return nullptr;
    return marks_.find(html, at + begin.size()).mark;
}

Attributes BlockWriter::resolved(const Mark& mark) const {
    Attributes out = mark.attributes;
    marks_.resolve(out);
    return out;
}

// cmark-gfm counts blank lines behind some blocks as theirs.
int BlockWriter::last_line(const cmark_node* node) const {
    while ((node->type == CMARK_NODE_LIST || node->type == CMARK_NODE_ITEM ||
            node->type == CMARK_NODE_BLOCK_QUOTE) &&
           node->last_child != nullptr)
        node = node->last_child;
    const bool one_line = node->type == CMARK_NODE_THEMATIC_BREAK ||
                          node->type == CMARK_NODE_HTML_BLOCK || node->type == CMARK_NODE_ITEM ||
                          (node->type == CMARK_NODE_HEADING && !node->as.heading.setext);
    if (one_line)
        return node->start_line;
    if (node->type == CMARK_NODE_TABLE)  // below the first row stands the row of dashes
        return node->last_child->start_line + (node->last_child->prev == nullptr ? 1 : 0);
    if (node->type == CMARK_NODE_CODE_BLOCK && node->as.code.fenced == 0) {
        const std::string_view code = view(node->as.code.literal);
        return node->start_line - 1 + static_cast<int>(std::count(code.begin(), code.end(), '\n'));
    }
    return node->end_line;
}

// True where a blank line stands between `node` and the next block of its document.
bool BlockWriter::blank_line_follows(const cmark_node* node) const {
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

// `first` and the blocks beside it, each with the attributes that stand before or behind it.
bool BlockWriter::children(cmark_node* first, int indent) {
    const auto is_attributes = [this](const cmark_node* node) {
        const Mark* mark = mark_of(node);
        return mark != nullptr && mark->kind == Mark::Kind::attributes;
    };
    Attributes waiting;  // for the next block
    for (cmark_node* node = first; node != nullptr; node = node->next) {
        if (node->type == CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        if (is_attributes(node)) {
            waiting.merge(resolved(*mark_of(node)));
            continue;
        }
        cmark_node* end = node;
        if (node->type == CMARK_NODE_PARAGRAPH && is_definition_list(node->next))
            end = node->next;
        cmark_node* const list = end;
        Attributes attributes = std::move(waiting);
        waiting = {};
        while (end->next != nullptr && !blank_line_follows(end) && is_attributes(end->next)) {
            end = end->next;
            attributes.merge(resolved(*mark_of(end)));
        }
        if (list != node) {
            if (!definitions(node, list, indent, attributes))
                return false;
        } else if (!block(node, indent, attributes) || out_.size() > limit_) {
            return false;
        }
        node = end;
        if (end->next != nullptr && blank_line_follows(end))
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
            html(node, indent, attributes);
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
    if (std::exchange(bare_paragraph_, false)) {
        inlines_.write(out_, node);
        return;
    }
    open("p", attributes, indent);
    inlines_.write(out_, node);
    if (node == backlinks_in_)
        out_ += backlinks_;
    out_ += "</p>\n";
}

void BlockWriter::heading(cmark_node* node, int indent, Attributes& attributes) {
    const int level = node->as.heading.level;
    if (attributes.find("id") == nullptr && options_.auto_ids)
        attributes.set("id", ids_.next(options_.gfm || options_.auto_id_stripping
                                           ? inlines_.plain_text(node)
                                           : inlines_.as_written(node)));
    const std::string tag = fmt::format("h{}", std::clamp(level + options_.header_offset, 1, 6));
    const std::string* id = attributes.find("id");
    const std::string* classes = attributes.find("class");
    const bool listed = std::find(options_.toc_levels.begin(), options_.toc_levels.end(), level) !=
                            options_.toc_levels.end() &&
                        id != nullptr &&
                        (classes == nullptr || classes->find("no_toc") == std::string::npos);
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

void BlockWriter::html(const cmark_node* node, int indent, Attributes& attributes) {
    const Mark* mark = mark_of(node);
    if (mark == nullptr) {
        this->indent(indent);
        out_ += marks_.restored(view(node->as.literal));
        if (!out_.empty() && out_.back() != '\n')
            out_ += '\n';
        return;
    }
    Attributes all = mark->attributes;
    all.merge(attributes);
    switch (mark->kind) {
        case Mark::Kind::html:
            this->indent(indent);
            if (!mark->text.empty()) {
                out_.append("<").append(mark->text);
                all.write(out_);
            }
            out_.append(mark->rest).append("\n");
            break;
        case Mark::Kind::open:
            open(mark->text, all, indent);
            bare_paragraph_ = mark->rest == "spans";
            if (!bare_paragraph_)
                out_ += '\n';
            break;
        case Mark::Kind::close:
            out_.append("</").append(mark->text).append(">\n");
            break;
        case Mark::Kind::math:
            math(mark->text, indent, attributes);
            break;
        case Mark::Kind::table:
            groups_ = mark->text;
            break;
        default:
            break;
    }
}

void BlockWriter::math(std::string_view text, int indent, Attributes& attributes) {
    std::string value;
    escape_code(value, text);
    if (options_.mathjax && attributes.empty()) {
        out_.append("\\[").append(value).append("\\]\n");
        return;
    }
    if (!options_.mathjax)
        attributes.add_class("kdmath");
    open("div", attributes, indent);
    if (options_.mathjax)
        out_.append("\\[").append(value).append("\\]\n");
    else  // kramdown writes it as it stands
        out_.append("$$\n").append(text).append("\n$$");
    out_ += "</div>\n";
}

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
