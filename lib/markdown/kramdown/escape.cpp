#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
constexpr bool is_hex(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

template <typename Accepts>
std::size_t run_end(std::string_view text, std::size_t at, const Accepts& accepts) {
    while (at < text.size() && accepts(text[at]))
        ++at;
    return at;
}

}  // namespace

void escape_code(std::string& out, std::string_view text) {
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '&' && c != '<' && c != '>')
            continue;
        out.append(text, written, at - written);
        out += c == '&' ? "&amp;" : (c == '<' ? "&lt;" : "&gt;");
        written = at + 1;
    }
    out.append(text, written);
}

std::size_t reference_size(std::string_view text, std::size_t at) {
    std::size_t begin = at + 1;
    if (begin >= text.size())
        return 0;
    std::size_t end = begin;
    if (text[begin] != '#') {
        if (!is_letter(text[begin]) && text[begin] != '_' && text[begin] != ':')
            return 0;
        end = run_end(text, begin, [](char c) {
            return is_letter(c) || is_digit(c) || c == '_' || c == ':' || c == '-' || c == '.';
        });
    } else if (begin + 1 < text.size() && text[begin + 1] == 'x') {
        begin += 2;
        end = run_end(text, begin, is_hex);
    } else {
        ++begin;
        end = run_end(text, begin, is_digit);
    }
    return end > begin && end < text.size() && text[end] == ';' ? end + 1 - at : 0;
}

void escape_attribute(std::string& out, std::string_view text) {
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '&' && c != '<' && c != '>' && c != '"')
            continue;
        if (c == '&' && reference_size(text, at) > 0)
            continue;
        out.append(text, written, at - written);
        out += c == '&' ? "&amp;" : (c == '<' ? "&lt;" : (c == '>' ? "&gt;" : "&quot;"));
        written = at + 1;
    }
    out.append(text, written);
}

}  // namespace kiji::markdown::kramdown
