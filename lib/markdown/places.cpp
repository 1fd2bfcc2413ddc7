// What placing blocks and placing inlines share: opening and closing nodes, and where lines stand.
#include <algorithm>

#include "markdown/characters.hpp"
#include "markdown/tree_builder.hpp"

namespace kiji::markdown {
NodeId TreeBuilder::open(Kind kind, NodeId parent, std::size_t begin) {
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    tree_.nodes_.push_back(
        {.kind = kind, .parent = parent, .end = id + 1, .span = span_of(begin, begin)});
    return id;
}

void TreeBuilder::close(NodeId id, std::size_t end) {
    Node& node = tree_.nodes_[id];
    node.end = static_cast<NodeId>(tree_.nodes_.size());
    node.span.end = std::max(node.span.begin, static_cast<std::uint32_t>(end));
    if (is_block(node.kind))
        end_ = node.span.end;
}

NodeId TreeBuilder::leaf(Kind kind, NodeId parent, Span span) {
    const NodeId id = open(kind, parent, span.begin);
    tree_.nodes_[id].span = span;
    return id;
}

// cmark-gfm's nodes do not always say what stands in the text: of a footnote reference over two
// lines that leads nowhere, some of the text is lost. Places behind it are a guess then. Whatever
// they are, a node lies in its parent and behind the node before it.
void TreeBuilder::nest_spans() {
    std::vector<std::uint32_t> reached(tree_.nodes_.size());  // in each node, by its children
    for (NodeId id = Tree::root; id < tree_.nodes_.size(); ++id) {
        Node& node = tree_.nodes_[id];
        if (node.parent != no_node) {
            const std::uint32_t end = tree_.nodes_[node.parent].span.end;
            node.span.begin = std::clamp(node.span.begin, reached[node.parent], end);
            node.span.end = std::clamp(node.span.end, node.span.begin, end);
            reached[node.parent] = node.span.end;
        }
        reached[id] = node.span.begin;
    }
}

void TreeBuilder::literal(NodeId id, std::string_view text) {
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.literals_.size());
    tree_.literals_.push_back(text);
}

std::string_view TreeBuilder::unescaped(std::string_view text) {
    if (text.find_first_of("\\&") == std::string_view::npos)
        return text;
    cmark_strbuf buffer = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
    houdini_unescape_html_f(&buffer, reinterpret_cast<const std::uint8_t*>(text.data()),
                            static_cast<bufsize_t>(text.size()));
    cmark_strbuf_unescape(&buffer);
    const std::string_view result = keep(view(buffer));
    cmark_strbuf_free(&buffer);
    return result;
}

std::size_t TreeBuilder::line_begin(std::size_t line) const {
    return std::max(file_.lines().full_line(first_line_ + std::min(line, line_count_) - 1).begin,
                    body_.begin);
}
std::size_t TreeBuilder::line_end_of(std::size_t line) const {
    return file_.lines().line(first_line_ + std::min(line, line_count_) - 1).end;
}
std::string_view TreeBuilder::line_text(std::size_t line) const {
    const Span span = file_.lines().line(first_line_ + std::min(line, line_count_) - 1);
    const std::size_t begin = std::max(span.begin, body_.begin);
    return text_.substr(begin - body_.begin, span.end - begin);
}
// Where the four columns of indentation begin that stand before `at`.
std::size_t TreeBuilder::indentation_begin(std::size_t line, std::size_t at) const {
    const std::size_t begin = line_begin(line);
    const std::string_view text = line_text(line);
    std::vector<std::size_t> columns{0};  // of each byte, and of what follows the last
    for (std::size_t i = 0; begin + i < at; ++i)
        columns.push_back(text[i] == '\t' ? columns[i] / 4 * 4 + 4 : columns[i] + 1);
    std::size_t i = at - begin;
    while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t') &&
           columns[at - begin] - columns[i] < 4) {
        if (text[i - 1] == '\t' && columns[at - begin] - columns[i - 1] > 4)
            break;  // a tab that belongs in part to the container
        --i;
    }
    return begin + i;
}

std::size_t TreeBuilder::end_of_line_trimmed(std::size_t line) const {
    const std::string_view text = trim_end(line_text(line));
    return body_.begin + static_cast<std::size_t>(text.data() + text.size() - text_.data());
}

void TreeBuilder::begin_lines(NodeId id) {
    tree_.line_ranges_.push_back({id, static_cast<std::uint32_t>(tree_.lines_.size()), 0});
}
void TreeBuilder::end_lines(NodeId /*id*/) {
    Tree::LineRange& range = tree_.line_ranges_.back();
    range.count = static_cast<std::uint32_t>(tree_.lines_.size()) - range.first;
}

// The lines of `content` stand at the ends of the lines from `first_line` on: what comes before is
// prefix of containers and indentation.
void TreeBuilder::map_lines(std::string_view content, std::size_t first_line) {
    map_.clear();
    std::size_t at = 0;
    for (std::size_t line = first_line; at < content.size() && line <= line_count_; ++line) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        map_line(at, content.substr(at, end - at), line);
        at = end + 1;
    }
}

void TreeBuilder::map_line(std::size_t content, std::string_view line, std::size_t number) {
    const std::string_view source = line_text(number);
    const std::string_view wanted = trim_end(line);
    const std::string_view given = trim_end(source);
    const auto begin = body_.begin + static_cast<std::size_t>(source.data() - text_.data());
    const std::size_t end = begin + source.size();
    if (given.ends_with(wanted)) {
        const std::size_t start = given.size() - wanted.size();
        map_.add(content, begin + start);
        tree_.lines_.push_back(span_of(begin + start, end));
        return;
    }
    // A tab that is in part indentation stands in the content as blanks, and in what was split off
    // above a table "\|" stands as "|": go back from the end while both agree.
    std::size_t from = wanted.size();
    std::size_t to = given.size();
    std::vector<std::pair<std::size_t, std::size_t>> pieces;
    while (from > 0 && to > 0 && wanted[from - 1] == given[to - 1]) {
        --from;
        --to;
        const bool escaped = wanted[from] == '|' && to > 0 && given[to - 1] == '\\';
        if (escaped && (from == 0 || wanted[from - 1] != '\\')) {
            pieces.emplace_back(content + from, begin + to);
            --to;
        }
    }
    map_.add(content, begin + to);
    if (from > 0)
        map_.add(content + from, begin + to);
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        map_.add(piece->first, piece->second);
    tree_.lines_.push_back(span_of(begin + to, end));
}

}  // namespace kiji::markdown
