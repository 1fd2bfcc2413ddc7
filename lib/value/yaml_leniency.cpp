#include "value/yaml_leniency.hpp"

#include <algorithm>

#include "value/yaml_spans.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Only blanks and dashes before it: "- \tx".
bool indents(std::string_view text, std::size_t tab) {
    std::size_t at = tab - static_cast<std::size_t>(column_of(text, tab));
    while (at < tab &&
           (text[at] == ' ' || (text[at] == '-' && (text[at + 1] == ' ' || at + 1 == tab))))
        ++at;
    return at == tab;
}

}  // namespace

std::size_t escaped_single_quote(std::string_view scalar) {
    if (!scalar.starts_with('"'))
        return npos;
    std::size_t at = scalar.find('\\');
    while (at != npos && !scalar.substr(at).starts_with("\\'"))
        at = scalar.find('\\', at + 2);
    return at;
}

std::size_t line_separator(std::string_view scalar) {
    return std::min(
        {scalar.find("\xC2\x85"), scalar.find("\xE2\x80\xA8"), scalar.find("\xE2\x80\xA9")});
}

std::size_t indenting_tab(std::string_view text, std::vector<Span> several_lines) {
    std::ranges::sort(several_lines);
    std::size_t next = 0;
    std::size_t allowed_to = 0;
    std::size_t tab = text.find('\t');
    while (tab != npos) {
        for (; next < several_lines.size() && several_lines[next].begin <= tab; ++next)
            allowed_to = std::max<std::size_t>(allowed_to, several_lines[next].end);
        if (tab >= allowed_to && indents(text, tab))
            return tab;
        // Behind the first tab of a line nothing indents.
        tab = text.find('\t', std::min(text.find('\n', tab), text.size()));
    }
    return npos;
}

bool has_question_mark(std::string_view text, std::size_t from) {
    std::size_t at = skip_space(text, from);
    if (text.substr(at).starts_with(','))
        at = skip_space(text, at + 1);
    return text.substr(at).starts_with('?');
}

bool has_indicator_behind(std::string_view text, std::size_t colon) {
    return colon + 1 < text.size() && text[colon] == ':' &&
           std::string_view(",[]{}?").find(text[colon + 1]) != npos;
}

bool is_too_far_left(std::string_view text, std::size_t at, std::size_t from, std::ptrdiff_t column,
                     bool is_list) {
    const std::ptrdiff_t here = column_of(text, at);
    const bool below = at > from && static_cast<std::ptrdiff_t>(at - from) > here;
    return below && (here < column || (here == column && !is_list));
}

}  // namespace kiji::yaml
