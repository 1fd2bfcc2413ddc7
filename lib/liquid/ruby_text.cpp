#include "liquid/ruby_text.hpp"

#include <cstring>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kiji::liquid {
namespace {

/// What follows the backslash of a character with a short escape, or 0.
char short_escape(char32_t value) {
    switch (value) {
        case '"':
        case '\\':
            return static_cast<char>(value);
        case '\n':
            return 'n';
        case '\r':
            return 'r';
        case '\t':
            return 't';
        case '\f':
            return 'f';
        case '\v':
            return 'v';
        case '\b':
            return 'b';
        case '\a':
            return 'a';
        case 0x1b:
            return 'e';
        default:
            return 0;
    }
}

/// ASCII that stands for itself in quotes.
constexpr bool is_plain(char letter) {
    return letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\' && letter != '#';
}

}  // namespace

std::size_t find_text(std::string_view text, std::string_view part, std::size_t from) {
    if (from > text.size())
        return std::string_view::npos;
    // Short ones are found faster without the tables of the two-way algorithm, and a product with
    // so few bytes does no harm.
    constexpr std::size_t few = 3;
    if (part.size() <= few)
        return text.find(part, from);
    const void* const found =
        ::memmem(text.data() + from, text.size() - from, part.data(), part.size());
    return found == nullptr
               ? std::string_view::npos
               : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

void append_inspected(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        // Most text needs no look at its characters one by one.
        const std::size_t begin = at;
        while (at < text.size() && is_plain(text[at]))
            ++at;
        out += text.substr(begin, at - begin);
        if (at == text.size())
            break;
        const CodePoint point = decode(text, at);
        const std::string_view bytes = text.substr(at, point.length);
        at += point.length;
        if (const char escape = short_escape(point.value)) {
            out += '\\';
            out += escape;
        } else if (point.value == '#' && at < text.size() &&
                   (text[at] == '{' || text[at] == '$' || text[at] == '@')) {
            out += "\\#";
        } else if (point.value == 0xFFFD && bytes != "\xEF\xBF\xBD") {
            for (const char byte : bytes)
                out += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
        } else if (is_printable(point.value)) {
            out += bytes;
        } else if (point.value > 0xFFFF) {
            out += fmt::format("\\u{{{:X}}}", static_cast<std::uint32_t>(point.value));
        } else {
            out += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(point.value));
        }
    }
    out += '"';
}

}  // namespace kiji::liquid
