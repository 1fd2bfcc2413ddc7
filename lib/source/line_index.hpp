// From byte offsets to lines and columns, and back. Lines exist only at the edge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji {

/// A place for people and editors. All are 1-based. A byte order mark at the start of the file
/// counts as bytes only: no editor shows it as a column.
struct Position {
    std::size_t line = 1;
    std::size_t byte_column = 1;
    std::size_t column = 1;        // code points: what messages show
    std::size_t utf16_column = 1;  // what LSP and SARIF count
};

/// Where the lines of a text begin. A line ends with "\n", "\r\n" or a lone "\r", as CommonMark
/// has it. A text that ends with a line end has no further, empty line; an empty text has one.
class LineIndex {
  public:
    LineIndex() = default;
    /// O(size of text). Keeps a view of `text`.
    explicit LineIndex(std::string_view text);

    std::size_t count() const { return starts_.size(); }
    /// 0-based number of the line that holds `offset`; the end of the text is on the last line.
    /// O(log lines).
    std::size_t line_at(std::size_t offset) const;
    /// The line without its line end. `line` is 0-based and below count().
    Span line(std::size_t line) const;
    /// The line with its line end.
    Span full_line(std::size_t line) const;
    /// Behind a line end that ends the text begins a line that is not counted. O(log lines + length
    /// of the line).
    Position position(std::size_t offset) const;

  private:
    std::string_view text_;
    std::vector<std::uint32_t> starts_{0};
};

}  // namespace kiji
