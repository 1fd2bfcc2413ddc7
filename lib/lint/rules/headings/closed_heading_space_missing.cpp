// "##Heading##" and "## Heading##".
#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

struct Closed {
    std::string_view left;  // "##"
    std::size_t left_blanks = 0;
    std::string_view text;
    std::size_t right_blanks = 0;
    bool escaped = false;  // "\\" before the right marks
    std::string_view right;
    std::size_t behind = 0;  // white space at the end
};

/// ^(#+)([ \t]*)([^# \t\\]|[^# \t][^#]*?[^# \t\\])([ \t]*)((?:\\#)?)(#+)(\s*)$
std::optional<Closed> read(std::string_view line) {
    constexpr std::string_view blanks = " \t";
    Closed closed;
    closed.behind = line.size() - trimmed_end(line).size();
    std::string_view rest = trimmed_end(line);
    closed.left = rest.substr(0, std::min(rest.find_first_not_of('#'), rest.size()));
    if (closed.left.empty() || closed.left.size() == rest.size() || !rest.ends_with('#'))
        return std::nullopt;
    rest.remove_prefix(closed.left.size());
    const std::size_t right = rest.find_last_not_of('#') + 1;
    closed.right = rest.substr(right);
    std::string_view middle = rest.substr(0, right);
    // "\\#" before the last marks; the "#" that is escaped stands among them
    if (middle.ends_with('\\')) {
        if (closed.right.size() < 2)
            return std::nullopt;
        closed.escaped = true;
        closed.right.remove_prefix(1);
        middle.remove_suffix(1);
    }
    closed.left_blanks = std::min(middle.find_first_not_of(blanks), middle.size());
    middle.remove_prefix(closed.left_blanks);
    const std::size_t end = middle.find_last_not_of(blanks) + 1;
    closed.right_blanks = middle.size() - end;
    closed.text = middle.substr(0, end);
    if (closed.text.empty() || closed.text.ends_with('\\') ||
        closed.text.find('#') != std::string_view::npos)
        return std::nullopt;
    return closed;
}

void check_line(Span where, const Closed& closed, Findings& out) {
    const bool left = closed.left_blanks == 0;
    const bool right = closed.right_blanks == 0 || closed.escaped;
    if (!left && !right)
        return;
    const std::size_t end = where.end - closed.behind - closed.right.size();
    const std::string_view escape = closed.escaped ? "\\# " : "";
    // the last character of what stands before the marks
    std::size_t before = end - 1;
    while ((static_cast<unsigned char>(out.facts().document().text()[before]) & 0xC0U) == 0x80U)
        --before;
    const std::size_t marks = where.begin + closed.left.size();
    out.add({
        .span =
            left ? span_of(where.begin, marks + decode(out.facts().document().text(), marks).length)
                 : span_of(before, end + closed.right.size()),
        .message = fmt::format("\"#\" and the text of a closed heading have no blank between them"),
        .help = "put a blank there",
        .fix = {{where, fmt::format("{} {} {}{}", closed.left, closed.text, escape, closed.right)}},
    });
}

/// "## C#" ends with a letter's sharp; "#tag#" is no heading.
bool may_be_closed(const Closed& closed) {
    return closed.left.size() <= 6 && closed.right.size() > 1 && closed.left_blanks > 0;
}

void check(const Document& /*doc*/, Findings& out) {
    const Lines& lines = out.facts().lines();
    constexpr unsigned other = LineKinds::code | LineKinds::html;
    for (std::size_t i = lines.first(); i < lines.count(); ++i) {
        const std::string_view line = lines[i];
        if (!line.starts_with('#'))
            continue;
        const std::optional<Closed> closed = read(line);
        if (closed && !out.facts().line_kinds().is(i, other) &&
            (!out.knows_jekyll() || may_be_closed(*closed)))
            check_line(lines.span(i), *closed, out);
    }
}

}  // namespace

constinit const Rule rules::closed_heading_space_missing{
    .name = "closed-heading-space-missing",
    .code = "MD020",
    .also = "no-missing-space-closed-atx",
    .tags = "headings atx_closed spaces",
    .severity = Severity::warning,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Closed heading has no blank beside its \"#\"",
    .why = "Marks that touch the text are text: the page shows them.",
    .bad = "## Winter##\n",
    .good = "## Winter ##\n\n## C#\n",
    .check = check,
};

}  // namespace kiji::lint
