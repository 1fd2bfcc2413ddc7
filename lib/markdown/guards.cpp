#include "markdown/guards.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "markdown/cmark.hpp"
#include "markdown/inline_cost.hpp"

namespace kiji::markdown {
namespace {

// A paragraph below this cannot keep cmark-gfm for longer than some milliseconds, whatever it
// holds.
constexpr std::size_t harmless = 2048;

bool is_container(const cmark_node& node) {
    return node.type == CMARK_NODE_BLOCK_QUOTE || node.type == CMARK_NODE_ITEM ||
           node.type == CMARK_NODE_FOOTNOTE_DEFINITION;
}

std::size_t count_pipes(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
}

// May be the second row of a table, "|--|:-:|", after the marks of containers.
bool may_be_delimiter_row(std::string_view line) {
    return line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|:- \t\v\f>") == std::string_view::npos;
}

// For the first cell of each line, cmark-gfm walks back to the pipe before it, over all lines that
// have none.
std::uint64_t steps_back_to_pipes(std::string_view paragraph) {
    std::uint64_t steps = 0;
    std::size_t behind_pipe = 0;
    for (std::size_t at = 0; at < paragraph.size();) {
        steps += at - behind_pipe;
        const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
        const std::size_t pipe = paragraph.substr(at, end - at).rfind('|');
        if (pipe != std::string_view::npos)
            behind_pipe = at + pipe + 1;
        at = end + 1;
    }
    return steps + paragraph.size();
}

// The next block in document order; null after the last.
const cmark_node* next_block(const cmark_node* node) {
    if (node->first_child != nullptr)
        return node->first_child;
    while (node != nullptr && node->next == nullptr)
        node = node->parent;
    return node == nullptr ? nullptr : node->next;
}

}  // namespace

Guards::Guards(const Limits& limits, std::size_t body_bytes)
    : limits_(limits),
      steps_limit_(limits.markdown_steps_floor + limits.markdown_steps_per_byte * body_bytes) {}

bool Guards::refuse(std::string message, int line, int column) {
    stop_ = {.message = std::move(message),
             .line = static_cast<std::size_t>(std::max(line, 1)),
             .column = static_cast<std::size_t>(std::max(column, 1))};
    return false;
}

bool Guards::refuse_cost(std::string_view what, int line, int column) {
    return refuse(
        fmt::format("reading a paragraph with {} takes {} million steps (limit {} million)", what,
                    steps_ / 1'000'000, steps_limit_ / 1'000'000),
        line, column);
}

bool Guards::spend(std::uint64_t steps) {
    steps_ += steps;
    return steps_ <= steps_limit_;
}

// Columns are kept in a list to whose end cmark-gfm walks for each: 25,000 of them take 9 s.
bool Guards::before_line(const cmark_parser& parser, std::string_view line) {
    const cmark_node& current = *parser.current;
    if (current.type == CMARK_NODE_PARAGRAPH)
        return !may_be_delimiter_row(line) || table_may_begin(parser, line);
    const bool in_table = current.type == CMARK_NODE_TABLE || current.type == CMARK_NODE_TABLE_ROW;
    if (!in_table || line.size() <= limits_.table_columns)
        return true;
    const std::size_t pipes = count_pipes(line);
    return pipes <= limits_.table_columns ||
           refuse(fmt::format("table row with {} cells (limit {})", pipes, limits_.table_columns),
                  parser.line_number + 1, 1);
}

// The paragraph so far may become the header of a table: it is read as rows, all of it, at each
// line that looks like a delimiter row.
bool Guards::table_may_begin(const cmark_parser& parser, std::string_view line) {
    const std::string_view paragraph = view(parser.current->content);
    std::size_t most = count_pipes(line);
    for (std::size_t at = 0; at < paragraph.size();) {
        const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
        most = std::max(most, count_pipes(paragraph.substr(at, end - at)));
        at = end + 1;
    }
    const int number = parser.line_number + 1;
    if (most > limits_.table_columns)
        return refuse(
            fmt::format("table row with {} cells (limit {})", most, limits_.table_columns), number,
            1);
    return spend(steps_back_to_pipes(paragraph)) ||
           refuse_cost("so many lines above what may be a table", number, 1);
}

bool Guards::after_line(const cmark_parser& parser) {
    const cmark_node* current = parser.current;
    std::size_t depth = 0;
    for (const cmark_node* node = current; node != nullptr; node = node->parent)
        depth += is_container(*node) ? 1U : 0U;
    if (depth > limits_.block_depth) {
        // the first one that is too deep
        const cmark_node* node = current;
        for (std::size_t left = depth - limits_.block_depth; left > 0; node = node->parent) {
            left -= is_container(*node) ? 1U : 0U;
            if (left == 0)
                break;
        }
        return refuse(
            fmt::format("lists and quotes nested {} deep (limit {})", depth, limits_.block_depth),
            node->start_line, node->start_column);
    }
    if (current->type == CMARK_NODE_TABLE || current->type == CMARK_NODE_TABLE_ROW) {
        const bool row = current->type == CMARK_NODE_TABLE_ROW;
        table_cells_ +=
            cmark_gfm_extensions_get_table_columns(row ? current->parent : parser.current);
        if (table_cells_ > limits_.table_cells)
            return refuse(fmt::format("tables with more than {} cells, counting those that fill up "
                                      "short rows",
                                      limits_.table_cells),
                          parser.line_number, 1);
    }
    return true;
}

bool Guards::before_inlines(const cmark_parser& parser) {
    for (const cmark_node* node = parser.root; node != nullptr; node = next_block(node)) {
        const bool has_inlines =
            node->type != CMARK_NODE_CODE_BLOCK && node->type != CMARK_NODE_HTML_BLOCK;
        if (has_inlines && static_cast<std::size_t>(node->content.size) > harmless &&
            !inlines(*node))
            return false;
    }
    return true;
}

bool Guards::inlines(const cmark_node& block) {
    const InlineCost cost = inline_cost(view(block.content));
    if (spend(cost.total()))
        return true;
    struct Part {
        std::uint64_t steps;
        std::string_view name;
    };
    const Part worst =
        std::max({Part{cost.emphasis, "so many emphasis marks"},
                  Part{cost.images, "so many images"}, Part{cost.html, "HTML that is never closed"},
                  Part{cost.urls, "so many URLs without a space between them"}},
                 [](const Part& a, const Part& b) { return a.steps < b.steps; });
    return refuse_cost(worst.name, block.start_line, block.start_column);
}

}  // namespace kiji::markdown
