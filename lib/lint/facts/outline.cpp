#include "lint/facts/outline.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "lint/facts/inlines.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::string_view blanks = " \t";
constexpr std::size_t tab_stop = 4;

/// The column, with tabs, that stands `size` bytes into `line`.
std::size_t column_at(std::string_view line, std::size_t size) {
    std::size_t column = 0;
    for (const char c : line.substr(0, size))
        column = c == '\t' ? column / tab_stop * tab_stop + tab_stop : column + 1;
    return column;
}

/// Where on `line`, up to `end`, the part behind the ">" of all quotes begins.
std::size_t behind_quotes(std::string_view line, std::size_t end) {
    const std::size_t mark = line.substr(0, end).rfind('>');
    if (mark == std::string_view::npos)
        return 0;
    const bool has_blank = mark + 1 < end && blanks.find(line[mark + 1]) != std::string_view::npos;
    return mark + (has_blank ? 2 : 1);
}

/// How many columns the content of `item` stands behind the prefix of the quote around it.
std::size_t indent_of(const Document& doc, const Lines& lines, NodeId item, bool quoted) {
    const Tree& tree = doc.tree();
    const Span marker = tree.list_item(item).marker;
    const std::size_t number = doc.file().lines().line_at(marker.begin);
    const Span where = lines.span(number);
    const std::string_view line = doc.file().slice(where);
    const std::size_t base = quoted ? behind_quotes(line, marker.begin - where.begin) : 0;
    const std::size_t end = marker.end - where.begin;
    const std::size_t ink = line.find_first_not_of(blanks, end);
    const std::size_t marked = column_at(line, end);
    std::size_t content = ink == std::string_view::npos ? marked + 1 : column_at(line, ink);
    if (content > marked + 4)
        content = marked + 1;
    return content - column_at(line, base);
}

/// Blanks at the head of the line on which the outermost quote or list around `node` begins, or a
/// line of that quote.
Span indent_of_container(const Document& doc, const Lines& lines, NodeId node, std::size_t offset) {
    const Tree& tree = doc.tree();
    NodeId top = node;
    while (tree[tree[top].parent].parent != markdown::no_node)
        top = tree[top].parent;
    const std::size_t number = doc.file().lines().line_at(offset);
    const Span where = lines.span(number);
    const std::size_t ink = lines.written(number).find_first_not_of(blanks);
    bool begins_here = tree[top].kind == Kind::block_quote;
    for (NodeId id = top + 1; !begins_here && tree[top].kind == Kind::list && id <= node; ++id)
        begins_here = tree[id].parent == top && tree[id].span.begin == where.begin + ink;
    return begins_here ? span_of(where.begin, where.begin + ink) : span_of(offset, offset);
}

/// The blanks before `offset` but for those that make it a part of what holds it.
Span indent_before(const Document& doc, const Lines& lines, NodeId node, std::size_t offset) {
    const Tree& tree = doc.tree();
    const Span where = lines.span(doc.file().lines().line_at(offset));
    if (where.begin == offset)
        return span_of(offset, offset);
    NodeId item = markdown::no_node;
    bool quoted = false;
    for (NodeId above = tree[node].parent; above != markdown::no_node; above = tree[above].parent) {
        if (tree[above].kind == Kind::list_item && item == markdown::no_node && !quoted)
            item = above;
        quoted = quoted || tree[above].kind == Kind::block_quote;
    }
    const std::string_view line = doc.file().slice(where);
    const std::size_t end = offset - where.begin;
    std::size_t begin = quoted ? behind_quotes(line, end) : 0;
    if (line.substr(0, end).find_first_not_of(blanks, begin) != std::string_view::npos)
        return indent_of_container(doc, lines, node, offset);
    if (item != markdown::no_node) {
        const std::size_t wanted = column_at(line, begin) + indent_of(doc, lines, item, quoted);
        while (begin < end && column_at(line, begin) < wanted)
            ++begin;
    }
    if (begin == end && quoted)
        return indent_of_container(doc, lines, node, offset);
    return span_of(where.begin + begin, offset);
}

/// `where`: its line, which begins anywhere before the marker; `line`: what stands there.
WrittenHeading read_atx(Span where, std::string_view line, WrittenHeading heading) {
    const std::size_t marked = heading.marker.end - where.begin;
    const std::size_t begin = std::min(line.find_first_not_of(blanks, marked), line.size());
    std::size_t end = line.find_last_not_of(blanks) + 1;
    const std::size_t hashes = line.find_last_not_of('#', end - 1) + 1;
    const bool is_closed =
        end > begin && hashes < end && hashes >= begin &&
        (hashes == begin || blanks.find(line[hashes - 1]) != std::string_view::npos);
    if (is_closed) {
        heading.style = HeadingStyle::atx_closed;
        heading.closing = span_of(where.begin + hashes, where.begin + end);
        end = hashes > begin ? line.find_last_not_of(blanks, hashes - 1) + 1 : begin;
    }
    heading.text = span_of(where.begin + begin, where.begin + std::max(begin, end));
    return heading;
}

/// A line of a directive: ":::note", ":::". It belongs to no paragraph.
bool is_directive(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    return line.starts_with(":::");
}

