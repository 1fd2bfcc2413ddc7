// How much there is to read, and how long that takes.
#include <cstddef>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

constexpr bool is_hangul(char32_t value) {
    return (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0x1100 && value <= 0x11FF) ||
           (value >= 0x3130 && value <= 0x318F);
}

void count(std::string_view text, Length& length) {
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        const bool blank = is_space(point.value);
        const bool cjk = !blank && (is_cjk(point.value) || is_hangul(point.value));
        if (cjk)
            ++length.cjk_characters;
        if (blank || cjk) {
            in_word = false;
        } else if (!in_word && is_letter_mark_or_number(point.value)) {
            in_word = true;
            ++length.words;
        }
    }
}

}  // namespace

Length measure(const Document& doc, std::span<const Marker> markers) {
    std::vector<Span> without;
    without.reserve(markers.size());
    for (const Marker& marker : markers)
        without.push_back(marker.line);
    Length length;
    const markdown::Tree& tree = doc.tree();
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        if (holds_inlines(tree[id].kind))
            count(reader_text(doc, id, without), length);
    }
    return length;
}

double reading_minutes(const Length& length, const ReadingSpeed& speed) {
    return static_cast<double>(length.cjk_characters) / speed.cjk_characters_per_minute +
           static_cast<double>(length.words) / speed.words_per_minute;
}

}  // namespace kiji::prose
