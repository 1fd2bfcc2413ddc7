// Jekyll's rule is %r!\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)!m. Both \s* run over line ends:
// blank lines after the opening fence change nothing, those after the closing one are no part of
// the body.
#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"
#include "front_matter/front_matter.hpp"

namespace kiji::front_matter {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t\v\f";

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;   // without the line end
    std::size_t next = 0;  // with it
};

/// Where the line that goes on at `at` ends. Looks at one piece of it after the other: where "\r"
/// alone ends lines, the next "\n" may be at the end of the file, or nowhere.
std::size_t line_end(std::string_view text, std::size_t at) {
    constexpr std::size_t piece = 256;
    for (; at < text.size(); at += piece) {
        const std::string_view some = text.substr(at, piece);
        const std::size_t feed = std::min(some.find('\n'), some.size());
        const std::size_t end = std::min(some.substr(0, feed).find('\r'), feed);
        if (end < some.size())
            return at + end;
    }
    return text.size();
}

Line line_at(std::string_view text, std::size_t begin) {
    const std::size_t end = line_end(text, begin);
    const std::size_t length = text.substr(end).starts_with("\r\n") ? 2 : 1;
    return {.begin = begin, .end = end, .next = std::min(end + length, text.size())};
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(blanks) == npos;
}

bool is_fence(std::string_view line, std::string_view marker) {
    return line.starts_with(marker) && is_blank(line.substr(marker.size()));
}

std::string_view content(std::string_view text, const Line& line) {
    return text.substr(line.begin, line.end - line.begin);
}

// "title: x", "date : 2024-01-01", "tags:"
bool is_key_line(std::string_view line) {
    std::size_t length = 0;
    while (length < line.size() && (ascii::is_word(line[length]) || line[length] == '-'))
        ++length;
    const std::size_t colon = line.find_first_not_of(' ', length);
    if (length == 0 || colon == npos || line[colon] != ':')
        return false;
    return colon + 1 == line.size() || blanks.find(line[colon + 1]) != npos;
}

bool may_be_matter(std::string_view line) {
    constexpr std::string_view starts = " -#";
    return is_key_line(line) || (!is_blank(line) && starts.find(line.front()) != npos);
}

void report_unclosed(std::string_view text, const Line& opening, Diagnostics& out) {
    if (!is_key_line(content(text, line_at(text, opening.next))))
        return;
    std::size_t at = opening.next;
    while (at < text.size() && may_be_matter(content(text, line_at(text, at))))
        at = line_at(text, at).next;
    const std::string_view line_end = text.substr(opening.end, opening.next - opening.end);
    std::string fence = "---" + std::string(line_end);
    if (text[at - 1] != '\n' && text[at - 1] != '\r')
        fence.insert(0, line_end);
    out.push_back({.rule = "front-matter-unclosed",
                   .severity = Severity::error,
                   .span = span_of(opening.begin, opening.end),
                   .message = "front matter is never closed",
                   .help = "put a line \"---\" after its last key",
                   .fix = {{span_of(at, at), std::move(fence)}},
                   .safety = Safety::unsafe});
}

}  // namespace

Sections split(const SourceFile& file, Diagnostics& out) {
    const std::string_view text = file.text();
    const std::size_t start = text.starts_with(bom) ? bom.size() : 0;
    Sections sections{.body = span_of(start, text.size())};
    const Line opening = line_at(text, start);
    if (!is_fence(content(text, opening), "---") || opening.next == opening.end)
        return sections;
    Line line = opening;
    do {
        if (line.next == text.size()) {
            report_unclosed(text, opening, out);
            return sections;
        }
        line = line_at(text, line.next);
    } while (!is_fence(content(text, line), "---") && !is_fence(content(text, line), "..."));
    std::size_t body = line.next;
    while (body < text.size() && is_blank(content(text, line_at(text, body))))
        body = line_at(text, body).next;
    return {.opening = span_of(opening.begin, opening.end),
            .matter = span_of(opening.next, line.begin),
            .closing = span_of(line.begin, line.end),
            .body = span_of(body, text.size()),
            .present = true};
}

}  // namespace kiji::front_matter
