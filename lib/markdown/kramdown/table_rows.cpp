#include "markdown/kramdown/table_rows.hpp"

#include <algorithm>
#include <cstddef>

#include "markdown/characters.hpp"

namespace kiji::markdown::kramdown {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_white_space(text.front()))
        text.remove_prefix(1);
    return trim_end(text);
}

bool is_line_of(std::string_view line, std::string_view characters, char needed) {
    return line.find(needed) != std::string_view::npos &&
           line.find_first_not_of(characters) == std::string_view::npos;
}

// The columns of "|:--|:-:|".
std::string alignments(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t dashes = line.find('-', at);
        if (dashes == std::string_view::npos)
            break;
        const std::size_t end = std::min(line.find_first_not_of('-', dashes), line.size());
        const bool left = dashes > at && line[dashes - 1] == ':';
        const bool right = end < line.size() && line[end] == ':';
        out += left ? (right ? 'c' : 'l') : (right ? 'r' : '-');
        at = right ? end + 1 : end;
    }
    return out;
}

// Where the code span that begins at `at` ends, and where it has its text; npos: it is none.
std::size_t code_end(std::string_view line, std::size_t at) {
    std::size_t begin = at;
    while (begin < line.size() && line[begin] == '`')
        ++begin;
    const std::size_t size = begin - at;
    const bool blank_before = at == 0 || is_white_space(line[at - 1]);
    if (size == 1 && blank_before && begin < line.size() && is_white_space(line[begin]))
        return std::string_view::npos;
    const std::size_t close = line.find(line.substr(at, size), begin);
    return close == std::string_view::npos ? close : close + size;
}

class RowReader {
  public:
    explicit RowReader(std::string_view line) : line_(line) {}

    std::vector<std::string> cells() {
        cells_.emplace_back();
        for (std::size_t at = 0; at < line_.size();) {
            const char c = line_[at];
            if (c == '`') {
                at = code(at);
            } else if (line_.substr(at).starts_with("<code")) {
                const std::size_t end =
                    no_code_end_ ? std::string_view::npos : line_.find("</code>", at);
                no_code_end_ = end == std::string_view::npos;
                at = protect(at, end == std::string_view::npos ? at + 5 : end + 7);
            } else if (c == '\\' && at + 1 < line_.size() && line_[at + 1] == '|') {
                cells_.back() += "\\|";
                at += 2;
            } else if (c == '|') {
                cells_.emplace_back();
                pipes_ = true;
                ++at;
            } else {
                cells_.back() += c;
                ++at;
            }
        }
        return std::move(cells_);
    }
    bool has_pipes() const { return pipes_; }

  private:
    std::size_t code(std::size_t at) {
        const std::size_t end = unclosed_ ? std::string_view::npos : code_end(line_, at);
        if (end != std::string_view::npos)
            return protect(at, end);
        std::size_t behind = at;
        while (behind < line_.size() && line_[behind] == '`')
            ++behind;
        // a longer run may still be closed, but no line of a table has many
        unclosed_ = ++failed_ > 100;
        cells_.back() += line_.substr(at, behind - at);
        return behind;
    }
    // Pipes within are none of the table.
    std::size_t protect(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            if (line_[at] == '|')
                cells_.back() += '\\';
            cells_.back() += line_[at];
        }
        return end;
    }

    std::string_view line_;
    std::vector<std::string> cells_;
    bool pipes_ = false;
    bool unclosed_ = false;
    bool no_code_end_ = false;
    int failed_ = 0;
};

std::string row_line(const std::vector<std::string>& cells, std::size_t columns) {
    std::string out = "|";
    for (std::size_t i = 0; i < columns; ++i) {
        if (i < cells.size())
            out += trim(cells[i]);
        out += " |";
    }
    return out;
}

std::string delimiter_line(std::string_view aligned, std::size_t columns) {
    std::string out = "|";
    for (std::size_t i = 0; i < columns; ++i) {
        const char alignment = i < aligned.size() ? aligned[i] : '-';
        out += alignment == 'l' || alignment == 'c' ? ":-" : "--";
        out += alignment == 'r' || alignment == 'c' ? ":|" : "-|";
    }
    return out;
}

}  // namespace

bool has_pipe(std::string_view line) {
    for (std::size_t at = line.find('|'); at != std::string_view::npos;
         at = line.find('|', at + 1)) {
        if (at == 0 || line[at - 1] != '\\')
            return true;
    }
    return false;
}

std::optional<TableLines> read_table(const std::vector<std::string_view>& lines) {
    const bool leading_pipe = trim(lines.front()).starts_with('|');
    std::vector<std::vector<std::string>> rows;
    TableLines out;
    std::string aligned;
    std::size_t columns = 0;
    bool has_footer = false;
    bool new_body = false;
    bool any_pipe_on_each = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = trim_end(lines[i]);
        if (is_line_of(line, "+|: \t-", '-')) {
            if (rows.empty())
                continue;
            if (aligned.empty() && !has_footer) {
                out.groups.assign(rows.size(), 'h');
                aligned = alignments(line);
            } else {
                new_body = true;
            }
            continue;
        }
        if (is_line_of(line, "+|: \t=", '=')) {
            has_footer = !rows.empty();
            continue;
        }
        RowReader reader(line);
        std::vector<std::string> cells = reader.cells();
        any_pipe_on_each = any_pipe_on_each && reader.has_pipes();
        if (leading_pipe && trim(cells.front()).empty())
            cells.erase(cells.begin());
        if (!cells.empty() && trim(cells.back()).empty())
            cells.pop_back();
        columns = std::max(columns, cells.size());
        out.groups += has_footer ? 'f' : (new_body ? 'B' : 'b');
        new_body = false;
        rows.push_back(std::move(cells));
    }
    const bool has_body = out.groups.find_first_of("bB") != std::string::npos;
    if (!any_pipe_on_each || !has_body || columns == 0)
        return std::nullopt;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out.lines.push_back(row_line(rows[i], columns));
        if (i == 0)
            out.lines.push_back(delimiter_line(aligned, columns));
    }
    return out;
}

}  // namespace kiji::markdown::kramdown
