#include "lint/rules/encoding/odd_characters.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/byte_blocks.hpp"
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
    for (const std::size_t byte : {0x7FU, 0xC2U, 0xC3U, 0xCCU, 0xCDU, 0xE1U, 0xE2U, 0xE3U, 0xEFU})
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
    const auto zero_width = static_cast<Byte>(c ^ 0x8B);  // U+200B, and below U+202A and U+2060
    const auto direction = static_cast<Byte>((c & 0xF0) ^ 0xA0);
    const auto third = std::min(zero_width, direction);
    const auto general = static_cast<Byte>((a ^ 0xE2) | ((b & 0xFE) ^ 0x80) | third);
    const auto voiced = static_cast<Byte>(c ^ 0x99);
    const auto half_voiced = static_cast<Byte>(c ^ 0x9A);
    const auto marks = std::min(voiced, half_voiced);
    const auto kana = static_cast<Byte>((a ^ 0xE3) | (b ^ 0x82) | marks);
    const auto special = static_cast<Byte>((a ^ 0xEF) | ((b & 0xFB) ^ 0xBB));  // U+FEFF, U+FFFD
    return std::min(std::min(std::min(control, del), std::min(latin, mongolian)),
                    std::min(general, std::min(kana, special)));
}

/// The bytes that Windows-1252 has in the place of 0x80 to 0x9F, by their code points.
constexpr std::array<char32_t, 32> windows{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that Windows-1252 shows as `value`; -1: none.
int windows_byte(char32_t value) {
    if (value >= 0xA0 && value <= 0xFF)
        return static_cast<int>(value);
    const auto found = std::ranges::find(windows, value);
    return found == windows.end() ? -1 : 0x80 + static_cast<int>(found - windows.begin());
}

/// The end of text at `at` that reads as UTF-8 once its letters are bytes again: "Ã©", "â€™". Where
/// none does, `at`.
std::size_t mojibake_end(std::string_view text, std::size_t at) {
    std::array<int, 4> bytes{};
    std::size_t end = at;
    std::size_t need = 1;
    for (std::size_t i = 0; i < need; ++i) {
        const CodePoint point = decode(text, end);
        if (point.length == 0)
            return at;
        bytes[i] = windows_byte(point.value);
        if (i == 0) {
            if (bytes[0] >= 0xC3 && bytes[0] <= 0xDF)
                need = 2;
            else if (bytes[0] >= 0xE0 && bytes[0] <= 0xEF)
                need = 3;
            else if (bytes[0] >= 0xF0 && bytes[0] <= 0xF4)
                need = 4;
            else
                return at;
        } else if (bytes[i] < 0x80 || bytes[i] > 0xBF) {
            return at;
        }
        end += point.length;
    }
    // "Ã " and "É»": two letters of Latin-1 may stand together by right. One is taken for a slip
    // where it begins with one of the two that accents of Latin-1 turn into.
    return need == 2 && bytes[0] != 0xC3 && bytes[0] != 0xE2 ? at : end;
}

bool is_zero_width(char32_t value) {
    return value == 0x200B || value == 0x2060 || value == 0xFEFF || value == 0x180E;
}

bool is_mark(char32_t value) {
    return (value >= 0x300 && value <= 0x36F) || value == 0x3099 || value == 0x309A;
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
        const CodePoint point = decode(text_, at);
        const std::size_t end = at + point.length;
        const char32_t value = point.value;
        if (value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029) {
            add(Odd::control, at, end, value);
        } else if (is_zero_width(value)) {
            add(Odd::zero_width, at, end, value);
        } else if ((value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069)) {
            add(Odd::bidi, at, end, value);
        } else if (value == 0xFFFD) {
            add(Odd::mojibake, at, end, value);
        } else if (is_mark(value)) {
            return mark(at, end);
        } else if (value == 0xC3 || value == 0xC2 || value == 0xE2 || value == 0xE3 ||
                   value == 0xEF) {
            return letters(at, end);
        }
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
        std::size_t stop = at;
        for (std::size_t next = mojibake_end(text_, stop); next != stop;
             next = mojibake_end(text_, stop))
            stop = next;
        if (stop == at)
            return end;
        add(Odd::mojibake, at, stop, 0);
        return stop;
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
};

}  // namespace

std::string unmangled(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        bytes += static_cast<char>(windows_byte(point.value));
        at += point.length;
    }
    return bytes;
}

std::vector<OddCharacter> odd_characters(std::string_view text) {
    return Search(text).run();
}

}  // namespace kiji::lint
