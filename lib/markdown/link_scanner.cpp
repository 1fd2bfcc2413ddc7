#include "markdown/link_scanner.hpp"

#include "base/ascii.hpp"

namespace kiji::markdown {
namespace {

constexpr std::size_t max_label_length = 1000;  // as cmark has it; the spec says 999
constexpr std::size_t max_open_parentheses = 32;

bool escapes(std::string_view text, std::size_t at) {
    return text[at] == '\\' && at + 1 < text.size() && ascii::is_punctuation(text[at + 1]);
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii::is_space(text[at]))
        ++at;
    return at;
}
std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && ascii::is_blank(text[at]))
        ++at;
    return at;
}
// Blanks with at most one line end among them.
std::size_t skip_blanks_and_line_end(std::string_view text, std::size_t at) {
    at = skip_blanks(text, at);
    if (at < text.size() && ascii::is_line_end(text[at])) {
        at += text.substr(at).starts_with("\r\n") ? 2U : 1U;
        at = skip_blanks(text, at);
    }
    return at;
}

std::optional<Range> scan_pointy_destination(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '>')
            return i + 1 < text.size() ? std::optional(Range{at, i + 1}) : std::nullopt;
        if (text[i] == '\n' || text[i] == '<')
            return std::nullopt;
        if (text[i] == '\\')
            ++i;
    }
    return std::nullopt;
}

std::optional<Range> scan_destination(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '<')
        return scan_pointy_destination(text, at);
    std::size_t open = 0;
    std::size_t i = at;
    while (i < text.size()) {
        if (escapes(text, i)) {
            i += 2;
            continue;
        }
        if (text[i] == '(') {
            if (++open > max_open_parentheses)
                return std::nullopt;
        } else if (text[i] == ')') {
            if (open == 0)
                break;
            --open;
        } else if (ascii::is_space(text[i])) {
            if (i == at)
                return std::nullopt;
            break;
        }
        ++i;
    }
    if (i >= text.size())
        return std::nullopt;
    return Range{at, i};
}

// The end of a title that begins at `at`, or `at` where none does. cmark takes the longest match:
// an escaped closing quote ends the title after all when no other one follows.
std::size_t scan_title(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return at;
    const char open = text[at];
    if (open != '"' && open != '\'' && open != '(')
        return at;
    const char close = open == '(' ? ')' : open;
    std::size_t longest = at;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == close)
            return i + 1;
        if (open == '(' && text[i] == '(')
            return longest;
        if (escapes(text, i)) {
            ++i;
            if (text[i] == close)
                longest = i + 1;
        }
    }
    return longest;
}

}  // namespace

std::optional<Range> scan_label(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '[')
        return std::nullopt;
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != '[' && text[i] != ']') {
        i += escapes(text, i) ? 2U : 1U;
        if (i - at - 1 > max_label_length)
            return std::nullopt;
    }
    if (i >= text.size() || text[i] != ']')
        return std::nullopt;
    return Range{at + 1, i};
}

std::optional<LinkTail> scan_link_tail(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '(')
        return std::nullopt;
    const auto destination = scan_destination(text, skip_spaces(text, at + 1));
    if (!destination)
        return std::nullopt;
    const std::size_t title = skip_spaces(text, destination->end);
    const std::size_t title_end = title == destination->end ? title : scan_title(text, title);
    const std::size_t end = skip_spaces(text, title_end);
    if (end >= text.size() || text[end] != ')')
        return std::nullopt;
    return LinkTail{*destination, {title, title_end}, end + 1};
}

std::optional<Definition> scan_definition(std::string_view text, std::size_t at) {
    const auto label = scan_label(text, at);
    if (!label || skip_spaces(text, label->begin) >= label->end)
        return std::nullopt;
    if (label->end + 1 >= text.size() || text[label->end + 1] != ':')
        return std::nullopt;
    const auto destination = scan_destination(text, skip_blanks_and_line_end(text, label->end + 2));
    if (!destination)
        return std::nullopt;

    Definition found{*label, *destination, {destination->end, destination->end}, 0, 0};
    const auto line_ends_at = [&](std::size_t from) {
        const std::size_t end = skip_blanks(text, from);
        return end >= text.size() || ascii::is_line_end(text[end]);
    };
    const auto finish = [&](std::size_t end) {
        found.end = end;
        std::size_t next = skip_blanks(text, end);
        if (next < text.size() && text[next] == '\r')
            ++next;
        if (next < text.size() && text[next] == '\n')
            ++next;
        found.next = next;
        return found;
    };

    const std::size_t title = skip_blanks_and_line_end(text, destination->end);
    const std::size_t title_end = title == destination->end ? title : scan_title(text, title);
    if (title_end > title && line_ends_at(title_end)) {
        found.title = {title, title_end};
        return finish(title_end);
    }
    // no title, or text after it: then the destination must end its line
    if (!line_ends_at(destination->end))
        return std::nullopt;
    return finish(destination->end);
}

}  // namespace kiji::markdown
