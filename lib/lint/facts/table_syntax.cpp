#include "lint/facts/table_syntax.hpp"

#include <algorithm>

namespace kiji::lint {
namespace {

bool is_white(char c) {
    return c == ' ' || c == '\t';
}

/// Where the piece of text that begins at `at` ends: at a pipe or a blank. A backslash keeps the
/// pipe or backslash behind it.
std::size_t end_of_word(std::string_view row, std::size_t at) {
    while (at < row.size() && row[at] != '|' && !is_white(row[at])) {
        const bool keeps =
            row[at] == '\\' && at + 1 < row.size() && (row[at + 1] == '|' || row[at + 1] == '\\');
        at += keeps ? 2 : 1;
    }
    return at;
}

std::size_t skip_blanks(std::string_view row, std::size_t at) {
    return std::min(row.find_first_not_of(" \t", at), row.size());
}

}  // namespace

std::size_t head_cells(std::string_view line) {
    std::size_t cells = 0;
    // One pipe alone is no row; what does not begin with a pipe is one, whatever it is.
    std::size_t signs = line.starts_with('|') ? 0 : 1;
    bool cell_ahead = !line.starts_with('|');
    for (std::size_t at = skip_blanks(line, 0); at < line.size(); at = skip_blanks(line, at)) {
        ++signs;
        if (cell_ahead)
            ++cells;
        cell_ahead = line[at] == '|';
        at = cell_ahead ? at + 1 : end_of_word(line, at);
    }
    return signs > 1 ? cells : 0;
}

bool is_delimiter_row(std::string_view line, std::size_t cells) {
    std::size_t found = 0;
    bool marked = false;  // a row of dashes alone is a heading or a break
    std::size_t at = 0;
    if (cells == 0 || line.empty())
        return false;
    while (true) {
        if (at < line.size() && line[at] == '|') {
            marked = true;
            at = skip_blanks(line, at + 1);
        }
        if (at == line.size())
            return marked && found == cells;
        if (line[at] == ':') {
            marked = true;
            ++at;
        }
        const std::size_t dashes = std::min(line.find_first_not_of('-', at), line.size());
        if (dashes == at)
            return false;
        ++found;
        at = dashes;
        if (at < line.size() && line[at] == ':') {
            marked = true;
            ++at;
        }
        at = skip_blanks(line, at);
        if (at < line.size() && line[at] != '|')
            return false;
        if (at == line.size())
            return marked && found == cells;
    }
}

bool RowPieces::next() {
    std::size_t at = piece_.end;
    if (at >= row_.size())
        return false;
    if (row_[at] == '|') {
        piece_ = {PieceKind::pipe, at, at + 1};
        return true;
    }
    if (is_white(row_[at])) {
        piece_ = {PieceKind::blanks, at, skip_blanks(row_, at)};
        return true;
    }
    std::size_t end = at;
    while (at < row_.size() && row_[at] != '|') {
        end = end_of_word(row_, at);
        at = skip_blanks(row_, end);
    }
    piece_ = {PieceKind::content, piece_.end, end};
    return true;
}

}  // namespace kiji::lint
