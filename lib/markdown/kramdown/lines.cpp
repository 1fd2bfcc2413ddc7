#include "markdown/kramdown/lines.hpp"

#include <algorithm>
#include <cstring>

#include "markdown/characters.hpp"
#include "markdown/kramdown/spans.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr int tab = 4;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digits(std::string_view rest) {
    std::size_t size = 0;
    while (size < rest.size() && size < 9 && is_digit(rest[size]))
        ++size;
    return size;
}

}  // namespace

Line read_line(std::string_view text, std::size_t at) {
    const auto* found =
        static_cast<const char*>(std::memchr(text.data() + at, '\n', text.size() - at));
    Line line{.begin = at, .end = text.size(), .next = text.size()};
    if (found != nullptr) {
        line.end = static_cast<std::size_t>(found - text.data());
        line.next = line.end + 1;
    }
    int columns = 0;
    for (; at < line.end; ++at) {
        const char c = text[at];
        if (c == ' ') {
            ++columns;
        } else if (c == '\t') {
            columns += tab - columns % tab;
        } else if (c == '>' && columns <= 3) {
            ++line.quotes;
            columns = 0;
            if (at + 1 < line.end && text[at + 1] == ' ')
                ++at;
        } else if (c != '\r' && c != '\v' && c != '\f') {
            break;
        }
    }
    line.rest = at;
    line.indent = columns;
    return line;
}

bool is_rule(std::string_view rest) {
    const char c = rest.empty() ? '\0' : rest.front();
    if (c != '*' && c != '-' && c != '_')
        return false;
    std::size_t count = 0;
    for (const char other : rest) {
        if (other == c)
            ++count;
        else if (!is_blank(other))
            return false;
    }
    return count >= 3;
}

bool is_underline(std::string_view rest) {
    const std::string_view line = trim_end(rest);
    return !line.empty() && (line.front() == '-' || line.front() == '=') &&
           line.find_first_not_of("-=") == std::string_view::npos;
}

bool is_table_delimiter(std::string_view rest) {
    return rest.find('-') != std::string_view::npos &&
           rest.find_first_not_of("|:- \t") == std::string_view::npos;
}

std::size_t item_marker_size(std::string_view rest) {
    std::size_t size = 0;
    if (!rest.empty() && (rest[0] == '-' || rest[0] == '*' || rest[0] == '+')) {
        size = 1;
    } else {
        size = digits(rest);
        if (size == 0 || size >= rest.size() || rest[size] != '.')
            return 0;
        ++size;
    }
    return size < rest.size() && is_blank(rest[size]) ? size : 0;
}

std::size_t heading_level(std::string_view rest) {
    const std::size_t size = std::min(rest.find_first_not_of('#'), rest.size());
    if (size == 0 || size > 6 || size == rest.size() || !is_blank(rest[size]))
        return 0;
    return trim_end(rest.substr(size)).empty() ? 0 : size;
}

std::size_t fence_size(std::string_view rest) {
    if (rest.empty() || (rest.front() != '`' && rest.front() != '~'))
        return 0;
    const std::size_t size = std::min(rest.find_first_not_of(rest.front()), rest.size());
    return size >= 3 ? size : 0;
}

bool is_attribute_line(std::string_view rest) {
    if (!rest.starts_with("{:") || rest.size() < 3 || rest[2] == '/' || rest[2] == ':')
        return false;
    const std::size_t end = attribute_list_end(rest, 0);
    return end != std::string_view::npos && end > 3 && trim_end(rest.substr(end)).empty();
}

bool looks_like_block(std::string_view rest) {
    switch (rest.front()) {
        case '#':
        case '<':
        case '`':
        case '~':
        case '>':
            return true;
        case '-':
        case '=':
            return is_rule(rest) || is_underline(rest) || is_table_delimiter(rest);
        case '*':
        case '_':
        case '+':
            return is_rule(rest) || trim_end(rest).size() == 1;
        case '|':
        case ':':
            return is_table_delimiter(rest);
        default: {
            const std::size_t size = digits(rest);
            if (size == 0 || size >= rest.size())
                return false;
            const bool ends = size + 1 == rest.size() || is_white_space(rest[size + 1]);
            return (rest[size] == '.' || rest[size] == ')') && ends;
        }
    }
}

}  // namespace kiji::markdown::kramdown
