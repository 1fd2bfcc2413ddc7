// Rows of tables as GitHub's extension has them: which lines make one, and what a row consists of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kiji::lint {

/// The cells of `line` as the head of a table, both without the blanks before it; 0 where it can be
/// none. O(length).
std::size_t head_cells(std::string_view line);
/// True where `line` (with no blanks before it) is a row of dashes for `cells` cells.
bool is_delimiter_row(std::string_view line, std::size_t cells);

enum class PieceKind : std::uint8_t { pipe, blanks, content };
/// Bytes [begin, end) of the row.
struct RowPiece {
    PieceKind kind = PieceKind::content;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The pieces of a row, one after the other: `while (pieces.next()) use(pieces.piece());`. The
/// content of a cell is one piece, without the blanks around it.
class RowPieces {
  public:
    explicit RowPieces(std::string_view row) : row_(row) {}
    bool next();
    const RowPiece& piece() const { return piece_; }

  private:
    std::string_view row_;
    RowPiece piece_;
};

}  // namespace kiji::lint
