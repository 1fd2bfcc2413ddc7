#include "lint/rules/encoding/odd_characters.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "base/byte_blocks.hpp"
#include "base/find_triple.hpp"
#include "base/text.hpp"

namespace kiji::lint {
namespace {

constexpr std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{0};
}

/// By its first byte how long a character is that is never odd; 0 for what may be.
constexpr std::array<std::uint8_t, 256> steps = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t byte = 0; byte < 256; ++byte)
        table[byte] = byte < 0xC0 ? 1 : (byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4));
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = byte != '\t' && byte != '\n' && byte != '\r' ? 0 : 1;
    for (const std::size_t byte :
         {0x7FU, 0xC2U, 0xC3U, 0xCCU, 0xCDU, 0xE1U, 0xE2U, 0xE3U, 0xE7U, 0xEFU})
        table[byte] = 0;
    return table;
}();

constexpr std::size_t block_size = 64;

/// 0 where the character that begins with these bytes may be odd, as it hardly ever is.
constexpr Byte test_odd(Byte a, Byte b, Byte c) {
    const auto white = static_cast<Byte>(a == '\t' || a == '\n' || a == '\r' ? 0xFF : 0);
    const auto control = static_cast<Byte>((a & 0xE0) | white);
    const auto del = static_cast<Byte>(a ^ 0x7F);
    const auto latin = static_cast<Byte>((a & 0xF0) ^ 0xC0);
    const auto mongolian = static_cast<Byte>(a ^ 0xE1);
    // U+200B to U+200F, and below U+202A to U+202E and U+2060 to U+2069
    const auto zero_width = outside(c, 0x8B, 0x8F);
    const auto direction = static_cast<Byte>((c & 0xF0) ^ 0xA0);
    const auto third = std::min(zero_width, direction);
    const auto general = static_cast<Byte>((a ^ 0xE2) | ((b & 0xFE) ^ 0x80) | third);
    const auto voiced = static_cast<Byte>(c ^ 0x99);
    const auto half_voiced = static_cast<Byte>(c ^ 0x9A);
    const auto marks = std::min(voiced, half_voiced);
    const auto kana = static_cast<Byte>((a ^ 0xE3) | (b ^ 0x82) | marks);
    const auto special = static_cast<Byte>((a ^ 0xEF) | ((b & 0xFB) ^ 0xBB));  // U+FEFF, U+FFFD
    const auto shift_jis = static_cast<Byte>((a ^ 0xE7) | outside(b, 0xB8, 0xB9));
    return std::min(std::min(std::min(control, del), std::min(latin, mongolian)),
                    std::min(std::min(general, shift_jis), std::min(kana, special)));
}

/// The bytes that Windows-1252 has in the place of 0x80 to 0x9F, by their code points.
constexpr std::array<char32_t, 32> windows{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that Windows-1252 or, from 0x80 to 0x9F, ISO 8859-1 shows as `value`; -1: none.
int windows_byte(char32_t value) {
    if (value >= 0x80 && value <= 0xFF)
        return static_cast<int>(value);
    const auto found = std::ranges::find(windows, value);
    return found == windows.end() ? -1 : 0x80 + static_cast<int>(found - windows.begin());
}

/// What people write beside a letter with an accent: "«Nîmes»", "“café”…". The others are hardly
/// ever found there.
bool is_usual_sign(int byte) {
    constexpr std::array<int, 21> signs{0x82, 0x84, 0x85, 0x8B, 0x91, 0x92, 0x93,
                                        0x94, 0x95, 0x96, 0x97, 0x99, 0x9B, 0xA0,
                                        0xA9, 0xAA, 0xAB, 0xAE, 0xB0, 0xBA, 0xBB};
    return std::ranges::find(signs, byte) != signs.end();
}

/// One character of UTF-8 whose bytes were taken for letters.
struct Mangled {
    std::size_t end = 0;
    std::size_t bytes = 0;
    int first = 0;
    bool is_odd = false;  // holds a sign that people do not write there
};

std::optional<Mangled> mangled_at(std::string_view text, std::size_t at) {
    Mangled found{.end = at, .bytes = 1};
    for (std::size_t i = 0; i < found.bytes; ++i) {
        const CodePoint point = decode(text, found.end);
        if (point.length == 0)
            return std::nullopt;
        const int byte = windows_byte(point.value);
        if (i == 0) {
            found.first = byte;
            if (byte >= 0xC2 && byte <= 0xDF)
                found.bytes = 2;
            else if (byte >= 0xE0 && byte <= 0xEF)
                found.bytes = 3;
            else if (byte >= 0xF0 && byte <= 0xF4)
                found.bytes = 4;
            else
                return std::nullopt;
        } else if (byte < 0x80 || byte > 0xBF) {
            return std::nullopt;
        } else {
            found.is_odd = found.is_odd || !is_usual_sign(byte);
        }
        found.end += point.length;
    }
    return found;
}

/// The end of text at `at` that reads as UTF-8 once its letters are bytes again: "Ã©", "â€™",
/// "æ—¥". Where none does, `at`.
std::size_t mojibake_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    std::size_t count = 0;
    bool is_odd = false;
    int first = 0;
    while (const auto found = mangled_at(text, end)) {
        first = count == 0 ? found->first : first;
        // "Ã©": 0xC3 is what most accents of Latin-1 begin with, 0xC2 its signs: "Â°". A capital
        // before the latter is a word that ends so: "RÂ»".
        const bool is_latin =
            found->first == 0xC3 ||
            (found->first == 0xC2 && (end == 0 || !ascii::is_upper(text[end - 1])));
        is_odd = is_odd || is_latin || (found->bytes > 2 && found->is_odd);
        ++count;
        end = found->end;
    }
    return is_odd || count > 1 ? end : at;
}

