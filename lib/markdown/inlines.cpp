// Inlines: placed by reading the text of their block along the nodes that cmark-gfm made of it.
// Each node says what comes next, so each byte is looked at once.
#include <algorithm>
#include <cstring>

#include "base/ascii.hpp"
#include "markdown/link_scanner.hpp"
#include "markdown/tree_builder.hpp"

namespace kiji::markdown {
namespace {

bool holds_nodes(const cmark_node* node) {
    return node->type == CMARK_NODE_EMPH || node->type == CMARK_NODE_STRONG ||
           node->type == CMARK_NODE_LINK || node->type == CMARK_NODE_IMAGE ||
           node->type == CMARK_NODE_STRIKETHROUGH;
}

}  // namespace

void TreeBuilder::inlines(cmark_node* block, NodeId id) {
    content_ = view(block->content);
    is_written_out_ = content_.find('\\') == std::string_view::npos &&
                      content_.find('&') == std::string_view::npos;
    at_ = 0;
    open_inlines_.assign(1, id);
    cmark_node* node = block->first_child;
    while (node != nullptr) {
        const std::size_t before = tree_.nodes_.size();
        enter_inline(node, open_inlines_.back());
        const bool opened = holds_nodes(node) && tree_.nodes_.size() > before &&
                            !(node->type == CMARK_NODE_LINK &&
                              tree_.link(static_cast<NodeId>(before)).form == Link::Form::autolink);
        if (opened) {
            open_inlines_.push_back(static_cast<NodeId>(before));
            if (node->first_child != nullptr) {
                node = node->first_child;
                continue;
            }
            leave_inline(node, open_inlines_.back());
            open_inlines_.pop_back();
        }
        while (node->next == nullptr && node->parent != block) {
            node = node->parent;
            leave_inline(node, open_inlines_.back());
            open_inlines_.pop_back();
        }
        node = node->next;
    }
}

void TreeBuilder::enter_inline(cmark_node* node, NodeId parent) {
    at_ = std::min(at_, content_.size());  // where the text is not what the nodes say (nest_spans)
    switch (node->type) {
        case CMARK_NODE_TEXT:
            return text(node, parent);
        case CMARK_NODE_SOFTBREAK:
            return line_end(Kind::soft_break, parent);
        case CMARK_NODE_LINEBREAK:
            return line_end(Kind::line_break, parent);
        case CMARK_NODE_CODE:
            return code(node, parent);
        case CMARK_NODE_HTML_INLINE: {
            const std::string_view html = view(node->as.literal);
            const std::size_t begin = map_.source(at_);
            at_ = std::min(at_ + html.size(), content_.size());
            const NodeId id = leaf(Kind::html_inline, parent, span_of(begin, map_.source_end(at_)));
            return literal(id, keep(html));
        }
        case CMARK_NODE_EMPH:
            open(Kind::emphasis, parent, map_.source(at_));
            at_ += 1;
            return;
        case CMARK_NODE_STRONG:
            open(Kind::strong, parent, map_.source(at_));
            at_ += 2;
            return;
        case CMARK_NODE_LINK:
        case CMARK_NODE_IMAGE:
            return open_link(node, parent);
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            return footnote_reference(node, parent);
        default:
            break;
    }
    if (node->type == CMARK_NODE_STRIKETHROUGH) {
        const NodeId id = open(Kind::strikethrough, parent, map_.source(at_));
        const std::size_t tildes = content_.substr(at_).starts_with("~~") ? 2 : 1;
        tree_.nodes_[id].data = static_cast<std::uint32_t>(tildes);
        at_ += tildes;
    }
}

void TreeBuilder::leave_inline(cmark_node* node, NodeId id) {
    at_ = std::min(at_, content_.size());
    switch (node->type) {
        case CMARK_NODE_EMPH:
            at_ += 1;
            break;
        case CMARK_NODE_STRONG:
            at_ += 2;
            break;
        case CMARK_NODE_LINK:
        case CMARK_NODE_IMAGE:
            return close_link(node, id);
        default:
            at_ += tree_.nodes_[id].data;  // tildes
            break;
    }
    at_ = std::min(at_, content_.size());
    close(id, map_.source_end(at_));
}

void TreeBuilder::text(cmark_node* node, NodeId parent) {
    const std::string_view literal_text = view(node->as.literal);
    if (literal_text.empty())
        return;
    const std::size_t begin_at = at_;
    // an escaped character: the node points behind the backslash
    if (at_ < content_.size() && content_[at_] == '\\' &&
        literal_text.data() == content_.data() + at_ + 1)
        at_ += 1 + literal_text.size();
    else
        advance_over(literal_text);
    const Span span = span_of(map_.source(begin_at), map_.source_end(at_));
    const NodeId id = leaf(Kind::text, parent, span);
    const std::string_view source = slice(span);
    literal(id, source == literal_text ? source : keep(literal_text));
}

// Moves on over the source of `literal`: escapes and entities stand for other characters there.
bool TreeBuilder::advance_over(std::string_view literal) {
    const std::string_view rest = content_.substr(at_);
    const bool is_here = literal.data() == rest.data() && literal.size() <= rest.size();
    if (is_here || (rest.starts_with(literal) &&
                    (is_written_out_ || literal.find_first_of("\\&") == std::string_view::npos))) {
        at_ += literal.size();
        return true;
    }
    std::size_t i = 0;
    while (i < literal.size() && at_ < content_.size()) {
        const char c = content_[at_];
        if (c == '\\' && at_ + 1 < content_.size() && ascii::is_punctuation(content_[at_ + 1]) &&
            content_[at_ + 1] == literal[i]) {
            at_ += 2;
            ++i;
            continue;
        }
        if (c == '&') {
            cmark_strbuf entity = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
            const bufsize_t length = houdini_unescape_ent(
                &entity, reinterpret_cast<const std::uint8_t*>(content_.data() + at_ + 1),
                static_cast<bufsize_t>(content_.size() - at_ - 1));
            const std::size_t stands_for = static_cast<std::size_t>(entity.size);
            const bool is_entity = length > 0 && literal.substr(i).starts_with(view(entity));
            cmark_strbuf_free(&entity);
            if (is_entity) {
                at_ += static_cast<std::size_t>(length) + 1;
                i += stands_for;
                continue;
            }
        }
        if (c != literal[i])
            return false;
        ++at_;
        ++i;
    }
    return i == literal.size();
}

void TreeBuilder::code(cmark_node* node, NodeId parent) {
    const std::size_t begin = at_;
    const std::size_t ticks = std::min(content_.find_first_not_of('`', at_), content_.size()) - at_;
    // the closing run is the next one of the same length
    std::size_t end = begin + ticks;
    while (end < content_.size()) {
        end = content_.find('`', end);
        if (end == std::string_view::npos) {
            end = content_.size();
            break;
        }
        const std::size_t after = std::min(content_.find_first_not_of('`', end), content_.size());
        const bool closes = after - end == ticks;
        end = after;
        if (closes)
            break;
    }
    at_ = end;
    const Span span = span_of(map_.source(begin), map_.source_end(end));
    const NodeId id = leaf(Kind::code, parent, span);
    const std::string_view code = view(node->as.literal);
    // as it stands in the file, if it does
    const std::string_view source = slice(span);
    const std::string_view inside = source.substr(std::min(ticks, source.size()), code.size());
    literal(id, inside == code ? inside : keep(code));
}

void TreeBuilder::line_end(Kind kind, NodeId parent) {
    std::size_t newline = content_.find('\n', at_);
    if (newline == std::string_view::npos)
        newline = content_.size() == 0 ? 0 : content_.size() - 1;
    const std::size_t begin = map_.source(kind == Kind::line_break ? at_ : newline);
    std::size_t end = map_.source(newline);
    const std::string_view rest = file_.text().substr(std::min(end, file_.text().size()));
    end += rest.starts_with("\r\n") ? 2U : (rest.empty() ? 0U : 1U);
    leaf(kind, parent, span_of(begin, end));
    // cmark-gfm skips the blanks of a lazy line, but not behind a backslash
    const bool backslash = kind == Kind::line_break && content_[at_] == '\\';
    at_ = backslash ? newline + 1
                    : std::min(content_.find_first_not_of(" \t", newline + 1), content_.size());
}

void TreeBuilder::open_link(cmark_node* node, NodeId parent) {
    const char first = at_ < content_.size() ? content_[at_] : '\0';
    // asked of the node as well: where text was lost on the way, the place is a guess
    const cmark_node* child = node->first_child;
    if (first == '<' && node->type == CMARK_NODE_LINK && child != nullptr &&
        child->type == CMARK_NODE_TEXT && child->next == nullptr)
        return autolink(node, parent);
    const std::size_t begin = at_;
    Link link;
    if (node->type == CMARK_NODE_IMAGE) {
        at_ += 2;
    } else if (first == '[') {
        at_ += 1;
    } else {
        link.form = Link::Form::bare;
    }
    const std::size_t text_begin = map_.source(std::min(at_, content_.size()));
    link.text = span_of(text_begin, text_begin);
    const NodeId id =
        open(node->type == CMARK_NODE_IMAGE ? Kind::image : Kind::link, parent, map_.source(begin));
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.links_.size());
    tree_.links_.push_back(link);
}

