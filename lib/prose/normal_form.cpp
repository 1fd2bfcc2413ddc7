// The form in which texts are compared. ICU is asked only for what is neither ASCII, Latin-1, kana,
// Han, Hangul nor their punctuation: it costs some ten times as much.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

/// What becomes of a code point: another one, nothing, or a question for ICU. All code points with
/// a quick answer begin a new normalisation segment: none of them combines with what stands before.
constexpr char32_t drop = 0;
constexpr char32_t ask = 0xFFFFFFFF;

constexpr bool within(char32_t value, char32_t first, char32_t last) {
    return first <= value && value <= last;
}

constexpr char32_t ascii(char32_t value) {
    if (within(value, 'a', 'z') || within(value, '0', '9'))
        return value;
    return within(value, 'A', 'Z') ? value + ('a' - 'A') : drop;
}

constexpr char32_t latin1(char32_t value) {
    constexpr char32_t sharp_s = 0xDF;
    constexpr char32_t times = 0xD7;
    constexpr char32_t divided = 0xF7;
    if (value < 0xC0 || value == sharp_s)
        return ask;
    if (value == times || value == divided)
        return drop;
    return value < sharp_s ? value + ('a' - 'A') : value;
}

constexpr char32_t cjk_symbol(char32_t value) {
    // 、。〃 〈〉《》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟, without 〄々〆〇〒〓
    if (within(value, 0x3001, 0x3003) || within(value, 0x3008, 0x3011) ||
        within(value, 0x3014, 0x301F) || value == 0x3000)
        return drop;
    return within(value, 0x3005, 0x3007) ? value : ask;  // 々〆〇
}

constexpr char32_t kana(char32_t value) {
    if (within(value, 0x3041, 0x3096) || within(value, 0x309D, 0x309E) ||
        within(value, 0x30A1, 0x30FA) || within(value, 0x30FC, 0x30FE))
        return value;
    return value == 0x30FB ? drop : ask;  // ・
}

constexpr char32_t quick(char32_t value) {
    if (value < 0x80)
        return ascii(value);
    if (value < 0x100)
        return latin1(value);
    if (within(value, 0x3000, 0x303F))
        return cjk_symbol(value);
    if (within(value, 0x3040, 0x30FF))
        return kana(value);
    if (within(value, 0x3400, 0x4DBF) || within(value, 0x4E00, 0x9FFF) ||
        within(value, 0xAC00, 0xD7A3))
        return value;
    if (within(value, 0xFF01, 0xFF5E))
        return ascii(value - 0xFF00 + 0x20);
    // hyphens, dashes, quotation marks, bullets, …
    if (within(value, 0x2010, 0x2016) || within(value, 0x2018, 0x2027))
        return drop;
    return ask;
}

template <typename Sink>
void by_icu(std::string_view segment, std::size_t offset, Sink& sink) {
    const std::string folded = nfkc_casefold(segment);
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode(folded, at);
        if (is_letter_mark_or_number(point.value))
            sink.take(std::string_view(folded).substr(at, point.length), offset);
        at += point.length;
    }
}

/// Hands the normal form to `sink`, code point by code point, with the byte of the text that each
/// comes from. What was taken since the last mark may have to be taken back.
template <typename Sink>
void walk(std::string_view text, Sink& sink) {
    std::size_t previous = 0;  // where the last code point began
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = next_code_point(text, at);
        const char32_t quickly = quick(point.value);
        if (quickly == ask) {
            // It may combine with the code point before it, so that one goes along.
            sink.back_to_mark();
            const std::size_t begin = previous;
            do
                at += decode(text, at).length;
            while (at < text.size() && quick(decode(text, at).value) == ask);
            by_icu(text.substr(begin, at - begin), begin, sink);
            previous = at;
            sink.mark();
            continue;
        }
        previous = at;
        sink.mark();
        if (quickly == point.value) {
            sink.take(text.substr(at, point.length), at);
        } else if (quickly != drop) {
            std::string folded;
            append_utf8(folded, quickly);
            sink.take(folded, at);
        }
        at += point.length;
    }
}

/// The form itself.
struct Text {
    std::string out;
    std::size_t marked = 0;
    void mark() { marked = out.size(); }
    void back_to_mark() { out.resize(marked); }
    void take(std::string_view part, std::size_t /*offset*/) { out += part; }
};

/// Where its code points come from.
struct Places {
    std::vector<std::uint32_t> out;
    std::size_t marked = 0;
    void mark() { marked = out.size(); }
    void back_to_mark() { out.resize(marked); }
    void take(std::string_view /*part*/, std::size_t offset) {
        out.push_back(static_cast<std::uint32_t>(offset));
    }
};

}  // namespace

std::string normal_form(std::string_view text) {
    Text sink;
    sink.out.reserve(text.size());
    walk(text, sink);
    return std::move(sink.out);
}

std::vector<std::uint32_t> normal_form_places(std::string_view text) {
    Places sink;
    sink.out.reserve(text.size());
    walk(text, sink);
    return std::move(sink.out);
}

bool same_text(std::string_view a, std::string_view b) {
    const std::string form = normal_form(a);
    return !form.empty() && form == normal_form(b);
}

}  // namespace kiji::prose
