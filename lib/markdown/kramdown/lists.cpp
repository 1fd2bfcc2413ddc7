#include "markdown/characters.hpp"
#include "markdown/kramdown/block_writer.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::string_view open_box =
    "<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled=\"disabled\" />";
constexpr std::string_view checked_box =
    "<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled=\"disabled\" "
    "checked=\"checked\" />";

bool begins_with_paragraph(const cmark_node* item) {
    return item->first_child != nullptr && item->first_child->type == CMARK_NODE_PARAGRAPH;
}

// "[ ] " or "[x] " at the head of an item: how many bytes of it.
std::size_t task_size(std::string_view text) {
    const bool box = text.size() > 3 && text[0] == '[' && text[2] == ']' &&
                     (text[1] == ' ' || text[1] == 'x' || text[1] == 'X') && is_blank(text[3]);
    return box ? 4 : 0;
}

}  // namespace

// Lists: each item decides for itself whether its first paragraph is bare text.

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
            bare = !blank_line_follows(first) || (last && first->next == nullptr);
            if (last)
                bare = bare && (node->first_child == child || any_bare);
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

bool BlockWriter::item(cmark_node* node, int indent, bool bare, bool& tasks) {
    cmark_node* first = node->first_child;
    std::string_view box;
    Attributes attributes;
    if (begins_with_paragraph(node) && first->first_child != nullptr &&
        first->first_child->type == CMARK_NODE_TEXT) {
        const std::string_view text = view(first->first_child->as.literal);
        if (const std::size_t size = task_size(text); size > 0 && options_.gfm) {
            box = text[1] == ' ' ? open_box : checked_box;
            inlines_.skip(size);
            tasks = true;
        } else if (text.front() == mask) {
            // {: .class} at the head of an item is the item's
            const Marks::Found found = marks_.find(text, 0);
            if (found.mark != nullptr && found.mark->kind == Mark::Kind::attributes) {
                attributes = resolved(*found.mark);
                const std::size_t behind = text.find_first_not_of(' ', found.size);
                inlines_.skip(std::min(behind, text.size()));
            }
        }
        if (tasks)
            attributes.set("class", "task-list-item");
    }
    open("li", attributes, indent);
    if (first == nullptr) {
        out_ += "</li>\n";
        return true;
    }
    if (bare) {
        if (!bare_item(first, box, indent))
            return false;
    } else {
        out_ += '\n';
        if (!box.empty()) {
            // the box belongs into the paragraph
            this->indent(indent + step);
            out_.append("<p>").append(box);
            inlines_.write(out_, first);
            out_ += "</p>\n";
            first = first->next;
        }
        if (!children(first, indent + step))
            return false;
        this->indent(indent);
    }
    out_ += "</li>\n";
    return true;
}

// An item, or a definition, whose first paragraph is no element.
bool BlockWriter::bare_item(cmark_node* first, std::string_view box, int indent) {
    out_ += box;
    inlines_.write(out_, first);
    if (first == backlinks_in_)
        out_ += backlinks_;
    cmark_node* next = first->next;
    // attributes of a paragraph that is none
    while (mark_of(next) != nullptr && mark_of(next)->kind == Mark::Kind::attributes &&
           !blank_line_follows(next->prev))
        next = next->next;
    if (next == nullptr)
        return true;
    out_ += blank_line_follows(first) ? "\n\n" : "\n";
    if (!children(next, indent + step))
        return false;
    this->indent(indent);
    return true;
}

// Definitions: the lines of a paragraph are terms, the items of the list behind it define them.

bool BlockWriter::is_definition_list(const cmark_node* node) const {
    if (node == nullptr || node->type != CMARK_NODE_LIST || node->first_child == nullptr)
        return false;
    const Mark* mark = mark_of(node->first_child->first_child);
    return mark != nullptr && mark->kind == Mark::Kind::definition;
}

bool BlockWriter::definitions(cmark_node* terms, cmark_node* list, int indent,
                              Attributes& attributes) {
    const std::size_t end_tag =
        std::string_view("</dl>\n").size() + static_cast<std::size_t>(indent);
    if (out_.size() == definitions_end_ && definitions_end_ > 0)
        out_.resize(out_.size() - end_tag);
    else if (out_.size() == definitions_end_ + 1 && definitions_end_ > 0)
        out_.resize(out_.size() - end_tag - 1);
    else {
        open("dl", attributes, indent);
        out_ += '\n';
    }
    std::string text;
    inlines_.write(text, terms);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        open("dt", {}, indent + step);
        out_.append(text, at, end - at).append("</dt>\n");
        at = end + 1;
    }
    for (cmark_node* item = list->first_child; item != nullptr; item = item->next) {
        if (!definition(item, indent + step))
            return false;
    }
    close("dl", indent);
    definitions_end_ = out_.size();
    return true;
}

bool BlockWriter::definition(cmark_node* item, int indent) {
    const Mark* mark = mark_of(item->first_child);
    cmark_node* first = mark == nullptr ? item->first_child : item->first_child->next;
    const bool bare = first != nullptr && first->type == CMARK_NODE_PARAGRAPH && mark != nullptr &&
                      mark->text.empty();
    open("dd", {}, indent);
    if (bare) {
        if (!bare_item(first, {}, indent))
            return false;
    } else if (first != nullptr) {
        out_ += '\n';
        if (!children(first, indent + step))
            return false;
        this->indent(indent);
    }
    out_ += "</dd>\n";
    return true;
}

}  // namespace kiji::markdown::kramdown