/// cmark-gfm takes lines of math and directives above an underlined text for a part of it.
std::optional<WrittenHeading> read_setext(const Document& doc, const Lines& lines,
                                          const std::vector<LineRange>& math,
                                          WrittenHeading heading) {
    heading.style = HeadingStyle::setext;
    std::size_t first = heading.first_line;
    for (std::size_t line = first; line < heading.last_line; ++line) {
        if (range_at(math, line) != nullptr || is_directive(lines.written(line)))
            first = line + 1;
    }
    if (first >= heading.last_line)
        return std::nullopt;
    std::size_t begin = doc.tree()[heading.node].span.begin;
    if (first > heading.first_line) {
        const std::size_t ink = lines.written(first).find_first_not_of(" \t>");
        begin = lines.span(first).begin + std::min(ink, lines.written(first).size());
        heading.first_line = first;
    }
    heading.text = span_of(begin, lines.span(heading.last_line - 1).end);
    return heading;
}

}  // namespace

std::vector<WrittenHeading> find_headings(const Document& doc, const Lines& lines,
                                          const std::vector<LineRange>& math) {
    const Tree& tree = doc.tree();
    const LineIndex& index = doc.file().lines();
    std::vector<WrittenHeading> headings;
    headings.reserve(doc.headings().size());
    for (const NodeId node : doc.headings()) {
        const markdown::Heading& read = tree.heading(node);
        const Span span = tree[node].span;
        const WrittenHeading heading{.node = node,
                                     .level = read.level,
                                     .first_line = index.line_at(span.begin),
                                     .last_line = index.line_at(read.marker.begin),
                                     .indent = indent_before(doc, lines, node, span.begin),
                                     .marker = read.marker};
        if (range_at(math, heading.last_line) != nullptr)
            continue;
        if (!read.setext)
            headings.push_back(read_atx(lines.span(heading.first_line),
                                        lines.written(heading.first_line), heading));
        else if (const auto found = read_setext(doc, lines, math, heading))
            headings.push_back(*found);
    }
    return headings;
}

namespace {

/// Blanks on `line` that end before the heading, or before the prefix of a container there.
Span indent_of(const Blocks& blocks, const Block& block) {
    if (block.margin < block.start.begin)
        return {block.margin, block.start.begin};
    const std::span<const Prefix> prefixes = blocks.prefixes();
    Span found{block.start.begin, block.start.begin};
    for (auto at = std::ranges::lower_bound(prefixes, block.first_line, {}, &Prefix::line);
         at != prefixes.end() && at->line == block.first_line && at->span.end <= block.start.begin;
         ++at) {
        if (!at->quote)
            found = at->span;
    }
    return found;
}

/// Of a line "> ---" the dashes.
Span underline_of(const Blocks& blocks, std::uint32_t number) {
    const std::string_view line = blocks.line(number);
    const std::size_t end = line.find_last_not_of(blanks) + 1;
    const std::size_t begin = line.find_last_not_of(line[end - 1], end - 1) + 1;
    const Span where = blocks.line_span(number);
    return span_of(where.begin + begin, where.begin + end);
}

}  // namespace

std::vector<WrittenHeading> find_headings(const Blocks& blocks) {
    std::vector<WrittenHeading> headings;
    for (std::uint32_t id = 0; id < blocks.all().size(); ++id) {
        const Block& block = blocks[id];
        if (block.kind != BlockKind::heading)
            continue;
        WrittenHeading heading{.block = id,
                               .first_line = block.first_line,
                               .last_line = block.last_line,
                               .indent = indent_of(blocks, block)};
        if (block.lines_begin == block.lines_end) {
            const std::string_view line =
                blocks.line(block.first_line)
                    .substr(block.start.begin - blocks.line_span(block.first_line).begin);
            const std::size_t size = std::min(line.find_first_not_of('#'), line.size());
            heading.level = static_cast<int>(size);
            heading.marker = span_of(block.start.begin, block.start.begin + size);
            headings.push_back(read_atx(block.start, line, heading));
            continue;
        }
        const std::span<const Span> text = blocks.text_lines(id);
        heading.style = HeadingStyle::setext;
        heading.marker = underline_of(blocks, block.last_line);
        heading.level = blocks.text(heading.marker).starts_with('=') ? 1 : 2;
        heading.text = {text.front().begin, text.back().end};
        headings.push_back(heading);
    }
    return headings;
}

namespace {

/// Tags of HTML in the text of a heading that no other mark holds.
std::vector<Span> tags_in(const Facts& facts, const WrittenHeading& heading) {
    std::vector<Span> tags;
    if (heading.node == markdown::no_node) {
        const Inlines& inlines = facts.inlines();
        const InlineBlock* block = inlines.block_at(heading.text.begin);
        for (std::uint32_t id = block == nullptr ? 0 : block->begin;
             block != nullptr && id < block->end; id = inlines[id].end) {
            if (inlines[id].kind == InlineToken::Kind::html)
                tags.push_back(inlines[id].span);
        }
        return tags;
    }
    const Tree& tree = facts.document().tree();
    for (const NodeId child : tree.children(heading.node)) {
        if (tree[child].kind == Kind::html_inline)
            tags.push_back(tree[child].span);
    }
    return tags;
}

}  // namespace

std::string heading_text(const Facts& facts, const WrittenHeading& heading) {
    const SourceFile& file = facts.document().file();
    std::string text;
    std::size_t done = heading.text.begin;
    for (const Span tag : tags_in(facts, heading)) {
        if (tag.begin < done)
            continue;
        text += file.slice(span_of(done, tag.begin));
        done = tag.end;
    }
    text += file.slice(span_of(done, std::max<std::size_t>(done, heading.text.end)));
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!is_pair)
            text[kept++] = text[at] == '\r' || text[at] == '\n' ? ' ' : text[at];
    }
    text.resize(kept);
    return text;
}

}  // namespace kiji::lint