/// The bytes of quotes and dashes, 0xE2 0x80 and a third, as other code pages show them: a Mac has
/// "‚Äô", a DOS box "ΓÇÖ" for "’". `at`: at the letter in the middle. The span; empty where it is
/// none.
Span mangled_sign(std::string_view text, std::size_t at) {
    constexpr std::string_view mac = "\xE2\x80\x9A\xC3\x84";  // ‚Ä
    constexpr std::string_view dos = "\xCE\x93\xC3\x87";      // ΓÇ
    for (const std::string_view lead : {mac, dos}) {
        const std::size_t before = lead.size() - 2;
        if (at < before || text.substr(at - before, lead.size()) != lead)
            continue;
        const CodePoint third = decode(text, at + 2);
        if (third.value >= 0xA0 && third.length > 0)
            return span_of(at - before, at + 2 + third.length);
    }
    return {};
}

/// "√©", as a Mac has "é". `at`: at the letter behind the root.
Span mangled_letter(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::string_view root = "\xE2\x88\x9A";
    if (at <= root.size() || text.substr(at - root.size(), root.size()) != root ||
        !ascii::is_letter(text[at - root.size() - 1]))
        return {};
    return span_of(at - root.size(), end);
}

/// The three kanji that kana begin with where UTF-8 is read as Shift_JIS: "縺薙ｓ縺ｫ縺｡縺ｯ".
bool is_of_shift_jis(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 3> kanji{"\xE7\xB8\xBA", "\xE7\xB9\xA7", "\xE7\xB9\x9D"};
    return std::ranges::find(kanji, text.substr(std::min(at, text.size()), 3)) != kanji.end();
}

bool is_zero_width(char32_t value) {
    return value == 0x200B || (value >= 0x2060 && value <= 0x2064) || value == 0xFEFF ||
           value == 0x180E;
}

/// Accents, marks of kana, and the vowels and finals of Korean syllables.
bool is_mark(char32_t value) {
    return (value >= 0x300 && value <= 0x36F) || value == 0x3099 || value == 0x309A ||
           (value >= 0x1161 && value <= 0x1175) || (value >= 0x11A8 && value <= 0x11C2);
}

/// Of a script that needs no joiners: a joiner between two of these came along by accident.
bool needs_no_joiner(char32_t value) {
    return value < 0x80 || (is_cjk(value) && value < 0x1F000);
}

/// Hebrew, Arabic and their kin, by the first bytes of their characters.
bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const std::uint8_t byte = byte_at(text, at);
        if ((byte >= 0xD6 && byte <= 0xDF) || (byte == 0xE0 && byte_at(text, at + 1) <= 0xA3))
            return true;
        if (byte >= 0xC0)
            at += byte < 0xE0 ? 1 : (byte < 0xF0 ? 2 : 3);
    }
    return false;
}

class Search {
  public:
    explicit Search(std::string_view text) : text_(text) {}

    std::vector<OddCharacter> run() {
        std::size_t at = 0;
        if (text_.starts_with("\xEF\xBB\xBF")) {
            add(Odd::byte_order_mark, 0, 3, 0xFEFF);
            at = 3;
        }
        while (at < text_.size()) {
            at = skip_blocks<block_size>(text_, at, test_odd);
            for (const std::size_t end = std::min(at + block_size, text_.size()); at < end;) {
                const std::uint8_t step = steps[byte_at(text_, at)];
                at = step > 0 ? at + step : look(at);
            }
        }
        return std::move(found_);
    }

