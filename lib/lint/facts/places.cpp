#include "lint/facts/places.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/text.hpp"

namespace kiji::lint {
namespace {

constexpr std::string_view html_space = " \t\r\n\f\v";

bool is_html_space(char c) {
    return html_space.find(c) != std::string_view::npos;
}

}  // namespace

Span line_of(const Document& doc, std::uint32_t offset) {
    const LineIndex& lines = doc.file().lines();
    return lines.line(lines.line_at(offset));
}

Span first_line(const Document& doc, Span span) {
    return {span.begin, std::min(span.end, line_of(doc, span.begin).end)};
}

bool is_in_one_line(const Document& doc, Span span) {
    return span.end <= line_of(doc, span.begin).end;
}

Span one_line(const Document& doc, Span span) {
    return is_in_one_line(doc, span) ? span : line_of(doc, span.begin);
}

std::string quoted(const Document& doc, Span span) {
    constexpr std::size_t most = 40;
    const std::string_view text = doc.file().slice(first_line(doc, span));
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count)
        at += decode(text, at).length;
    return std::string(text.substr(0, at)).append(at < text.size() ? "…" : "");
}

std::optional<Tag> tag_of(std::string_view html) {
    if (html.size() < 2 || html[1] == '!' || html[1] == '>')
        return std::nullopt;
    std::size_t end = 2;
    while (end < html.size() && html[end] != '/' && html[end] != '>' && !is_html_space(html[end]))
        ++end;
    const bool closing = html[1] == '/';
    return Tag{html.substr(closing ? 2 : 1, end - (closing ? 2 : 1)), closing};
}

std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
    const auto skip_space = [&](std::size_t at) {
        return std::min(tag.find_first_not_of(html_space, at), tag.size());
    };
    for (std::size_t at = 0; at + name.size() < tag.size(); ++at) {
        if (!is_html_space(tag[at]) ||
            !ascii::equal_ignoring_case(tag.substr(at + 1, name.size()), name))
            continue;
        std::size_t value = skip_space(at + 1 + name.size());
        if (value >= tag.size() || tag[value] != '=')
            continue;
        value = skip_space(value + 1);
        if (value < tag.size() && (tag[value] == '"' || tag[value] == '\''))
            ++value;
        std::size_t end = value;
        while (end < tag.size() && tag[end] != '"' && tag[end] != '\'' && tag[end] != '>' &&
               !is_html_space(tag[end]))
            ++end;
        return tag.substr(value, end - value);
    }
    return std::nullopt;
}

}  // namespace kiji::lint
