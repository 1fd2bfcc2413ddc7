// The expression that markdownlint takes front matter by is
//   ((^---[^\S\r\n]*$[\s\S]+?^---\s*)|(^\+\+\+[^\S\r\n]*$[\s\S]+?^(\+\+\+|\.\.\.)\s*)|
//    (^\{[^\S\r\n]*$[\s\S]+?^\}\s*))(\r\n|\r|\n|$)
// with flag m: a fence stands alone on its line, and blank lines behind the closing one belong to
// it.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "front_matter/front_matter.hpp"

namespace kiji::front_matter {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

struct Pair {
    std::string_view opening;
    std::array<std::string_view, 2> closing;
};
constexpr std::array pairs{
    Pair{"---", {"---", "---"}},
    Pair{"+++", {"+++", "..."}},
    Pair{"{", {"}", "}"}},
};

/// White space as JavaScript has it: U+3000 and U+FEFF are, U+0085 is not.
bool is_blank(std::string_view line) {
    constexpr char32_t next_line = 0x85;
    constexpr char32_t byte_order_mark = 0xFEFF;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint point = decode(line, at);
        if (point.value != byte_order_mark && (point.value == next_line || !is_space(point.value)))
            return false;
        at += point.length;
    }
    return true;
}

bool is_fence(std::string_view line, std::string_view marker) {
    return line.starts_with(marker) && is_blank(line.substr(marker.size()));
}

}  // namespace

Sections split_any(const SourceFile& file) {
    const LineIndex& lines = file.lines();
    const std::string_view text = file.text();
    const std::size_t start = text.starts_with(bom) ? bom.size() : 0;
    const Sections none{.body = span_of(start, text.size())};
    const Span first = span_of(start, lines.line(0).end);
    const auto* const pair = std::ranges::find_if(
        pairs, [&](const Pair& fences) { return is_fence(file.slice(first), fences.opening); });
    if (pair == pairs.end())
        return none;
    for (std::size_t line = 1; line < lines.count(); ++line) {
        const Span closing = lines.line(line);
        if (!std::ranges::any_of(pair->closing, [&](std::string_view marker) {
                return is_fence(file.slice(closing), marker);
            }))
            continue;
        std::size_t body = line + 1;
        while (body < lines.count() && is_blank(file.slice(lines.line(body))))
            ++body;
        return {.opening = first,
                .matter = span_of(lines.full_line(0).end, closing.begin),
                .closing = closing,
                .body = span_of(body < lines.count() ? lines.line(body).begin : text.size(),
                                text.size()),
                .present = true};
    }
    return none;
}

}  // namespace kiji::front_matter
