#include "lint/rules/japanese/numerals.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "base/text.hpp"

namespace kiji::lint {
namespace {

constexpr std::array<std::pair<char32_t, std::uint64_t>, 13> digits{{{U'〇', 0},
                                                                     {U'一', 1},
                                                                     {U'二', 2},
                                                                     {U'三', 3},
                                                                     {U'四', 4},
                                                                     {U'五', 5},
                                                                     {U'六', 6},
                                                                     {U'七', 7},
                                                                     {U'八', 8},
                                                                     {U'九', 9},
                                                                     {U'壱', 1},
                                                                     {U'弐', 2},
                                                                     {U'参', 3}}};

std::optional<std::uint64_t> digit_of(char32_t c) {
    for (const auto& [kanji, value] : digits) {
        if (kanji == c)
            return value;
    }
    return std::nullopt;
}

/// 十, 百.
std::uint64_t power_of(char32_t c) {
    if (c == U'十' || c == U'拾')
        return 10;
    return c == U'百' ? 100 : 0;
}

constexpr std::size_t most_digits = 18;

}  // namespace

bool is_kanji_digit(char32_t c) {
    return c >= U'〇' && (digit_of(c) || power_of(c) > 0);
}

std::optional<std::uint64_t> number_of(std::string_view kanji) {
    std::uint64_t sum = 0;
    std::uint64_t last_power = 1000;
    std::uint64_t pending = 0;  // digits since the last power, read by place
    std::size_t pending_digits = 0;
    bool named = false;
    for (std::size_t at = 0; at < kanji.size();) {
        const CodePoint c = decode(kanji, at);
        at += c.length;
        if (const auto digit = digit_of(c.value)) {
            if (++pending_digits > most_digits)
                return std::nullopt;
            pending = pending * 10 + *digit;
            continue;
        }
        const std::uint64_t power = power_of(c.value);
        if (power == 0 || power >= last_power || pending_digits > 1 ||
            (pending_digits == 1 && pending == 0))
            return std::nullopt;
        sum += (pending_digits == 0 ? 1 : pending) * power;
        last_power = power;
        pending = pending_digits = 0;
        named = true;
    }
    if (named && pending_digits > 1)
        return std::nullopt;
    return sum + pending;
}

std::optional<std::string> in_kanji(std::string_view written) {
    constexpr std::array<std::string_view, 10> ones{"〇", "一", "二", "三", "四",
                                                    "五", "六", "七", "八", "九"};
    constexpr std::array<std::string_view, 4> powers{"千", "百", "十", ""};
    if (written.empty() || written.size() > powers.size())
        return std::nullopt;
    std::string kanji;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto digit = static_cast<std::size_t>(written[i] - '0');
        const std::string_view power = powers[powers.size() - written.size() + i];
        if (digit == 0)
            continue;
        if (digit > 1 || power.empty())
            kanji += ones[digit];
        kanji += power;
    }
    return kanji.empty() ? std::string("零") : kanji;
}

}  // namespace kiji::lint
