// The form in which texts are compared. ICU is asked only for what is neither ASCII, Latin-1, kana,
// Han, Hangul nor their punctuation: it costs some ten times as much.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

/// quick() of ASCII.
constexpr std::array<char, 0x80> ascii_forms = [] {
    std::array<char, 0x80> forms{};
    for (char32_t value = 0; value < forms.size(); ++value)
        forms[value] = static_cast<char>(ascii(value));
    return forms;
}();

/// True for what quick() leaves as it is of U+3000 to U+30FF.
constexpr std::array<bool, 0x100> kana_stays = [] {
    std::array<bool, 0x100> stays{};
    for (char32_t i = 0; i < stays.size(); ++i)
        stays[i] = quick(0x3000 + i) == 0x3000 + i;
    return stays;
}();

constexpr bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

/// True where three bytes of UTF-8 are kana, Han or Hangul that quick() leaves as it is: nearly all
/// of a Japanese text, told without reading the code point. False says nothing.
bool stays_as_it_is(std::string_view bytes) {
    if (bytes.size() < 3 || !is_inner_byte(bytes[1]) || !is_inner_byte(bytes[2]))
        return false;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    if (first == 0xE3) {  // U+3000
        const auto third = static_cast<unsigned char>(bytes[2]);
        return second < 0x84 ? kana_stays[(second & 0x3FU) << 6U | (third & 0x3FU)]
                             : second >= 0x90;
    }
    if (first == 0xE4)  // U+4000, without U+4DC0 to U+4DFF
        return second != 0xB7;
    if (first == 0xEA)  // U+AC00
        return second >= 0xB0;
    return first > 0xE4 && first < 0xED;
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
        if (is_ascii(text[at])) {
            at = sink.take_ascii(text, at);
            previous = at - 1;
            continue;
        }
        if (stays_as_it_is(text.substr(at))) {
            at = sink.take_unchanged(text, at);
            previous = at - 3;
            continue;
        }
        const CodePoint point = decode(text, at);
        const char32_t quickly = quick(point.value);
        if (quickly == ask) {
            // It may combine with the code point before it, so that one goes along.
            sink.back_to_mark();
            const std::size_t begin = previous;
            do
                at += decode(text, at).length;
            while (at < text.size() && quick(decode(text, at).value) == ask);
            by_icu(text.substr(begin, at - begin), begin, sink);
            sink.make_room(text.size() - at);
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

/// The form itself, behind what stood in `out` before. Without ICU it is no longer than the text,
/// so that bytes are put into room that was made for all of them.
class Form {
  public:
    Form(std::string& out, std::size_t text) : out_(out), end_(out.size()), marked_(end_) {
        make_room(text);
    }
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;
    ~Form() { out_.resize(end_); }

    /// For the form of so many bytes of text, which ICU is not asked for.
    void make_room(std::size_t text) {
        if (out_.size() < end_ + text)
            out_.resize(end_ + text);
    }
    void mark() { marked_ = end_; }
    void back_to_mark() { end_ = marked_; }
    /// Takes what follows in ASCII, or three bytes at a time as they are; where it ends. (Numbers
    /// in variables of its own, for bytes that are written may be any other's.)
    std::size_t take_ascii(std::string_view text, std::size_t at) {
        char* const out = out_.data();
        std::size_t end = end_;
        std::size_t last = end;
        for (; at < text.size() && is_ascii(text[at]); ++at) {
            last = end;
            out[end] = ascii_forms[static_cast<unsigned char>(text[at])];
            end += out[end] != '\0' ? 1U : 0U;
        }
        end_ = end;
        marked_ = last;
        return at;
    }
    std::size_t take_unchanged(std::string_view text, std::size_t at) {
        char* out = out_.data() + end_;
        const std::size_t begin = at;
        for (; stays_as_it_is(text.substr(at)); at += 3, out += 3)
            std::memcpy(out, text.data() + at, 3);
        end_ += at - begin;
        marked_ = end_ - 3;
        return at;
    }
    void take(std::string_view part, std::size_t /*offset*/) {
        make_room(part.size());
        part.copy(out_.data() + end_, part.size());
        end_ += part.size();
    }

  private:
    std::string& out_;
    std::size_t end_;
    std::size_t marked_;
};

/// Where its code points come from.
struct Places {
    std::vector<std::uint32_t> out;
    std::size_t marked = 0;
    void make_room(std::size_t /*text*/) {}
    void mark() { marked = out.size(); }
    void back_to_mark() { out.resize(marked); }
    std::size_t take_ascii(std::string_view text, std::size_t at) {
        for (; at < text.size() && is_ascii(text[at]); ++at) {
            mark();
            if (ascii_forms[static_cast<unsigned char>(text[at])] != '\0')
                take({}, at);
        }
        return at;
    }
    std::size_t take_unchanged(std::string_view text, std::size_t at) {
        for (; stays_as_it_is(text.substr(at)); at += 3) {
            mark();
            take({}, at);
        }
        return at;
    }
    void take(std::string_view /*part*/, std::size_t offset) {
        out.push_back(static_cast<std::uint32_t>(offset));
    }
};

}  // namespace

std::string normal_form(std::string_view text) {
    std::string form;
    append_normal_form(text, form);
    return form;
}

void append_normal_form(std::string_view text, std::string& out) {
    Form sink(out, text.size());
    walk(text, sink);
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
