#include "lint/facts/flow.hpp"

#include <algorithm>
#include <utility>

#include "lint/facts/containers.hpp"
#include "lint/facts/definitions.hpp"
#include "lint/facts/jekyll_lines.hpp"
#include "lint/facts/table_syntax.hpp"

namespace kiji::lint {
namespace {

/// More blanks than this before a line make it code.
constexpr std::size_t most_indent = 3;
/// A directive within so many others is text: each line passes through all of them.
constexpr std::size_t most_depth = 100;

LineCursor behind_blanks(LineCursor cursor) {
    cursor.skip_blanks();
    return cursor;
}

Span to_line_end(const LineCursor& cursor) {
    return span_of(cursor.offset(), cursor.line_end());
}

}  // namespace

Flow::Flow(const ScanSetup& setup, BlockLists& out, std::size_t depth)
    : setup_(&setup), out_(&out), depth_(depth) {}

Flow::~Flow() = default;

bool Flow::feed(const FlowLine& at) {
    last_line_ = at.line;
    ended_ = no_block;
    breaks_off_ = false;
    if (is_busy()) {
        if (const std::optional<bool> content = go_on(at))
            return *content;
    }
    return begin(at);
}

bool Flow::close() {
    // micromark takes a line end before it learns that what it looks for does not come.
    const bool unfinished =
        state_ == State::code || (state_ == State::html && !html_->ends_at_blank());
    const bool ended = last_line_ + 1 < setup_->line_count || setup_->ends_with_line_end;
    if (state_ == State::code)
        end_at(last_line_ + (ended ? 1 : 0));
    if (content_)
        content_->close();
    content_.reset();
    return std::exchange(state_, State::none) == State::html && unfinished && ended;
}

std::optional<bool> Flow::go_on(const FlowLine& at) {
    if (state_ == State::paragraph)
        return go_on_paragraph(at);
    if (at.lazy) {
        const std::uint32_t last =
            state_ == State::indented ? out_->blocks[block_].last_line : at.line - 1;
        close();
        end_at(last);
        return std::nullopt;
    }
    switch (state_) {
        case State::indented:
            return go_on_indented(at);
        case State::html:
            if (html_->ends_at_blank() && at.cursor.only_blanks()) {
                end_at(at.line - 1);
                return std::nullopt;
            }
            out_->blocks[block_].last_line = at.line;
            if (html_->ends_with(at.cursor.rest()))
                end_at(at.line);
            return !at.cursor.at_end();
        default:
            return go_on_fenced(at);
    }
}

bool Flow::go_on_fenced(const FlowLine& at) {
    LineCursor cursor = at.cursor;
    cursor.skip_blanks(most_indent);
    if (!cursor.at_blank() && closes(fence_, cursor.rest())) {
        if (state_ != State::code)
            note_blanks(at, most_indent, at.in_open_list);
        if (content_)
            content_->close();
        content_.reset();
        end_at(at.line);
        return true;
    }
    cursor = at.cursor;
    const bool moved = cursor.skip_blanks(fence_indent_) > 0;
    note_blanks(at, fence_indent_, at.in_open_list);
    if (state_ == State::directive && moved)
        out_->prefixes.push_back(
            {.line = at.line, .span = span_of(at.cursor.offset(), cursor.offset())});
    if (state_ == State::directive)
        return content_->feed(cursor, at.line, {at.behind_quote && !moved, at.prefixed});
    if (state_ == State::math)
        out_->blocks[block_].last_line = at.line;
    if (state_ == State::code)
        out_->add_line(block_, to_line_end(cursor));
    return !cursor.at_end();
}

std::optional<bool> Flow::go_on_indented(const FlowLine& at) {
    if (at.cursor.only_blanks() && at.cursor.indent() <= most_indent) {
        // Blanks on a line between code are code, and so are those that would indent code.
        blanks_before_code_ = std::min(blanks_before_code_, out_->quote_blanks.size());
        note_blanks(at, SIZE_MAX, at.in_list);
        return false;
    }
    if (at.cursor.indent() <= most_indent) {
        state_ = State::none;
        return std::nullopt;
    }
    if (blanks_before_code_ < out_->quote_blanks.size())
        out_->quote_blanks.resize(blanks_before_code_);
    blanks_before_code_ = SIZE_MAX;
    out_->blocks[block_].last_line = at.line;
    add_indented_line(at);
    return true;
}

std::optional<bool> Flow::go_on_paragraph(const FlowLine& at) {
    Block& paragraph = out_->blocks[block_];
    const LineCursor content = behind_blanks(at.cursor);
    if (content.at_end()) {
        state_ = State::none;
        return std::nullopt;
    }
    const bool indented = at.cursor.indent() > most_indent;
    if (has_head_ && !at.lazy && !indented &&
        std::string_view("-:|").find(content.next()) != std::string_view::npos &&
        is_delimiter_row(content.rest(), head_cells(head_.cursor.rest()))) {
        begin_table(at);
        return true;
    }
    if (!indented && interrupts(at)) {
        ended_ = block_;
        state_ = State::none;
        return std::nullopt;
    }
    if (note_blanks(at, SIZE_MAX, at.in_open_list))
        out_->quote_blanks.back().in_paragraph = true;
    paragraph.last_line = at.line;
    out_->add_line(block_, to_line_end(content));
    has_head_ = !indented;
    head_ = at;
    head_.cursor = content;
    return true;
}

bool Flow::interrupts(const FlowLine& at) const {
    const LineCursor content = behind_blanks(at.cursor);
    const std::string_view line = content.rest();
    switch (content.next()) {
        case '#':
            return is_atx_heading(line);
        case '-':
        case '=':
            return (!at.lazy && is_setext_underline(line)) || is_thematic_break(line);
        case '*':
        case '_':
            return is_thematic_break(line);
        case '<':
            return HtmlFlow::open(line, at.lazy).has_value();
        case '`':
        case '~':
            return opened_fence(line).has_value();
        case '$':
            return opened_math(line).has_value();
        case ':':
            return (depth_ < most_depth && opened_directive(line)) || is_leaf_directive(line);
        case '{':
            return setup_->knows_jekyll && is_attribute_list(line);
        default:
            return false;
    }
}

bool Flow::begin(const FlowLine& at) {
    const LineCursor content = behind_blanks(at.cursor);
    if (content.at_end()) {
        table_ = no_block;
        note_blanks(at, SIZE_MAX, at.in_list);
        return false;
    }
    if (at.cursor.indent() > most_indent) {
        table_ = no_block;
        blanks_before_code_ = SIZE_MAX;
        // micromark does not go on with code that begins on a lazy line.
        open(at.lazy ? State::none : State::indented, BlockKind::indented_code, at, content);
        add_indented_line(at);
        return true;
    }
    if (begin_by_sign(at, content)) {
        table_ = no_block;
        return true;
    }
    const bool noted = note_blanks(at, SIZE_MAX, at.in_list);
    if (table_ != no_block && !at.lazy) {
        add_row(at, false);
        return true;
    }
    if (noted)
        out_->quote_blanks.back().in_paragraph = true;
    open(State::paragraph, BlockKind::paragraph, at, content);
    out_->add_line(block_, to_line_end(content));
    has_head_ = table_ == no_block;
    head_ = at;
    head_.cursor = content;
    table_ = no_block;
    return true;
}

bool Flow::begin_by_sign(const FlowLine& at, const LineCursor& content) {
    const std::string_view line = content.rest();
    switch (content.next()) {
        case '#':
        case '-':
        case '=':
        case '*':
        case '_':
            return begin_heading(at, content);
        case '<':
            html_ = HtmlFlow::open(line, true);
            if (!html_)
                return false;
            breaks_off_ = at.lazy && ended_ != no_block && html_->is_any_tag() &&
                          (at.line + 1 < setup_->line_count || setup_->ends_with_line_end);
            open(State::html, BlockKind::html, at, content);
            if (html_->ends_at_once())
                end_at(at.line);
            return true;
        case '`':
        case '~':
            if (const std::optional<Fence> fence = opened_fence(line))
                begin_fenced(at, content, State::code, BlockKind::fenced_code, *fence);
            else
                return false;
            return true;
        case '$':
            if (const std::optional<Fence> fence = opened_math(line))
                begin_fenced(at, content, State::math, BlockKind::math, *fence);
            else
                return false;
            return true;
        case ':':
            if (const std::optional<Fence> fence = opened_directive(line);
                fence && depth_ < most_depth)
                begin_directive(at, content, *fence);
            else if (is_leaf_directive(line))
                open(State::none, BlockKind::leaf_directive, at, content);
            else
                return false;
            note_blanks(at, SIZE_MAX, at.in_list);
            return true;
        case '{':
            if (!setup_->knows_jekyll || !is_attribute_list(line))
                return false;
            open(State::none, BlockKind::attributes, at, content);
            return true;
        default:
            return false;
    }
}

/// Headings and thematic breaks.
bool Flow::begin_heading(const FlowLine& at, const LineCursor& content) {
    const std::string_view line = content.rest();
    if (ended_ != no_block && !at.lazy && is_setext_underline(line) &&
        !paragraph_is_definitions()) {
        out_->blocks[ended_].kind = BlockKind::heading;
        out_->blocks[ended_].last_line = at.line;
    } else if (is_atx_heading(line)) {
        open(State::none, BlockKind::heading, at, content);
    } else if (is_thematic_break(line)) {
        open(State::none, BlockKind::thematic_break, at, content);
    } else {
        return false;
    }
    note_blanks(at, SIZE_MAX, at.in_list);
    return true;
}

void Flow::begin_fenced(const FlowLine& at, const LineCursor& content, State state, BlockKind kind,
                        const Fence& fence) {
    note_blanks(at, SIZE_MAX, at.in_list);
    open(state, kind, at, content);
    fence_ = fence;
    fence_indent_ = at.cursor.indent();
}

void Flow::begin_directive(const FlowLine& at, const LineCursor& content, const Fence& fence) {
    begin_fenced(at, content, State::directive, BlockKind::directive, fence);
    content_ = std::make_unique<Containers>(
        *setup_, *out_,
        Containers::Around{.parent = block_, .in_list = at.in_list, .depth = depth_ + 1});
}

void Flow::begin_table(const FlowLine& at) {
    // The line before is a row.
    out_->lines.pop_back();
    --out_->blocks[block_].lines_end;
    table_ = block_;
    if (out_->blocks[block_].first_line == head_.line)
        out_->blocks[block_].kind = BlockKind::table;
    else
        table_ = out_->add(BlockKind::table, at.parent, head_.line, to_line_end(head_.cursor));
    if (table_ != block_)
        end_at(head_.line - 1);
    state_ = State::none;
    add_row(head_, false);
    add_row(at, true);
}

void Flow::add_row(const FlowLine& at, bool delimiter) {
    // The blanks before the row of dashes belong to it, those before others do not.
    const LineCursor begin = delimiter ? at.cursor : behind_blanks(at.cursor);
    out_->blocks[table_].last_line = at.line;
    out_->rows.push_back(
        {.table = table_, .line = at.line, .delimiter = delimiter, .span = to_line_end(begin)});
}

void Flow::open(State state, BlockKind kind, const FlowLine& at, const LineCursor& content) {
    block_ = out_->add(kind, at.parent, at.line, to_line_end(content));
    out_->blocks[block_].margin = span_of(0, at.cursor.offset()).end;
    state_ = state;
}

void Flow::end_at(std::uint32_t line) {
    out_->blocks[block_].last_line = line;
    state_ = State::none;
}

/// True where the paragraph that just ended holds link definitions and nothing else: then an
/// underline has nothing to make a heading of.
bool Flow::paragraph_is_definitions() const {
    const Block& block = out_->blocks[ended_];
    return holds_definitions_only(
        setup_->text,
        std::span(out_->lines).subspan(block.lines_begin, block.lines_end - block.lines_begin));
}

void Flow::add_indented_line(const FlowLine& at) {
    LineCursor content = at.cursor;
    content.skip_blanks(most_indent + 1);
    if (!content.only_blanks())
        out_->add_line(block_, to_line_end(content));
}

bool Flow::note_blanks(const FlowLine& at, std::size_t most, bool in_list) {
    LineCursor behind = at.cursor;
    behind.skip_blanks(most);
    if (!at.behind_quote || behind.offset() == at.cursor.offset())
        return false;
    out_->quote_blanks.push_back({.line = at.line,
                                  .span = span_of(at.cursor.offset(), behind.offset()),
                                  .in_list = in_list});
    return true;
}

}  // namespace kiji::lint
