// White space that nobody sees at the end of lines.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rules/whitespace/trailing_space_as_markdownlint.hpp"
#include "lint/rules/whitespace/whitespace.hpp"

namespace kiji::lint {
namespace {

using markdown::Kind;
using markdown::NodeId;
using markdown::Tree;

constexpr std::array options{
    Option{
        .name = "br_spaces",
        .summary = "how many spaces at the end of a line break it, and are left alone",
        .standard = std::int64_t{2},
    },
    Option{
        .name = "code_blocks",
        .summary = "code counts",
        .standard = false,
    },
    Option{
        .name = "list_item_empty_lines",
        .summary = "blank lines within lists may have them",
        .standard = false,
    },
    Option{
        .name = "strict",
        .summary = "also spaces that break no line",
        .standard = false,
    },
};

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// HTML whose white space the page shows.
bool is_preformatted(std::string_view html) {
    return html.starts_with("<pre") || html.starts_with("<textarea");
}

enum class Line : std::uint8_t {
    text,
    broken,  // ends with a hard break
    raw,     // the page shows its end: HTML, code in a line, the title of a link, an empty task
    code,
};

/// What each line of a document is, as far as its end is concerned.
class Lines {
  public:
    explicit Lines(const Document& doc)
        : text_(&doc.file()), index_(&doc.file().lines()), kinds_(index_->count(), Line::text) {
        for (NodeId id = 0; id < doc.tree().size(); ++id)
            mark(doc.tree(), id);
    }
    Line operator[](std::size_t line) const { return kinds_[line]; }

  private:
    void mark(const Tree& tree, NodeId id) {
        const Span span = tree[id].span;
        switch (tree[id].kind) {
            case Kind::code_block:
                mark_code(tree.code_block(id), span);
                break;
            case Kind::html_block:
                fill(index_->line_at(span.begin), line_after(span),
                     is_preformatted(tree.literal(id)) ? Line::code : Line::raw);
                break;
            case Kind::html_inline:
            case Kind::code:
                mark_inside(span);
                break;
            case Kind::link:
            case Kind::image:
                mark_inside(tree.link(id).title_span);
                break;
            case Kind::link_definition:
                mark_inside(tree.link_definition(id).title_span);
                break;
            case Kind::footnote_definition:
                // cmark-gfm ends a note at a line of blanks, and goes on after an empty one.
                fill(line_after(span), after_blank_lines(line_after(span)), Line::raw);
                break;
            case Kind::list_item:
                mark_item(tree.list_item(id));
                break;
            case Kind::line_break:
                fill(index_->line_at(span.begin), index_->line_at(span.begin) + 1, Line::broken);
                break;
            default:
                break;
        }
    }

    void mark_code(const markdown::CodeBlock& block, Span span) {
        const std::size_t first = index_->line_at(span.begin);
        // Lines of blanks that hang on behind indented code look like a part of it.
        const std::size_t after =
            block.fenced ? line_after(span) : after_blank_lines(line_after(span));
        fill(block.fenced ? first + 1 : first, block.closing.empty() ? after : after - 1,
             Line::code);
    }

    std::size_t after_blank_lines(std::size_t line) const {
        while (line < index_->count() && is_blank(text_->slice(index_->line(line))))
            ++line;
        return line;
    }

    /// "- [x]" needs a blank behind it to be a task, and "-" one to be an item for kramdown.
    /// cmark-gfm ends an empty item at an empty line, and goes on after one of blanks.
    void mark_item(const markdown::ListItem& item) {
        const std::size_t end = item.task_box.empty() ? item.marker.end : item.task_box.end;
        const std::size_t line = index_->line_at(item.marker.begin);
        if (!is_blank(text_->slice(span_of(end, index_->line(line).end))))
            return;
        fill(line, after_blank_lines(line + 1), Line::raw);
    }

    /// The lines that end within `span`.
    void mark_inside(Span span) {
        if (!span.empty())
            fill(index_->line_at(span.begin), line_after(span) - 1, Line::raw);
    }

    std::size_t line_after(Span span) const {
        return index_->line_at(span.empty() ? span.begin : span.end - 1) + 1;
    }

    void fill(std::size_t first, std::size_t after, Line kind) {
        for (std::size_t line = first; line < after; ++line)
            kinds_[line] = std::max(kinds_[line], kind);
    }

