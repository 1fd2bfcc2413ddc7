#include "lint/facts/urls.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.hpp"
#include "lint/facts/inline_syntax.hpp"
#include "lint/facts/places.hpp"

namespace kiji::lint {
namespace {

constexpr std::array special_schemes =
    std::to_array<std::string_view>({"http", "https", "ws", "wss", "ftp"});

bool is_port(std::string_view port) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), value);
    return port.empty() ||
           (error == std::errc() && end == port.data() + port.size() && value <= 65535);
}

bool is_host(std::string_view host) {
    constexpr std::string_view forbidden = "#<>[]^|%\\ \t\n\r";
    if (host.starts_with('['))
        return host.ends_with(']') && host.find(':') != std::string_view::npos;
    return !host.empty() && host.find_first_of(forbidden) == std::string_view::npos;
}

}  // namespace

bool is_absolute_url(std::string_view url) {
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || colon == 0 || !ascii::is_letter(url.front()))
        return false;
    const std::string_view scheme = url.substr(0, colon);
    const bool is_scheme = std::ranges::all_of(scheme, [](char c) {
        return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
    });
    if (!is_scheme)
        return false;
    const bool is_special = std::ranges::any_of(special_schemes, [scheme](std::string_view other) {
        return ascii::equal_ignoring_case(scheme, other);
    });
    if (!is_special)
        return true;
    std::string_view rest = url.substr(colon + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of("/\\"), rest.size()));
    std::string_view host = rest.substr(0, rest.find_first_of("/\\?#"));
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
        host.remove_prefix(at + 1);
    const std::size_t port = host.rfind(':');
    if (port == std::string_view::npos || host.ends_with(']'))
        return is_host(host);
    return is_host(host.substr(0, port)) && is_port(host.substr(port + 1));
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kept = "-_.!~*'()";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (ascii::is_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
            result.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result.push_back('%');
        result.push_back(digits[byte >> 4U]);
        result.push_back(digits[byte & 0xFU]);
    }
    return result;
}

std::string percent_decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const char* const first = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(first, first + 2, value, 16).ptr == first + 2) {
            result.push_back(static_cast<char>(value));
            i += 2;
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

}  // namespace kiji::lint