void TreeBuilder::close_link(cmark_node* node, NodeId id) {
    Link& link = tree_.links_[tree_.nodes_[id].data];
    link.url = keep(view(node->as.link.url));
    link.title = keep(view(node->as.link.title));
    link.text.end = std::max(link.text.begin, static_cast<std::uint32_t>(map_.source_end(at_)));
    if (link.form == Link::Form::bare)
        return close(id, map_.source_end(at_));

    at_ = std::min(at_ + 1, content_.size());  // ]
    if (const auto tail = scan_link_tail(content_, at_)) {
        const auto part = [&](Range range) {
            return range.begin == range.end
                       ? Span{}
                       : span_of(map_.source(range.begin), map_.source_end(range.end));
        };
        link.destination = part(tail->destination);
        link.title_span = part(tail->title);
        at_ = tail->end;
    } else if (const auto label = scan_label(content_, at_)) {
        const std::string_view text = content_.substr(label->begin, label->end - label->begin);
        const bool blank = text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
        link.form = blank ? Link::Form::collapsed : Link::Form::full;
        if (!blank)
            link.label = span_of(map_.source(label->begin), map_.source_end(label->end));
        at_ = label->end + 1;
    } else {
        link.form = Link::Form::shortcut;
    }
    close(id, map_.source_end(at_));
}

