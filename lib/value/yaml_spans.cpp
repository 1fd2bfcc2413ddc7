#include "value/yaml_spans.hpp"

#include <algorithm>

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t line_end(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size());
}

std::size_t skip_to_space(std::string_view text, std::size_t at, std::string_view also) {
    while (at < text.size() && !is_space(text[at]) && also.find(text[at]) == npos)
        ++at;
    return at;
}

bool is_property(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == '&' || text[at] == '!');
}

std::size_t property_end(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with("!<"))
        return std::min(text.find('>', at), text.size() - 1) + 1;
    return skip_to_space(text, at, text[at] == '&' ? "?:,]}%@`" : ",[]{}");
}

std::size_t without_trailing_space(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && is_space(text[end - 1]))
        --end;
    return end;
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
        if (text[at] == '#')
            at = line_end(text, at);
        else if (!is_space(text[at]))
            break;
    }
    return std::min(at, text.size());
}

std::size_t skip_properties(std::string_view text, std::size_t at) {
    while (is_property(text, at))
        at = skip_space(text, property_end(text, at));
    return at;
}

std::size_t properties_end(std::string_view text, std::size_t at, std::size_t count) {
    std::size_t end = at;
    for (; count > 0 && is_property(text, at); --count) {
        end = property_end(text, at);
        at = skip_space(text, end);
    }
    return end;
}

std::size_t alias_end(std::string_view text, std::size_t at) {
    return skip_to_space(text, std::min(at + 1, text.size()), "?:,]}%@`");
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\') {
            ++at;
        } else if (text[at] == quote) {
            if (quote == '"' || at + 1 == text.size() || text[at + 1] != quote)
                return at + 1;
            ++at;  // '' is a quote
        }
    }
    return npos;
}

std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value) {
    for (std::size_t i = 0; i < value.size() && at < text.size();) {
        if (is_space(value[i])) {
            while (i < value.size() && is_space(value[i]))
                ++i;
            while (at < text.size() && is_space(text[at]))
                ++at;
        } else {
            ++i;
            ++at;
        }
    }
    return at;
}

std::size_t block_end(std::string_view text, std::size_t at, std::ptrdiff_t parent) {
    std::size_t line = line_end(text, at);
    const std::string_view header = text.substr(at, line - at);
    std::size_t end =
        without_trailing_space(text, at, at + std::min(header.find('#'), header.size()));
    const std::size_t digit = header.substr(0, 3).find_first_of("123456789");
    std::ptrdiff_t indent =
        digit == npos ? 0 : std::max<std::ptrdiff_t>(parent, 0) + header[digit] - '0';
    while (line < text.size()) {
        const std::size_t begin = line + 1;
        line = line_end(text, begin);
        const std::size_t content = std::min(text.find_first_not_of(' ', begin), text.size());
        const std::size_t last = without_trailing_space(text, begin, line);
        if (last <= content && (last == begin || content >= line || text[content] == '\r'))
            continue;  // blank
        const auto column = static_cast<std::ptrdiff_t>(content - begin);
        if (indent == 0)
            indent = std::max(column, std::max<std::ptrdiff_t>(parent, 0) + 1);
        if (column < indent)
            break;
        end = std::max(end, last);
    }
    return end;
}

std::size_t flow_end(std::string_view text, std::size_t at, char bracket) {
    while (at < text.size() && text[at] != bracket)
        at = text[at] == '#' ? line_end(text, at) : at + 1;
    return std::min(at + 1, text.size());
}

std::ptrdiff_t column_of(std::string_view text, std::size_t at) {
    const std::size_t before = at == 0 ? npos : text.rfind('\n', at - 1);
    return static_cast<std::ptrdiff_t>(before == npos ? at : at - before - 1);
}

}  // namespace kiji::yaml
