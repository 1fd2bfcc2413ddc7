#include "output/locator.hpp"

#include <string_view>

#include "base/text.hpp"

namespace kiji::output {

Position Locator::at(std::size_t offset) {
    const LineIndex& lines = file_->lines();
    if (offset == file_->text().size())
        return lines.position(offset);
    const std::size_t line = lines.line_at(offset);
    const std::size_t start = lines.full_line(line).begin;
    const std::size_t away = offset > offset_ ? offset - offset_ : offset_ - offset;
    const bool near = line + 1 == last_.line && away < offset - start;
    const std::string_view text = file_->text();
    Position found{.line = line + 1};
    found.byte_column = offset - start + 1;
    if (near && offset < offset_) {
        const std::string_view between = text.substr(offset, away);
        found.column = last_.column - count_code_points(between);
        found.utf16_column = last_.utf16_column - count_utf16(between);
    } else {
        const Position from = near ? last_ : Position{.line = line + 1};
        const std::size_t begin = near ? offset_ : start;
        const std::string_view between = text.substr(begin, offset - begin);
        found.column = from.column + count_code_points(between);
        found.utf16_column = from.utf16_column + count_utf16(between);
    }
    offset_ = offset;
    last_ = found;
    if (columns_ == Columns::utf16)
        found.column = found.utf16_column;
    else if (columns_ == Columns::bytes)
        found.column = found.byte_column;
    return found;
}

}  // namespace kiji::output
