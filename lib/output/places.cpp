#include "output/places.hpp"

#include "base/text.hpp"

namespace kiji::output {
namespace {

constexpr std::size_t step = 4096;

/// `offset`, moved back to where a code point begins.
std::size_t character_start(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() &&
           (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
        --offset;
    return offset;
}

}  // namespace

Places::Count Places::before(std::size_t document, std::size_t offset) {
    const std::string_view text = posts_[document]->text();
    std::vector<Count>& counts = counted_[document];
    if (counts.empty()) {
        counts.reserve(text.size() / step + 1);
        Count count;
        for (std::size_t at = 0;; at += step) {
            counts.push_back(count);
            if (at + step > text.size())
                break;
            // A code point counts in the piece in which it begins.
            const std::size_t begin = character_start(text, at);
            const std::string_view piece =
                text.substr(begin, character_start(text, at + step) - begin);
            count.code_points += count_code_points(piece);
            count.utf16 += count_utf16(piece);
        }
    }
    Count count = counts[offset / step];
    const std::size_t begin = character_start(text, offset / step * step);
    const std::string_view rest = text.substr(begin, offset - begin);
    count.code_points += count_code_points(rest);
    count.utf16 += count_utf16(rest);
    return count;
}

Position Places::at(std::size_t document, std::size_t offset) {
    const LineIndex& lines = posts_[document]->lines();
    const std::size_t line = lines.line_at(offset);
    const std::size_t start = lines.full_line(line).begin;
    if (offset - start < step)
        return lines.position(offset);
    const Count here = before(document, offset);
    const Count there = before(document, start);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::size_t mark =
        line == 0 && posts_[document]->text().starts_with(byte_order_mark) ? 1 : 0;
    return {.line = line + 1,
            .byte_column = offset - start + 1,
            .column = here.code_points - there.code_points - mark + 1,
            .utf16_column = here.utf16 - there.utf16 - mark + 1};
}

Extent Places::of(const dedupe::Place& place) {
    const std::string_view text = posts_[place.document]->text();
    const std::size_t last =
        place.span.empty() ? place.span.begin : character_start(text, place.span.end - 1);
    return {at(place.document, place.span.begin), at(place.document, last)};
}

}  // namespace kiji::output
