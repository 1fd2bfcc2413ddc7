#include "output/locator.hpp"

#include <string_view>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace kiji::output {
namespace {

struct Size {
    std::size_t code_points = 0;
    std::size_t utf16_units = 0;
};
Size size_of(std::string_view text) {
    // What takes four bytes in UTF-8 takes two units in UTF-16.
    const auto is_first_of_four = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
    const std::size_t points = count_code_points(text);
    return {points, points + count_bytes(text, is_first_of_four)};
}

}  // namespace

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
        const Size size = size_of(between);
        found.column = last_.column - size.code_points;
        found.utf16_column = last_.utf16_column - size.utf16_units;
    } else {
        const Position from = near ? last_ : Position{.line = line + 1};
        const std::size_t begin = near ? offset_ : start;
        const std::string_view between = text.substr(begin, offset - begin);
        const Size size = size_of(between);
        found.column = from.column + size.code_points;
        found.utf16_column = from.utf16_column + size.utf16_units;
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
