#include "markdown/html_escape.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.hpp"
#include "markdown/markdown.hpp"

namespace kiji::markdown {
namespace {

using ByteSet = std::array<bool, 256>;

constexpr ByteSet set_of(std::string_view bytes) {
    ByteSet set{};
    for (const char c : bytes)
        set[static_cast<std::uint8_t>(c)] = true;
    return set;
}

constexpr bool has(const ByteSet& set, char c) {
    return set[static_cast<std::uint8_t>(c)];
}

constexpr ByteSet special_in_html = set_of("&<>\"");
constexpr ByteSet safe_in_href =
    set_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-./:;=?@_~");

constexpr std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        default:
            return "&quot;";
    }
}

constexpr std::array<std::string_view, 9> filtered{
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"};

}  // namespace

void escape_html(std::string& out, std::string_view text) {
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!has(special_in_html, text[at]))
            continue;
        out.append(text, written, at - written).append(entity(text[at]));
        written = at + 1;
    }
    out.append(text, written);
}

void escape_href(std::string& out, std::string_view url) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::size_t written = 0;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const char c = url[at];
        if (has(safe_in_href, c))
            continue;
        out.append(url, written, at - written);
        written = at + 1;
        if (c == '&') {
            out += "&amp;";
        } else if (c == '\'') {
            out += "&#x27;";
        } else {
            const auto byte = static_cast<std::uint8_t>(c);
            out += {'%', hex[byte >> 4U], hex[byte & 0xFU]};
        }
    }
    out.append(url, written);
}

bool is_filtered_tag(std::string_view html) {
    if (!html.starts_with('<'))
        return false;
    html.remove_prefix(html.starts_with("</") ? 2 : 1);
    return std::any_of(filtered.begin(), filtered.end(), [html](std::string_view name) {
        if (html.size() <= name.size() ||
            !std::equal(name.begin(), name.end(), html.begin(),
                        [](char expected, char c) { return ascii::lower(c) == expected; }))
            return false;
        const std::string_view behind = html.substr(name.size());
        return ascii::is_blank(behind.front()) || ascii::is_line_end(behind.front()) ||
               behind.front() == '>' || behind.starts_with("/>");
    });
}

}  // namespace kiji::markdown
