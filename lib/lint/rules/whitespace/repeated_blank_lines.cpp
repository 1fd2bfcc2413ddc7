// More than one blank line.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{Option{
    .name = "maximum",
    .summary = "how many blank lines may follow one another",
    .standard = std::int64_t{1},
}};

/// The edit that takes `line` out. A line that ends the file goes with the line end before it.
Edit without(const Lines& lines, std::size_t line, bool ends_file) {
    if (ends_file)
        return {span_of(lines.span(line - 1).end, lines.span(line).end), ""};
    return {lines.full_span(line), ""};
}

/// True where the text above the gap that `line` belongs to may be an item of a list without text:
/// it takes in what stands behind one blank line, and not what stands behind two.
bool stands_below_empty_item(const Lines& lines, std::size_t line) {
    while (line > lines.first() && is_white(lines[line]))
        --line;
    std::string_view above = lines[line];
    while (above.ends_with(' ') || above.ends_with('\t'))
        above.remove_suffix(1);
    if (above.ends_with('.') || above.ends_with(')'))
        return above.size() > 1 && ascii::is_digit(above[above.size() - 2]);
    constexpr std::string_view ends = "]-+*";
    return !above.empty() && ends.find(above.back()) != std::string_view::npos;
}

void report(const Lines& lines, std::size_t line, std::int64_t count, EditGroup fix,
            Findings& out) {
    out.add({
        .span = lines.span(line),
        .message = fmt::format("{} blank lines follow one another", count),
        .help = fmt::format("leave {}", out.options().integer("maximum")),
        .fix = std::move(fix),
        .safety = stands_below_empty_item(lines, line) ? Safety::unsafe : Safety::safe,
    });
}

/// One finding for each line that is too many, as the reference has it; or one for each gap.
void check(const Document& doc, Findings& out) {
    const std::int64_t maximum = std::max<std::int64_t>(out.options().integer("maximum"), 1);
    const Lines& lines = out.facts().lines();
    // from where on there are blank lines alone
    const std::size_t end = trimmed_end(doc.text()).size();
    std::int64_t count = 0;
    EditGroup gap;
    const auto close = [&](std::size_t line) {
        const std::size_t first = line - gap.size();
        if (!gap.empty())
            report(lines, first, count, std::exchange(gap, {}), out);
    };
    for (std::size_t i = lines.first(); i < lines.count(); ++i) {
        if (!is_white(lines[i]) || ((count >= maximum || !out.knows_jekyll()) &&
                                    out.facts().line_kinds().is(i, LineKinds::code))) {
            close(i);
            count = 0;
            continue;
        }
        ++count;
        if (count <= maximum)
            continue;
        gap.push_back(without(lines, i, lines.span(i).begin > end));
        if (!out.knows_jekyll())
            close(i + 1);
    }
    close(lines.count());
}

}  // namespace

constinit const Rule rules::repeated_blank_lines{
    .name = "repeated-blank-lines",
    .code = "MD012",
    .also = "no-multiple-blanks",
    .tags = "whitespace blank_lines",
    .severity = Severity::info,
    .fixes = Fixes::safe,
    .summary = "Several blank lines follow one another",
    .why = "The page shows one gap, however many there are.",
    .bad = "It snowed.\n\n\nThen it was white.\n",
    .good = "It snowed.\n\nThen it was white.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
