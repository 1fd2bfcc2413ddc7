#include "source/line_index.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "base/text.hpp"

namespace kiji {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
    assert(text.size() <= std::numeric_limits<std::uint32_t>::max());
    const auto add = [&](std::size_t start) {
        if (start < text.size())
            starts_.push_back(static_cast<std::uint32_t>(start));
    };
    // Lines of prose are seldom shorter. To count them first would be a look at each byte more.
    starts_.reserve(text.size() / 32 + 1);
    // A text without "\r" is the rule; then one search for "\n" after the other is all.
    std::size_t carriage = text.find('\r');
    std::size_t feed = text.find('\n');
    while (feed != std::string_view::npos || carriage != std::string_view::npos) {
        if (carriage < feed) {
            if (carriage + 1 != feed)
                add(carriage + 1);
            carriage = text.find('\r', carriage + 1);
        } else {
            add(feed + 1);
            feed = text.find('\n', feed + 1);
        }
    }
}

std::size_t LineIndex::line_at(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(starts_, offset);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

Span LineIndex::full_line(std::size_t line) const {
    assert(line < starts_.size());
    return span_of(starts_[line], line + 1 < starts_.size() ? starts_[line + 1] : text_.size());
}

Span LineIndex::line(std::size_t line) const {
    Span span = full_line(line);
    if (!span.empty() && text_[span.end - 1] == '\n')
        --span.end;
    if (!span.empty() && text_[span.end - 1] == '\r')
        --span.end;
    return span;
}

Position LineIndex::position(std::size_t offset) const {
    if (offset == text_.size() && (text_.ends_with('\n') || text_.ends_with('\r')))
        return {.line = count() + 1};
    const std::size_t line = line_at(offset);
    const std::size_t start = starts_[line];
    std::string_view before = text_.substr(start, offset - start);
    const std::size_t byte_column = before.size() + 1;
    if (line == 0 && before.starts_with(byte_order_mark))
        before.remove_prefix(byte_order_mark.size());
    return {.line = line + 1,
            .byte_column = byte_column,
            .column = count_code_points(before) + 1,
            .utf16_column = count_utf16(before) + 1};
}

}  // namespace kiji
