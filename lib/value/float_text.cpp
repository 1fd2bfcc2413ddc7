#include "value/float_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace kiji {

void append_float(std::string& out, double value) {
    if (std::isnan(value)) {
        out += "NaN";
        return;
    }
    if (std::signbit(value))
        out += '-';
    if (std::isinf(value)) {
        out += "Infinity";
        return;
    }
    // "d.dddde±xx" has the shortest digits; only where the point stands is up to us.
    std::array<char, 32> buffer{};
    char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                    std::chars_format::scientific)
                          .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    int exponent = 0;
    // from_chars takes no plus.
    const std::size_t sign = text[mark + 1] == '+' ? mark + 2 : mark + 1;
    std::from_chars(text.data() + sign, end, exponent);
    std::string digits(1, text[0]);
    if (mark > 2)
        digits += text.substr(2, mark - 2);

    const int point = exponent + 1;  // digits before the point
    const int count = static_cast<int>(digits.size());
    if (point > 0 && point <= 16) {
        if (point >= count) {
            out += digits;
            out.append(static_cast<std::size_t>(point - count), '0');
            out += ".0";
        } else {
            out.append(digits, 0, static_cast<std::size_t>(point));
            out += '.';
            out.append(digits, static_cast<std::size_t>(point));
        }
    } else if (point > -4 && point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0');
        out += digits;
    } else {
        out += digits[0];
        out += '.';
        out += count > 1 ? std::string_view(digits).substr(1) : std::string_view("0");
        out += exponent < 0 ? "e-" : "e+";
        const std::string power = std::to_string(std::abs(exponent));
        out.append(power.size() < 2 ? 1 : 0, '0');
        out += power;
    }
}

}  // namespace kiji
