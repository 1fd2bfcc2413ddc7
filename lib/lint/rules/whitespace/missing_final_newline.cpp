// A last line that has no end.
#include <string>
#include <string_view>

#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

/// The line end that the first line has.
std::string line_end(std::string_view text) {
    const std::size_t at = text.find_first_of("\r\n");
    if (at == std::string_view::npos || text[at] == '\n')
        return "\n";
    return text.substr(at, 2) == "\r\n" ? "\r\n" : "\r";
}

/// The last line of a page that does not end with a line end, comments and white space apart.
void check_as_markdownlint(const Document& doc, Findings& out) {
    const Lines& lines = out.facts().lines();
    const std::size_t last = lines.count() - 1;
    if (lines.first() > last || is_blank_line(lines[last]))
        return;
    const Span line = lines.span(last);
    std::size_t begin = line.end - 1;
    while ((static_cast<unsigned char>(doc.text()[begin]) & 0xC0U) == 0x80U)
        --begin;
    out.add({
        .span = span_of(begin, line.end),
        .message = "the last line has no line end",
        .help = "end the file with a newline",
        .fix = {{span_of(line.end, line.end), std::string(lines.line_end())}},
    });
}

void check(const Document& doc, Findings& out) {
    if (!out.knows_jekyll())
        return check_as_markdownlint(doc, out);
    const LineIndex& lines = doc.file().lines();
    const std::string_view last = doc.file().slice(lines.full_line(lines.count() - 1));
    // A last line of blanks alone ends the one above it, and is a trailing space.
    const std::string_view ink = last.starts_with("\xEF\xBB\xBF") ? last.substr(3) : last;
    if (ink.find_first_not_of(" \t") == std::string_view::npos || last.ends_with('\n') ||
        last.ends_with('\r'))
        return;
    const Span end = span_of(doc.text().size(), doc.text().size());
    out.add({
        .span = end,
        .message = "the last line has no line end",
        .help = "end the file with a newline",
        .fix = {{end, line_end(doc.text())}},
    });
}

}  // namespace

constinit const Rule rules::missing_final_newline{
    .name = "missing-final-newline",
    .code = "MD047",
    .also = "single-trailing-newline",
    .tags = "blank_lines",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "File does not end with a newline",
    .why =
        "Programs that join files run the last line into the next file, and every diff of the last "
        "line shows two changes.",
    .bad = "It snowed.",
    .good = "It snowed.\n",
    .check = check,
};

}  // namespace kiji::lint
