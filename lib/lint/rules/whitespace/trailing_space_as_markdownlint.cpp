#include "lint/rules/whitespace/trailing_space_as_markdownlint.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::string_view blanks = " \t";

/// Blanks that no page shows: others, such as U+00A0, stand in it.
bool is_plain(std::string_view tail) {
    return tail.find_first_not_of(blanks) == std::string_view::npos;
}

/// "-", "1.": kramdown takes it for an item only with a blank behind it.
bool is_lone_marker(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    if (line == "-" || line == "*" || line == "+")
        return true;
    return line.size() > 1 && line.ends_with('.') &&
           line.find_first_not_of("0123456789") == line.size() - 1;
}

/// A set of lines.
class Marks {
  public:
    explicit Marks(const Lines& lines) : marked_(lines.count()) {}

    bool operator[](std::size_t line) const { return marked_[line] != 0; }
    void set(std::size_t first, std::size_t last, bool on = true) {
        for (std::size_t line = first; line <= last && line < marked_.size(); ++line)
            marked_[line] = on ? 1 : 0;
    }

  private:
    std::vector<std::uint8_t> marked_;
};

struct Extent {
    std::size_t first = 0;
    std::size_t last = 0;
};

Extent lines_of(const Document& doc, NodeId id) {
    const Span span = doc.tree()[id].span;
    const LineIndex& index = doc.file().lines();
    return {index.line_at(span.begin), index.line_at(span.empty() ? span.begin : span.end - 1)};
}

/// The last line of the text that `item` holds itself.
std::size_t last_line_of_text(const Document& doc, NodeId item) {
    std::size_t last = lines_of(doc, item).first;
    for (const NodeId child : doc.tree().children(item)) {
        const Kind kind = doc.tree()[child].kind;
        if (kind == Kind::paragraph || kind == Kind::link_definition)
            last = lines_of(doc, child).last;
    }
    return last;
}

/// Lines of code but for the first one of each block.
Marks further_code_lines(const Document& doc, const Lines& lines) {
    Marks marks(lines);
    for (NodeId id = 0; id < doc.tree().size(); ++id) {
        if (doc.tree()[id].kind == Kind::code_block)
            marks.set(lines_of(doc, id).first + 1, lines_of(doc, id).last);
    }
    return marks;
}

/// Lines of lists; of those behind the text of an item the indented ones are none, but those of a
/// list within it are.
Marks list_lines(const Document& doc, const Lines& lines) {
    const Tree& tree = doc.tree();
    const Marks code = further_code_lines(doc, lines);
    Marks marks(lines);
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != Kind::list)
            continue;
        const Extent list = lines_of(doc, id);
        marks.set(list.first, list.last);
        for (const NodeId item : tree.children(id)) {
            const NodeId next = tree[item].end;
            const std::size_t end = next < tree[id].end ? lines_of(doc, next).first : list.last + 1;
            for (std::size_t line = last_line_of_text(doc, item) + 1; line < end; ++line) {
                if (!code[line] && lines.written(line).find_first_of(blanks) == 0)
                    marks.set(line, line, false);
            }
        }
    }
    return marks;
}

/// Lines of paragraphs whose end breaks the line: not the last one, and not within code.
Marks breakable_lines(const Document& doc, const Lines& lines) {
    const Tree& tree = doc.tree();
    Marks marks(lines);
    for (NodeId id = 0; id < tree.size(); ++id) {
        const Extent extent = lines_of(doc, id);
        if (extent.first == extent.last)
            continue;
        if (tree[id].kind == Kind::paragraph)
            marks.set(extent.first, extent.last - 1);
        else if (tree[id].kind == Kind::code)
            marks.set(extent.first, extent.last - 1, false);
    }
    return marks;
}

}  // namespace

void check_trailing_space_as_markdownlint(const Document& doc, Findings& out) {
    const Lines& lines = out.facts().lines();
    const std::int64_t asked = out.options().integer("br_spaces");
    const std::size_t expected = asked < 2 ? 0 : static_cast<std::size_t>(asked);
    const bool includes_code = out.options().flag("code_blocks");
    const bool strict = out.options().flag("strict");
    const Marks in_list =
        out.options().flag("list_item_empty_lines") ? list_lines(doc, lines) : Marks(lines);
    const Marks breakable = strict ? breakable_lines(doc, lines) : Marks(lines);
    constexpr unsigned code = LineKinds::inside_fence | LineKinds::indented_code;
    for (std::size_t i = lines.first(); i < lines.count(); ++i) {
        const std::string_view line = lines[i];
        const std::size_t size = trimmed_end(line).size();
        if (size == line.size())
            continue;
        const std::size_t found = count_utf16(line.substr(size));
        if ((!includes_code && out.facts().line_kinds().is(i, code)) || in_list[i] ||
            (found == expected && (!strict || breakable[i])))
            continue;
        const Span where = lines.span(i);
        const Span tail = span_of(where.begin + size, where.end);
        out.add({
            .span = tail,
            .message = fmt::format("line ends with {} blank{}", found, found == 1 ? "" : "s"),
            .help = expected == 0 ? std::string("take them out")
                                  : fmt::format("leave none, or {}", expected),
            .fix = {{tail, ""}},
            .safety = (found > expected && expected > 0) || !is_plain(line.substr(size)) ||
                              is_lone_marker(line.substr(0, size))
                          ? Safety::unsafe
                          : Safety::safe,
        });
    }
}

}  // namespace kiji::lint
