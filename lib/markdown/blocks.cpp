// Blocks: placed by the lines that cmark-gfm gives them, corrected where it is wrong.
#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "markdown/characters.hpp"
#include "markdown/tree_builder.hpp"

namespace kiji::markdown {
namespace {

// Most blocks have few lines, and long ones: one search for each is less than a look at each byte.
std::size_t count_lines(std::string_view content) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < content.size(); ++count)
        at = std::min(content.find('\n', at), content.size()) + 1;
    return count;
}

std::string_view first_line_of(std::string_view content) {
    return content.substr(0, content.find('\n'));
}

// What stands behind quote marks and indentation.
std::string_view behind_prefix(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t>");
    return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}

// Whether an HTML block of the kinds that only their own end mark closes lacks it.
bool html_runs_on(std::string_view html) {
    struct Mark {
        std::string_view begin;
        std::string_view end;
    };
    constexpr std::array marks{Mark{"<!--", "-->"}, Mark{"<?", "?>"}, Mark{"<![CDATA[", "]]>"},
                               Mark{"<!", ">"}};
    const std::size_t first = html.find_first_not_of(' ');
    html.remove_prefix(std::min(first, html.size()));
    for (const Mark& mark : marks) {
        if (html.starts_with(mark.begin))
            return html.find(mark.end) == std::string_view::npos;
    }
    const std::string head = ascii::lowered(html.substr(0, 8));
    const bool literal_kind =
        head.starts_with("<script") || head.starts_with("<pre") || head.starts_with("<style");
    return literal_kind && html.find("</") == std::string_view::npos;
}

std::size_t to_size(int value) {
    return static_cast<std::size_t>(std::max(value, 0));
}

}  // namespace

TreeBuilder::TreeBuilder(const SourceFile& file, Span body, std::string_view text,
                         std::unique_ptr<Arena> arena)
    : file_(file),
      body_(body),
      text_(text),
      first_line_(file.lines().line_at(body.begin)),
      line_count_(body.empty() ? 0 : file.lines().line_at(body.end - 1) - first_line_ + 1),
      arena_(std::move(arena)),
      has_definitions_(text.find("]:") != std::string_view::npos) {
    tree_.nodes_.reserve(text.size() / 40 + 8);
    tree_.literals_.reserve(text.size() / 64 + 8);
    tree_.lines_.reserve(line_count_);
}

Tree TreeBuilder::build(cmark_node* document, std::vector<FootnoteOrigin> origins,
                        std::size_t appended, std::span<const Span> masked) {
    origins_ = std::move(origins);
    // by parent, so that each container finds its own; those of one stay in document order
    std::ranges::stable_sort(origins_, std::less<>(), &FootnoteOrigin::parent);
    tree_.masked_.assign(masked.begin(), masked.end());
    for (cmark_node* last = document->last_child; appended > 0 && last != nullptr;) {
        cmark_node* before = last->prev;
        if (last->type == CMARK_NODE_PARAGRAPH) {  // the footnote definitions stand behind it
            cmark_node_unlink(last);
            --appended;
        }
        last = before;
    }
    end_ = body_.begin;
    const NodeId root = open(Kind::document, no_node, body_.begin);
    blocks(document, root, line_count_);
    definitions(done_line_ + 1, line_count_, root);
    close(root, body_.end);
    for (const auto& [id, definition] : references_) {
        Footnote& reference = tree_.footnotes_[tree_.nodes_[id].data];
        const auto target =
            static_cast<NodeId>(reinterpret_cast<std::uintptr_t>(definition->user_data));
        if (tree_.nodes_[target].kind != Kind::footnote_definition)
            continue;
        Footnote& target_note = tree_.footnotes_[tree_.nodes_[target].data];
        reference.definition = target;
        reference.label = target_note.label;
        target_note.number = reference.number;
        target_note.references = std::max(target_note.references, reference.reference_index);
    }
    nest_spans();
    tree_.arena_ = std::move(arena_);
    return std::move(tree_);
}

void TreeBuilder::blocks(cmark_node* container, NodeId id, std::size_t last_line) {
    const auto place = [&](cmark_node* child, const cmark_node* next) {
        const std::size_t start = start_line(child);
        if (start > 0)
            definitions(done_line_ + 1, start - 1, id);
        const std::size_t limit = next != nullptr ? start_line(next) - 1 : last_line;
        block(child, id, std::min(limit, last_line));
    };
    if (origins_.empty()) {
        for (cmark_node* child = container->first_child; child != nullptr; child = child->next)
            place(child, child->next);
        return;
    }
    const std::vector<cmark_node*> children = children_in_order(container);
    for (std::size_t i = 0; i < children.size(); ++i)
        place(children[i], i + 1 < children.size() ? children[i + 1] : nullptr);
}

