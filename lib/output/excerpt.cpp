#include "output/excerpt.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace kiji::output {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::size_t tab_stop = 4;

/// One code point as it is shown.
struct Cell {
    std::string_view text;
    std::size_t length = 0;   // bytes in the line
    std::size_t columns = 0;  // on the terminal
};

/// True for most of what is written: no control, and nothing that steers a terminal.
constexpr bool is_plain(char32_t value) {
    return (value >= 0x20 && value < 0x7F) || (value >= 0x3000 && value < 0xD800);
}

/// How many of the first `most` bytes from `at` on are shown as they are, a column each.
std::size_t ascii_run(std::string_view line, std::size_t at, std::size_t most) {
    const std::size_t end = at + std::min(most, line.size() - at);
    const std::size_t begin = at;
    while (at < end && line[at] >= 0x20 && line[at] < 0x7F)
        ++at;
    return at - begin;
}

/// A line as it is shown, code point by code point.
class Cells {
  public:
    explicit Cells(std::string_view line) : line_(line) {}

    /// The one at `at`, where `column` columns stand before it. Its text lasts until the next call.
    Cell at(std::size_t at, std::size_t column) {
        const CodePoint point = next_code_point(line_, at);
        const std::string_view bytes = line_.substr(at, point.length);
        if (is_plain(point.value))
            return {bytes, point.length, static_cast<std::size_t>(display_width(point.value))};
        if (point.value == '\t')
            made_.assign(tab_stop - column % tab_stop, ' ');
        else
            made_ = escape_for_terminal(bytes);
        return {made_, point.length, display_width(made_)};
    }

  private:
    std::string_view line_;
    std::string made_;
};

std::size_t before(std::string_view line, std::size_t at) {
    const auto continues = [&](std::size_t i) {
        return (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U;
    };
    // No code point is longer than four bytes; ill-formed text is walked byte by byte.
    std::size_t start = at - 1;
    while (start > 0 && at - start < 4 && continues(start))
        --start;
    return decode(line, start).length == at - start ? start : at - 1;
}

/// Columns that `line` takes from `at` on, or `limit` where it takes more.
std::size_t columns_from(std::string_view line, std::size_t at, std::size_t end,
                         std::size_t limit) {
    Cells cells(line);
    std::size_t columns = 0;
    while (at < end && columns < limit) {
        if (const std::size_t run = ascii_run(line, at, std::min(limit - columns, end - at));
            run > 0) {
            columns += run;
            at += run;
            continue;
        }
        const Cell cell = cells.at(at, columns);
        columns += cell.columns;
        at += cell.length;
    }
    return std::min(columns, limit);
}

/// Where to begin so that at most `columns` columns stand before `at`, never in front of a
/// combining mark.
std::size_t step_back(std::string_view line, std::size_t at, std::size_t columns) {
    Cells cells(line);
    std::size_t used = 0;
    std::size_t start = at;
    std::size_t whole = at;  // the last place where a visible character begins
    // Zero-width characters are free; a run of thousands of them is cut all the same.
    for (std::size_t steps = 0; start > 0 && steps < 4 * columns; ++steps) {
        const std::size_t previous = before(line, start);
        const Cell cell = cells.at(previous, 0);
        if (used + cell.columns > columns)
            break;
        used += cell.columns;
        start = previous;
        if (cell.columns > 0)
            whole = start;
    }
    return start == 0 ? 0 : whole;
}

std::size_t window_start(std::string_view line, Span marked, std::size_t width) {
    const std::size_t begin = marked.begin;
    if (columns_from(line, 0, line.size(), width + 1) <= width)
        return 0;
    const std::size_t shown = columns_from(line, begin, marked.end, width * 2 / 3);
    const std::size_t rest = columns_from(line, begin, line.size(), width - 2);
    return step_back(line, begin, std::max((width - shown) / 2, width - rest) - 2);
}

}  // namespace

Excerpt excerpt(std::string_view line, Span marked, std::size_t width) {
    const Span within = span_of(std::min<std::size_t>(marked.begin, line.size()),
                                std::min<std::size_t>(marked.end, line.size()));
    const std::size_t start = window_start(line, within, width);
    Cells cells(line);
    Excerpt result;
    std::size_t column = 0;
    if (start > 0) {
        result.text = ellipsis;
        column = 1;
    }
    std::size_t first = std::string::npos;
    std::size_t last = 0;
    std::size_t at = start;
    // Beyond four bytes for each column there is nothing but marks piled up without width.
    const std::size_t byte_limit = start + 16 * width;
    while (at < line.size()) {
        // A column is left for the ellipsis.
        if (const std::size_t run = ascii_run(line, at, std::max(width, column + 1) - column - 1);
            run > 0) {
            if (first == std::string::npos && at + run > within.begin)
                first = column + (std::max<std::size_t>(at, within.begin) - at);
            if (within.end > at && within.begin < at + run)
                last = column + (std::min<std::size_t>(at + run, within.end) - at);
            result.text += line.substr(at, run);
            column += run;
            at += run;
            continue;
        }
        const Cell cell = cells.at(at, column);
        const std::size_t reserve = at + cell.length < line.size() ? 1 : 0;
        if (column + cell.columns + reserve > width || at > byte_limit) {
            // A last character may take the place of the ellipsis.
            result.text += ellipsis;
            if (within.contains(at))
                last = column + 1;
            break;
        }
        if (first == std::string::npos && at >= within.begin)
            first = column;
        result.text += cell.text;
        column += cell.columns;
        if (within.contains(at))
            last = column;
        at += cell.length;
    }
    result.column = std::min(first, column);
    result.carets = last > result.column ? last - result.column : 1;
    return result;
}

}  // namespace kiji::output