void TreeBuilder::autolink(cmark_node* node, NodeId parent) {
    const std::size_t close_at = std::min(content_.find('>', at_), content_.size() - 1);
    const NodeId id = open(Kind::link, parent, map_.source(at_));
    const Span inside = span_of(map_.source(at_ + 1), map_.source_end(close_at));
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.links_.size());
    tree_.links_.push_back(
        {.form = Link::Form::autolink, .url = keep(view(node->as.link.url)), .text = inside});
    if (node->first_child != nullptr)
        literal(leaf(Kind::text, id, inside), keep(view(node->first_child->as.literal)));
    at_ = close_at + 1;
    close(id, map_.source_end(at_));
}

void TreeBuilder::footnote_reference(cmark_node* node, NodeId parent) {
    const std::size_t begin = at_;
    at_ = std::min(content_.find(']', at_), content_.size() - 1) + 1;
    const Span span = span_of(map_.source(begin), map_.source_end(at_));
    const NodeId id = leaf(Kind::footnote_reference, parent, span);
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.footnotes_.size());
    std::uint32_t number = 0;
    for (const char digit : view(node->as.literal))
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
    tree_.footnotes_.push_back(
        {.number = number, .reference_index = static_cast<std::uint32_t>(node->footnote.ref_ix)});
    if (node->parent_footnote_def != nullptr)
        references_.emplace_back(id, node->parent_footnote_def);
}

}  // namespace kiji::markdown