  private:
    /// Looks at the character at `at`; where to go on.
    std::size_t look(std::size_t at) {
        const std::uint8_t first = byte_at(text_, at);
        const std::uint8_t second = byte_at(text_, at + 1);
        // Kana, the most of Japanese text; marks of their own are U+3099 and U+309A.
        if (first == 0xE3 && (second != 0x82 || (byte_at(text_, at + 2) & 0xFEU) != 0x98U) &&
            !(second == 0x82 && byte_at(text_, at + 2) == 0x9A))
            return at + 3;
        if (first == 0xE7)
            return shift_jis(at);
        const CodePoint point = decode(text_, at);
        const std::size_t end = at + point.length;
        const char32_t value = point.value;
        if (value >= 0xC2 && value <= 0xF4) {
            return letters(at, end);
        } else if (value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 ||
                   value == 0x2029) {
            add(Odd::control, at, end, value);
        } else if (value >= 0xA0 && value < 0xC2) {
            return letters(at, end);
        } else if (is_zero_width(value) || is_stray_joiner(at, end, value)) {
            add(Odd::zero_width, at, end, value);
        } else if ((value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069) ||
                   is_stray_direction(value)) {
            add(Odd::bidi, at, end, value);
        } else if (value == 0xFFFD) {
            add(Odd::mojibake, at, end, value);
        } else if (is_mark(value)) {
            return mark(at, end);
        }
        return end;
    }

    char32_t before(std::size_t at) const {
        std::size_t letter = at;
        while (letter > 0 && (byte_at(text_, --letter) & 0xC0U) == 0x80U) {
        }
        return letter == at ? U'\n' : decode(text_, letter).value;
    }

    /// U+200C and U+200D: emoji, and scripts of India and Persia, need them.
    bool is_stray_joiner(std::size_t at, std::size_t end, char32_t value) const {
        if (value != 0x200C && value != 0x200D)
            return false;
        const char32_t next = end < text_.size() ? decode(text_, end).value : U'\n';
        return needs_no_joiner(before(at)) && needs_no_joiner(next);
    }

    /// U+200E and U+200F in a text that knows one direction only.
    bool is_stray_direction(char32_t value) {
        if (value != 0x200E && value != 0x200F)
            return false;
        if (!right_to_left_)
            right_to_left_ = has_right_to_left(text_);
        return !*right_to_left_;
    }

    /// Two of the kanji in a row: one alone is a word.
    std::size_t shift_jis(std::size_t at) {
        constexpr std::size_t reach = 6;  // bytes: a character or two stand between
        std::size_t end = at + 3;
        if (!is_of_shift_jis(text_, at))
            return end;
        bool again = false;
        for (std::size_t next = end + 3; next <= end + reach && next < text_.size(); ++next) {
            if (!is_of_shift_jis(text_, next))
                continue;
            again = true;
            end = next + 3;
        }
        if (again)
            add(Odd::mojibake, at, end, 0);
        return end;
    }

    /// A mark behind a letter with which it makes one letter.
    std::size_t mark(std::size_t at, std::size_t end) {
        std::size_t letter = at;
        while (letter > 0 && (byte_at(text_, --letter) & 0xC0U) == 0x80U) {
        }
        if (letter == at)
            return end;
        const std::string_view pair = text_.substr(letter, end - letter);
        if (const std::string one = nfc(pair); one != pair && count_code_points(one) == 1)
            add(Odd::decomposed, letter, end, 0);
        return end;
    }

    std::size_t letters(std::size_t at, std::size_t end) {
        if (const std::size_t stop = mojibake_end(text_, at); stop != at) {
            add(Odd::mojibake, at, stop, 0);
            return stop;
        }
        Span other = mangled_sign(text_, at);
        if (other.empty())
            other = mangled_letter(text_, at, end);
        if (other.empty())
            return end;
        add(Odd::mojibake, other.begin, other.end, 0);
        return other.end;
    }

    void add(Odd kind, std::size_t begin, std::size_t end, char32_t value) {
        // What stands together is one finding, so that a file of nothing else is no flood.
        if (!found_.empty() && found_.back().kind == kind && found_.back().span.end == begin)
            found_.back().span.end = static_cast<std::uint32_t>(end);
        else
            found_.push_back({kind, span_of(begin, end), value});
    }

    std::string_view text_;
    std::vector<OddCharacter> found_;
    std::optional<bool> right_to_left_;
};

}  // namespace

std::string unmangled(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const int byte = windows_byte(point.value);
        if (byte < 0)
            return {};
        bytes += static_cast<char>(byte);
        at += point.length;
    }
    if (find_invalid_utf8(bytes))
        return {};
    return bytes;
}

std::vector<OddCharacter> odd_characters(std::string_view text) {
    return Search(text).run();
}

}  // namespace kiji::lint