std::vector<cmark_node*> TreeBuilder::children_in_order(cmark_node* node) const {
    std::vector<cmark_node*> children;
    for (cmark_node* child = node->first_child; child != nullptr; child = child->next) {
        if (child->type != CMARK_NODE_FOOTNOTE_DEFINITION)
            children.push_back(child);
    }
    const auto own =
        std::ranges::equal_range(origins_, node, std::less<>(), &FootnoteOrigin::parent);
    for (const FootnoteOrigin& origin : own)
        children.push_back(origin.node);
    if (!own.empty()) {
        std::ranges::stable_sort(children, {},
                                 [this](const cmark_node* child) { return start_line(child); });
    }
    return children;
}

std::size_t TreeBuilder::start_line(const cmark_node* node) const {
    // a paragraph that was split off above a table has no place of its own
    return to_size(node->start_line == 0 && node->next != nullptr ? node->next->start_line
                                                                  : node->start_line);
}

void TreeBuilder::block(cmark_node* node, NodeId parent, std::size_t last_line) {
    switch (node->type) {
        case CMARK_NODE_PARAGRAPH:
            return paragraph(node, parent);
        case CMARK_NODE_HEADING:
            return node->as.heading.setext ? setext_heading(node, parent) : heading(node, parent);
        case CMARK_NODE_CODE_BLOCK:
            return code_block(node, parent, last_line);
        case CMARK_NODE_HTML_BLOCK:
            return html_block(node, parent);
        case CMARK_NODE_THEMATIC_BREAK:
            return thematic_break(node, parent);
        case CMARK_NODE_LIST:
            return list(node, parent, last_line);
        case CMARK_NODE_ITEM:
            return list_item(node, parent, last_line);
        case CMARK_NODE_BLOCK_QUOTE:
            return container(node, Kind::block_quote, parent, last_line);
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            return footnote_definition(node, parent, last_line);
        default:
            break;
    }
    if (node->type == CMARK_NODE_TABLE)
        table(node, parent);
}

void TreeBuilder::paragraph(cmark_node* node, NodeId parent) {
    const std::string_view content = view(node->content);
    const std::size_t count = count_lines(content);
    const std::size_t start = start_line(node);
    // cmark-gfm has cut off link reference definitions at the head, whole lines each
    const std::size_t total = node->start_line == 0 || to_size(node->end_line) < start
                                  ? count
                                  : to_size(node->end_line) - start + 1;
    const std::size_t cut = total > count ? total - count : 0;
    definitions(start, start + cut - 1, parent);

    const NodeId id = open(Kind::paragraph, parent, 0);
    begin_lines(id);
    map_lines(content, start + cut);
    end_lines(id);
    tree_.nodes_[id].span.begin = static_cast<std::uint32_t>(map_.source(0));
    done_line_ = start + cut + count - 1;
    inlines(node, id);
    close(id, line_end_of(done_line_));
}

void TreeBuilder::setext_heading(cmark_node* node, NodeId parent) {
    const std::string_view content = view(node->content);
    const std::size_t count = count_lines(content);
    // definitions cut off the head: the underline tells how many lines
    std::size_t first = start_line(node);
    const std::string_view head = trim_end(first_line_of(content));
    const auto fits = [&](std::size_t line) {
        const std::string_view underline = behind_prefix(line_text(line + count));
        return line_text(line).find(head) != std::string_view::npos && !underline.empty() &&
               (underline.front() == '=' || underline.front() == '-');
    };
    while (first + count < line_count_ && !fits(first))
        ++first;
    definitions(start_line(node), first - 1, parent);

    const NodeId id = open(Kind::heading, parent, 0);
    begin_lines(id);
    map_lines(content, first);
    end_lines(id);
    const std::size_t begin = map_.source(0);
    tree_.nodes_[id].span.begin = static_cast<std::uint32_t>(begin);
    done_line_ = first + count;
    const std::size_t underline_end = end_of_line_trimmed(done_line_);
    const std::string_view underline = trim_end(behind_prefix(line_text(done_line_)));
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.headings_.size());
    tree_.headings_.push_back({.level = node->as.heading.level,
                               .setext = true,
                               .marker = span_of(underline_end - underline.size(), underline_end),
                               .content = span_of(begin, end_of_line_trimmed(done_line_ - 1))});
    inlines(node, id);
    close(id, line_end_of(done_line_));
}

