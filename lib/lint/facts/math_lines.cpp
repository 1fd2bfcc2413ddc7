#include "lint/facts/math_lines.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace kiji::lint {
namespace {

/// How many "$" open a block of math on `line`; 0 where none is opened.
std::size_t opening(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    const std::size_t size = std::min(line.find_first_not_of('$'), line.size());
    return size >= 2 && line.find('$', size) == std::string_view::npos ? size : 0;
}

bool closes(std::string_view line, std::size_t size) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    const std::size_t found = std::min(line.find_first_not_of('$'), line.size());
    return found >= size && is_white(line.substr(found));
}

/// Lines of code and HTML, where "$$" is what it is there.
std::vector<LineRange> other_blocks(const Document& doc) {
    const markdown::Tree& tree = doc.tree();
    const LineIndex& index = doc.file().lines();
    std::vector<LineRange> ranges;
    for (const markdown::Node& node : tree.nodes()) {
        if ((node.kind == markdown::Kind::code_block || node.kind == markdown::Kind::html_block) &&
            !node.span.empty())
            ranges.push_back({index.line_at(node.span.begin), index.line_at(node.span.end - 1)});
    }
    return ranges;
}

}  // namespace

const LineRange* range_at(const std::vector<LineRange>& ranges, std::size_t line) {
    const auto next = std::ranges::lower_bound(ranges, line, {}, &LineRange::last);
    return next != ranges.end() && next->contains(line) ? &*next : nullptr;
}

std::vector<LineRange> find_math(const Document& doc, const Lines& lines) {
    std::vector<LineRange> math;
    if (doc.text().find("$$") == std::string_view::npos)
        return math;
    const std::vector<LineRange> others = other_blocks(doc);
    // no std::optional: GCC 12 takes it for uninitialised
    constexpr std::size_t none = std::string_view::npos;
    std::size_t open = none;
    std::size_t size = 0;
    for (std::size_t i = lines.first(); i < lines.count(); ++i) {
        const std::string_view line = lines.written(i);
        if (open != none && closes(line, size)) {
            math.push_back({open, i});
            open = none;
        } else if (open == none && line.find("$$") != std::string_view::npos &&
                   range_at(others, i) == nullptr) {
            size = opening(line);
            if (size > 0)
                open = i;
        }
    }
    return math;
}

}  // namespace kiji::lint
