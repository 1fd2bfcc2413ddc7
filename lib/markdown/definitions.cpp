// Link reference definitions: cmark-gfm resolves and drops them. They are found again in the lines
// that no block covers.
#include <string>

#include "markdown/link_scanner.hpp"
#include "markdown/tree_builder.hpp"

namespace kiji::markdown {
namespace {

// Where the text of a line begins that may open containers: behind indentation, quote marks, list
// markers and footnote labels.
std::size_t text_begin(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        const char c = line[at];
        if (c == ' ' || c == '\t' || c == '>' || c == '-' || c == '+' || c == '*') {
            ++at;
        } else if (c >= '0' && c <= '9') {
            const std::size_t end = line.find_first_not_of("0123456789", at);
            if (end == std::string_view::npos || (line[end] != '.' && line[end] != ')'))
                return at;
            at = end + 1;
        } else if (line.substr(at).starts_with("[^")) {
            const std::size_t end = line.find("]:", at);
            if (end == std::string_view::npos)
                return at;
            at = end + 2;
        } else {
            return at;
        }
    }
    return at;
}

Span to_file(ContentMap& map, Range range) {
    return range.begin == range.end ? Span{}
                                    : span_of(map.source(range.begin), map.source_end(range.end));
}

std::string_view without_marks(std::string_view text, char open) {
    return text.size() >= 2 && text.front() == open ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

void TreeBuilder::definitions(std::size_t first_line, std::size_t last_line, NodeId parent) {
    last_line = std::min(last_line, line_count_);
    if (!has_definitions_ || first_line > last_line)
        return;
    std::size_t line = first_line;
    while (line <= last_line) {
        const std::string_view text = line_text(line);
        const std::size_t begin = text_begin(text);
        if (begin >= text.size() || text[begin] != '[') {
            ++line;
            continue;
        }
        // the paragraph that it was: this line and those after it that are not blank
        std::string content;
        ContentMap map;
        for (; line <= last_line; ++line) {
            const std::string_view next = line_text(line);
            const std::size_t from =
                content.empty() ? begin : std::min(next.find_first_not_of(" \t>"), next.size());
            if (from >= next.size())
                break;
            map.add(content.size(), line_begin(line) + from);
            content.append(next.substr(from));
            content.push_back('\n');
        }
        std::size_t at = 0;
        while (at < content.size() && content[at] == '[') {
            const auto found = scan_definition(content, at);
            if (!found)
                break;
            const std::size_t line_end = std::min(content.find('\n', found->end), content.size());
            const Span span = span_of(map.source(at), map.source_end(line_end));
            const NodeId id = leaf(Kind::link_definition, parent, span);
            const auto part = [&](Range range) {
                return keep(std::string_view(content).substr(range.begin, range.end - range.begin));
            };
            const std::string_view title = part(found->title);
            tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.definitions_.size());
            tree_.definitions_.push_back(
                {.label = part(found->label),
                 .url = unescaped(without_marks(part(found->destination), '<')),
                 .title = unescaped(title.empty() ? title : without_marks(title, title.front())),
                 .label_span = to_file(map, found->label),
                 .destination = to_file(map, found->destination),
                 .title_span = to_file(map, found->title)});
            close(id, span.end);
            at = found->next;
        }
    }
    done_line_ = std::max(done_line_, last_line);
}

}  // namespace kiji::markdown