void TreeBuilder::heading(cmark_node* node, NodeId parent) {
    const std::size_t line = start_line(node);
    const std::size_t begin = line_begin(line) + to_size(node->start_column) - 1;
    const std::size_t line_end = end_of_line_trimmed(line);
    const auto level = to_size(node->as.heading.level);
    const std::string_view content = view(node->content);
    std::size_t from = std::min(begin + level, line_end);
    while (from < line_end && (file_.text()[from] == ' ' || file_.text()[from] == '\t'))
        ++from;

    const NodeId id = open(Kind::heading, parent, begin);
    map_.clear();
    map_.add(0, from);
    const Span text = span_of(from, std::min(from + content.size(), line_end));
    begin_lines(id);
    tree_.lines_.push_back(text);
    end_lines(id);
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.headings_.size());
    tree_.headings_.push_back({.level = node->as.heading.level,
                               .setext = false,
                               .marker = span_of(begin, begin + level),
                               .content = text});
    done_line_ = line;
    inlines(node, id);
    close(id, line_end_of(line));
}

void TreeBuilder::code_block(cmark_node* node, NodeId parent, std::size_t last_line) {
    const std::string_view code = view(node->as.code.literal);
    const bool fenced = node->as.code.fenced != 0;
    const std::size_t line = start_line(node);
    const std::size_t first = fenced ? line + 1 : line;  // of the code
    const std::size_t count = count_lines(code);
    std::size_t begin = line_begin(line) + to_size(node->start_column) - 1;

    CodeBlock data{.fenced = fenced,
                   .fence = static_cast<char>(node->as.code.fence_char),
                   .info = keep(view(node->as.code.info))};
    done_line_ = std::max(line, first + count - 1);
    std::size_t end = line_end_of(std::min(done_line_, line_count_));
    if (fenced) {
        const std::string_view opening = line_text(line).substr(begin - line_begin(line));
        const std::size_t ticks = std::min(opening.find_first_not_of(data.fence), opening.size());
        data.opening = span_of(begin, begin + ticks);
        const std::size_t info = std::min(opening.find_first_not_of(" \t", ticks), opening.size());
        data.info_span = span_of(begin + info, begin + std::max(trim_end(opening).size(), info));
        // closed, unless the next line belongs to another block
        const std::size_t closing_line = first + count;
        if (closing_line <= std::min(last_line, line_count_)) {
            const std::string_view closing = trim_end(behind_prefix(line_text(closing_line)));
            if (closing.size() >= 3 &&
                closing.find_first_not_of(data.fence) == std::string_view::npos) {
                end = end_of_line_trimmed(closing_line);
                data.closing = span_of(end - closing.size(), end);
                end = line_end_of(closing_line);
                done_line_ = closing_line;
            }
        }
        if (data.closing.empty() && done_line_ == line_count_)
            end = body_.end;
    } else
        begin = indentation_begin(line, begin);
    const NodeId id = open(Kind::code_block, parent, begin);
    begin_lines(id);
    map_lines(code, first);
    end_lines(id);
    data.text = keep(code);
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.code_blocks_.size());
    tree_.code_blocks_.push_back(data);
    close(id, end);
}

void TreeBuilder::html_block(cmark_node* node, NodeId parent) {
    const std::string_view html = view(node->as.literal);
    const std::size_t line = start_line(node);
    const NodeId id = open(Kind::html_block, parent, 0);
    begin_lines(id);
    map_lines(html, line);
    end_lines(id);
    tree_.nodes_[id].span.begin = static_cast<std::uint32_t>(map_.source(0));
    literal(id, keep(html));
    done_line_ = line + count_lines(html) - 1;
    const bool open_at_end = done_line_ == line_count_ && html_runs_on(html);
    close(id, open_at_end ? body_.end : line_end_of(done_line_));
}

void TreeBuilder::thematic_break(cmark_node* node, NodeId parent) {
    const std::size_t line = start_line(node);
    const NodeId id =
        open(Kind::thematic_break, parent, line_begin(line) + to_size(node->start_column) - 1);
    done_line_ = line;
    close(id, line_end_of(line));
}

