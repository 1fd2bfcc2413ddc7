#include "site/punycode.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kiji::site {
namespace {

// RFC 3492, 5.
constexpr std::uint32_t base = 36;
constexpr std::uint32_t t_min = 1;
constexpr std::uint32_t t_max = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t first_bias = 72;
constexpr std::uint32_t first_code = 128;
// DNS takes 63; more is no name, and delta cannot overflow.
constexpr std::size_t longest_part = 256;

char digit(std::uint32_t value) {
    return static_cast<char>(value < t_max ? 'a' + value : '0' + (value - t_max));
}

std::uint32_t adapted(std::uint32_t delta, std::uint32_t points, bool is_first) {
    delta = is_first ? delta / damp : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > (base - t_min) * t_max / 2; k += base)
        delta /= base - t_min;
    return k + (base - t_min + 1) * delta / (delta + skew);
}

void append_number(std::string& out, std::uint32_t number, std::uint32_t bias) {
    for (std::uint32_t k = base;; k += base) {
        const std::uint32_t t = k <= bias ? t_min : std::min(k - bias, t_max);
        if (number < t)
            break;
        out += digit(t + (number - t) % (base - t));
        number = (number - t) / (base - t);
    }
    out += digit(number);
}

/// RFC 3492, 6.3.
std::string punycode(std::u32string_view points) {
    std::string out;
    for (const char32_t point : points) {
        if (point < first_code)
            out += static_cast<char>(point);
    }
    const auto plain = static_cast<std::uint32_t>(out.size());
    std::uint32_t done = plain;
    if (plain > 0)
        out += '-';
    std::uint32_t code = first_code;
    std::uint32_t delta = 0;
    std::uint32_t bias = first_bias;
    while (done < points.size()) {
        std::uint32_t next = 0x110000;
        for (const char32_t point : points) {
            if (point >= code)
                next = std::min<std::uint32_t>(next, point);
        }
        delta += (next - code) * (done + 1);
        code = next;
        for (const char32_t point : points) {
            if (point < code)
                ++delta;
            if (point != code)
                continue;
            append_number(out, delta, bias);
            bias = adapted(delta, done + 1, done == plain);
            delta = 0;
            ++done;
        }
        ++delta;
        ++code;
    }
    return out;
}

}  // namespace

std::string ascii_host(std::string_view host) {
    std::string out;
    for (std::size_t begin = 0; begin <= host.size();) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view part = host.substr(begin, end - begin);
        const bool is_plain = std::ranges::all_of(
            part, [](char c) { return static_cast<unsigned char>(c) < first_code; });
        if (is_plain || part.size() > longest_part)
            out += part;
        else
            out += "xn--" + punycode(to_utf32(nfkc(part)));
        if (end < host.size())
            out += '.';
        begin = end + 1;
    }
    return out;
}

}  // namespace kiji::site
