// Tables: cmark-gfm gives their cells no usable place, so rows are split again here, by its rules.
#include <algorithm>

#include "base/ascii.hpp"
#include "markdown/tree_builder.hpp"

namespace kiji::markdown {
namespace {

// One cell of a row: what stands between the pipes, and both with blanks taken off.
struct Cell {
    std::size_t begin = 0;  // behind the pipe before it
    std::size_t end = 0;    // before the pipe behind it
    std::size_t text_begin = 0;
    std::size_t text_end = 0;
};

// The end of a cell from `at`: a pipe that no backslash stands before.
std::size_t cell_end(std::string_view row, std::size_t at) {
    while (at < row.size() && (row[at] != '|' || (at > 0 && row[at - 1] == '\\')))
        ++at;
    return at;
}

std::vector<Cell> split_row(std::string_view row) {
    std::vector<Cell> cells;
    std::size_t at = row.starts_with('|') ? 1 : 0;
    while (at < row.size()) {
        // Behind a pipe more is skipped than at the head of a row.
        std::size_t text = at;
        while (text < row.size() &&
               (at > 0 ? ascii::is_space(row[text]) : ascii::is_blank(row[text])))
            ++text;
        if (text == row.size() && at > 0)
            break;  // blanks behind the last pipe are no cell
        const std::size_t end = cell_end(row, std::max(at, std::min(text, row.size())));
        std::size_t text_end = end;
        while (text_end > text && ascii::is_blank(row[text_end - 1]))
            --text_end;
        cells.push_back({at, end, text, text_end});
        at = end + 1;
    }
    return cells;
}

Alignment alignment(std::uint8_t letter) {
    switch (letter) {
        case 'l':
            return Alignment::left;
        case 'c':
            return Alignment::center;
        case 'r':
            return Alignment::right;
        default:
            return Alignment::none;
    }
}

std::size_t to_size(int value) {
    return static_cast<std::size_t>(std::max(value, 0));
}

}  // namespace

void TreeBuilder::table(cmark_node* node, NodeId parent) {
    // The header is the last line of the paragraph that the table began as; lines above it were
    // split off into a paragraph.
    std::size_t header = to_size(node->start_line);
    if (node->prev != nullptr && node->prev->start_line == 0)
        header = done_line_ + 1;

    Table data;
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (std::uint16_t i = 0; i < cmark_gfm_extensions_get_table_columns(node); ++i)
        data.columns.push_back(alignment(alignments[i]));
    const std::size_t delimiter = header + 1;
    const std::string_view dashes = line_text(delimiter);
    const std::size_t from = std::min(dashes.find_first_of("|:-"), dashes.size());
    data.delimiter_row = span_of(line_begin(delimiter) + from, end_of_line_trimmed(delimiter));

    const NodeId id = open(Kind::table, parent, 0);
    std::size_t line = header;
    for (cmark_node* row = node->first_child; row != nullptr; row = row->next) {
        if (row != node->first_child)
            line = to_size(row->start_line);
        table_row(row, id, line, data);
        if (row == node->first_child)
            end_ = data.delimiter_row.end;
    }
    tree_.nodes_[id].span.begin = tree_.nodes_[id + 1].span.begin;
    tree_.nodes_[id].data = static_cast<std::uint32_t>(tree_.tables_.size());
    tree_.tables_.push_back(std::move(data));
    done_line_ = std::max(line, delimiter);
    close(id, std::max<std::size_t>(end_, tree_.tables_.back().delimiter_row.end));
}

void TreeBuilder::table_row(cmark_node* node, NodeId parent, std::size_t line, const Table& table) {
    // Rows cannot be lazy: before them stand quote marks and indentation. Of the header, which may
    // open its containers, the length is known.
    const std::string_view text = line_text(line);
    std::size_t from = std::min(text.find_first_not_of(" \t>"), text.size());
    const bool header = node->prev == nullptr;
    if (header) {
        std::string_view content = view(node->parent->content);
        while (content.ends_with('\n'))
            content.remove_suffix(1);
        const std::size_t size = content.size() - (content.rfind('\n') + 1);
        from = text.size() - std::min(size, text.size());
    }
    // A row may be of vertical tabs alone.
    from = std::min(from, end_of_line_trimmed(line) - line_begin(line));
    const std::string_view row =
        text.substr(from, end_of_line_trimmed(line) - line_begin(line) - from);
    const std::size_t begin = line_begin(line) + from;
    const std::size_t end = line_end_of(line);
    const std::vector<Cell> cells = split_row(row);

    const NodeId id = open(Kind::table_row, parent, begin);
    std::uint32_t column = 0;
    for (cmark_node* child = node->first_child; child != nullptr; child = child->next, ++column) {
        // rows may be shorter than the header: cmark-gfm fills them up
        const bool real = column < cells.size();
        const std::size_t behind = end - begin;  // also behind blanks that end the line
        const Cell cell = real ? cells[column] : Cell{behind, behind, behind, behind};
        const bool last = column + 1 >= cells.size();
        const std::size_t pipe = real && cell.begin > 0 ? 1 : 0;
        const NodeId cell_id = open(Kind::table_cell, id, begin + cell.begin - pipe);
        tree_.nodes_[cell_id].data = static_cast<std::uint32_t>(tree_.cells_.size());
        tree_.cells_.push_back(
            {.column = column,
             .header = header,
             .alignment = column < table.columns.size() ? table.columns[column] : Alignment::none});
        map_.clear();
        const std::string_view source =
            real ? row.substr(cell.text_begin, cell.text_end - cell.text_begin) : "";
        map_.add(0, begin + cell.text_begin);
        std::size_t dropped = 0;
        for (std::size_t i = 0; i + 1 < source.size(); ++i) {
            if (source[i] == '\\' && source[i + 1] == '|') {
                map_.add_escaped(i - dropped, begin + cell.text_begin + i);
                ++dropped;
                ++i;
            }
        }
        begin_lines(cell_id);
        tree_.lines_.push_back(span_of(begin + cell.text_begin, begin + cell.text_end));
        end_lines(cell_id);
        inlines(child, cell_id);
        close(cell_id, last ? end : begin + cell.end);
    }
    done_line_ = std::max(done_line_, line);
    close(id, end);
}

}  // namespace kiji::markdown