void TreeBuilder::list(cmark_node* node, NodeId parent, std::size_t last_line) {
    const std::size_t line = start_line(node);
    const std::size_t begin = line_begin(line) + to_size(node->start_column) - 1;
    const NodeId id = open(Kind::list, parent, begin);
    const cmark_list& list = node->as.list;
    const bool ordered = list.list_type == CMARK_ORDERED_LIST;
    const char delimiter = list.delimiter == CMARK_PAREN_DELIM ? ')' : '.';
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.lists_.size());
    tree_.lists_.push_back({.ordered = ordered,
                            .tight = list.tight,
                            .start = list.start,
                            .marker = ordered ? delimiter : static_cast<char>(list.bullet_char)});
    blocks(node, id, last_line);
    close(id, end_);
}

void TreeBuilder::list_item(cmark_node* node, NodeId parent, std::size_t last_line) {
    const std::size_t line = start_line(node);
    const std::size_t begin = line_begin(line) + to_size(node->start_column) - 1;
    const std::string_view head = line_text(line).substr(begin - line_begin(line));
    const std::size_t digits = head.find_first_not_of("0123456789");
    const std::size_t marker_end = begin + (digits == std::string_view::npos ? 0 : digits) + 1;

    ListItem item{.task = ListItem::Task::none, .marker = span_of(begin, marker_end)};
    if (node->extension != nullptr) {  // the only one that items have is the task list
        item.task = node->as.list.checked ? ListItem::Task::done : ListItem::Task::open;
        const std::size_t box = head.find('[', marker_end - begin);
        if (box != std::string_view::npos)
            item.task_box = span_of(begin + box, begin + box + 3);
    }
    const NodeId id = open(Kind::list_item, parent, begin);
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.items_.size());
    tree_.items_.push_back(item);
    end_ = std::max<std::size_t>(marker_end, item.task_box.end);
    if (end_of_line_trimmed(line) <= end_)
        end_ = line_end_of(line);  // nothing but blanks behind the marker
    done_line_ = std::max(done_line_, line - 1);
    blocks(node, id, last_line);
    definitions(done_line_ + 1, std::min(last_line, to_size(node->end_line)), id);
    done_line_ = std::max(done_line_, line);
    close(id, end_);
}

void TreeBuilder::container(cmark_node* node, Kind kind, NodeId parent, std::size_t last_line) {
    const std::size_t line = start_line(node);
    const std::size_t begin = line_begin(line) + to_size(node->start_column) - 1;
    const NodeId id = open(kind, parent, begin);
    end_ = begin + 1;
    done_line_ = std::max(done_line_, line - 1);
    blocks(node, id, last_line);
    definitions(done_line_ + 1, std::min(last_line, to_size(node->end_line)), id);
    // lines at the end that hold nothing but the mark still belong to the quote
    for (std::size_t next = std::max(done_line_, line - 1) + 1;
         next <= std::min({last_line, to_size(node->end_line), line_count_}); ++next) {
        const std::string_view text = line_text(next);
        if (!behind_prefix(text).empty() || text.find('>') == std::string_view::npos)
            break;
        end_ = line_end_of(next);
        done_line_ = next;
    }
    done_line_ = std::max(done_line_, line);
    close(id, end_);
}

void TreeBuilder::footnote_definition(cmark_node* node, NodeId parent, std::size_t last_line) {
    const std::size_t line = start_line(node);
    const std::size_t content = line_begin(line) + to_size(node->start_column) - 1;
    const std::size_t begin = content - to_size(node->internal_offset);
    const NodeId id = open(Kind::footnote_definition, parent, begin);
    node->user_data = reinterpret_cast<void*>(static_cast<std::uintptr_t>(id));
    const std::string_view head = file_.text().substr(begin, content - begin);
    const std::size_t label_end = std::min(head.find(']'), head.size());
    Footnote footnote{.label = head.substr(2, label_end - 2)};
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.footnotes_.size());
    tree_.footnotes_.push_back(footnote);
    end_ = begin + label_end + 2;
    done_line_ = std::max(done_line_, line - 1);
    // a second definition of one label is dropped by cmark-gfm, text and all
    if (node->parent != nullptr) {
        blocks(node, id, last_line);
        definitions(done_line_ + 1, std::min(last_line, to_size(node->end_line)), id);
    }
    done_line_ = std::max(done_line_, line);
    close(id, end_);
}

}  // namespace kiji::markdown
