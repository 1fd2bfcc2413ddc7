#include "lint/rules/blocks/table_rows.hpp"

#include "base/text.hpp"
#include "lint/facts/table_syntax.hpp"

namespace kiji::lint {

RowShape shape_of(std::string_view row) {
    RowShape shape{.cells = {0}};
    std::size_t inked = 0;
    RowPieces pieces(row);
    while (pieces.next()) {
        const RowPiece& piece = pieces.piece();
        if (piece.kind == PieceKind::blanks)
            continue;
        shape.trailing_pipe = piece.kind == PieceKind::pipe;
        if (inked == 0)
            shape.leading_pipe = shape.trailing_pipe;
        else if (shape.trailing_pipe)
            shape.cells.push_back(piece.begin);
        ++inked;
    }
    // The last pipe closes a cell; it opens none.
    if (shape.trailing_pipe && inked > 1)
        shape.cells.pop_back();
    return shape;
}

Span first_of(std::string_view text, Span row) {
    return span_of(row.begin, row.begin + decode(text, row.begin).length);
}

Span last_of(std::string_view text, Span row) {
    std::size_t begin = row.end - 1;
    while (begin > row.begin && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    return span_of(begin, row.end);
}

}  // namespace kiji::lint