    const SourceFile* text_;
    const LineIndex* index_;
    std::vector<Line> kinds_;
};

constexpr std::string_view wide_space = "\u3000";
constexpr std::string_view no_break_space = "\u00A0";

struct Tail {
    std::size_t bytes = 0;
    std::size_t spaces = 0;
    std::size_t tabs = 0;
    std::size_t wide = 0;  // full-width spaces
    std::size_t hard = 0;  // no-break spaces

    /// The page shows the others, seen or not.
    bool is_plain() const { return wide == 0 && hard == 0; }
};

/// The white space at the end of `line`.
Tail tail_of(std::string_view line) {
    Tail tail;
    while (true) {
        const std::size_t before = tail.bytes;
        const std::string_view rest = line.substr(0, line.size() - tail.bytes);
        if (rest.ends_with(' '))
            tail.spaces += 1, tail.bytes += 1;
        else if (rest.ends_with('\t'))
            tail.tabs += 1, tail.bytes += 1;
        else if (rest.ends_with(wide_space))
            tail.wide += 1, tail.bytes += wide_space.size();
        else if (rest.ends_with(no_break_space))
            tail.hard += 1, tail.bytes += no_break_space.size();
        if (tail.bytes == before)
            return tail;
    }
}

std::string describe(const Tail& tail) {
    std::string text;
    const auto add = [&text](std::size_t count, std::string_view name) {
        if (count > 0)
            text += fmt::format("{}{} {}{}", text.empty() ? "" : " and ", count, name,
                                count == 1 ? "" : "s");
    };
    add(tail.spaces, "space");
    add(tail.tabs, "tab");
    add(tail.wide, "full-width space");
    add(tail.hard, "no-break space");
    return text;
}

void check_line(const Document& doc, Span line, Line kind, Findings& out) {
    const std::string_view text = doc.file().slice(line);
    const Tail tail = tail_of(text);
    const bool blank = tail.bytes == text.size();
    const auto breaking =
        static_cast<std::size_t>(std::max<std::int64_t>(out.options().integer("br_spaces"), 0));
    const bool breaks = tail.bytes == breaking && tail.spaces == breaking && breaking >= 2 &&
                        (kind == Line::broken || !out.options().flag("strict"));
    // A line of wide spaces is a gap that somebody wanted.
    if (tail.bytes == 0 || breaks || (blank && !tail.is_plain()))
        return;
    const bool keeps_break = kind == Line::broken && text.ends_with("  ");
    const Span end = span_of(line.end - tail.bytes, line.end);
    const char before = blank ? ' ' : text[text.size() - tail.bytes - 1];
    out.add({
        .span = end,
        .message = fmt::format("line ends with {}", describe(tail)),
        .help = keeps_break ? "two spaces break the line" : "delete what stands behind the text",
        .fix = {{span_of(end.begin, end.end - (keeps_break ? 2 : 0)), ""}},
        // A backslash at the end of a line breaks it; "##" alone is text for kramdown.
        .safety = kind == Line::raw || !tail.is_plain() || before == '\\' || before == '#'
                      ? Safety::unsafe
                      : Safety::safe,
    });
}

void check(const Document& doc, Findings& out) {
    if (!out.knows_jekyll())
        return check_trailing_space_as_markdownlint(doc, out);
    const LineIndex& index = doc.file().lines();
    const Lines lines(doc);
    const front_matter::Sections& sections = doc.front_matter().sections;
    for (std::size_t i = sections.present ? index.line_at(sections.closing.end) + 1 : 0;
         i < index.count(); ++i) {
        if (lines[i] != Line::code || out.options().flag("code_blocks"))
            check_line(doc, index.line(i), lines[i], out);
    }
}

}  // namespace

constinit const Rule rules::trailing_space{
    .name = "trailing-space",
    .code = "MD009",
    .also = "no-trailing-spaces",
    .tags = "whitespace",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::safe,
    .summary = "Line ends with white space",
    .why =
        "Nobody sees it, editors take it out, and the diff shows lines that nobody changed. Two "
        "spaces are left alone: they break the line.",
    .bad = "It snowed. \nThen it was white.\n",
    .good = "It snowed.\nThen it was white.  \nAll of it.\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
