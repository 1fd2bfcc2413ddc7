#include "lint/facts/containers.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "lint/facts/block_syntax.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t most_indent = 3;
constexpr std::size_t most_digits = 9;
/// More blanks than this behind the marker of an item belong to its content.
constexpr std::size_t most_blanks = 4;
constexpr std::size_t footnote_indent = 4;

bool is_bullet(char c) {
    return c == '*' || c == '+' || c == '-';
}
/// The item that begins at `cursor`, behind `indent` blanks. `interrupting`: it would end a
/// paragraph.
std::optional<ItemStart> item_start(LineCursor cursor, std::size_t indent, bool interrupting) {
    ItemStart start{.size = indent};
    if (cursor.at_blank())
        return std::nullopt;
    const std::string_view rest = cursor.rest();
    std::size_t digits = 0;
    while (digits < rest.size() && ascii::is_digit(rest[digits]) && digits <= most_digits)
        ++digits;
    if (digits == 0) {
        if (!is_bullet(cursor.next()) || is_thematic_break(rest))
            return std::nullopt;
    } else if (digits > most_digits || digits == rest.size() ||
               (rest[digits] != '.' && rest[digits] != ')') ||
               (interrupting && rest.substr(0, digits) != "1")) {
        return std::nullopt;
    }
    start.item.value = span_of(cursor.offset(), cursor.offset() + digits);
    start.marker = rest[digits];
    cursor.skip(digits + 1);
    start.item.marker = span_of(cursor.offset() - 1, cursor.offset());
    start.size += digits + 1;
    start.item.blanks = span_of(cursor.offset(), cursor.offset());
    if (cursor.only_blanks()) {
        if (interrupting)
            return std::nullopt;
        start.item.empty = true;
        ++start.size;
    } else {
        LineCursor behind = cursor;
        std::size_t blanks = behind.skip_blanks(most_blanks);
        if (behind.at_blank()) {
            behind = cursor;
            blanks = behind.skip_blanks(1);
        }
        if (blanks == 0)
            return std::nullopt;
        start.size += blanks;
        start.item.blanks.end = span_of(0, behind.offset()).end;
        cursor = behind;
    }
    start.behind = cursor;
    return start;
}

}  // namespace

struct Containers::Line {
    LineCursor cursor;
    std::uint32_t line = 0;
    std::size_t continued = 0;  // containers that go on, or begin, with the line so far
    bool behind_quote = false;
    bool prefixed = false;  // with what micromark does not take for blank at the end of a container
    bool content = false;
};

Containers::Containers(const ScanSetup& setup, BlockLists& out, const Around& around)
    : setup_(&setup), out_(&out), around_(around) {}

Containers::~Containers() = default;

bool Containers::feed(LineCursor cursor, std::uint32_t line, Before before) {
    Line at{.cursor = cursor,
            .line = line,
            .behind_quote = before.behind_quote,
            .prefixed = before.prefixed};
    while (at.continued < stack_.size()) {
        const Goes goes = go_on(stack_[at.continued], at);
        if (goes == Goes::no)
            break;
        ++at.continued;
        if (goes == Goes::to_next_item) {
            close_flow(line);
            exit_to(at.continued);
            break;
        }
    }
    const bool all = at.continued == stack_.size();
    bool lazy = false;
    if (!flow_ || !all || !flow_->is_concrete()) {
        // A list may interrupt a paragraph only with a first item that has content.
        const bool interrupting = flow_ && all && flow_->is_busy();
        if (flow_ && !begins_container(at, interrupting)) {
            lazy = !all;
        } else {
            close_flow(line);
            if (!all) {
                // Containers that end here have the prefixes of the line, as micromark has it.
                if (at.prefixed) {
                    for (std::size_t i = at.continued; i < stack_.size(); ++i)
                        out_->blocks[stack_[i].block].last_line = line;
                }
                exit_to(at.continued);
                at.behind_quote = false;
            }
            while (begin_container(at, interrupting)) {
            }
        }
    }
    if (!flow_)
        flow_ = std::make_unique<Flow>(*setup_, *out_, around_.depth);
    const bool content = flow_->feed({.cursor = at.cursor,
                                      .line = line,
                                      .lazy = lazy,
                                      .parent = parent(at.continued),
                                      .behind_quote = at.behind_quote,
                                      .prefixed = at.prefixed,
                                      .in_list = holds_list(at.continued),
                                      .in_open_list = holds_list(stack_.size())});
    // A line that not all containers go on with ends those unless it goes on with a paragraph.
    if (lazy && !flow_->holds_from_before(line))
        exit_to(at.continued);
    at.content |= content;
    for (const Container& open : stack_) {
        Block& block = out_->blocks[open.block];
        if (at.content || at.prefixed || flow_->waits_for_end())
            block.last_line = line;
        if (at.content)
            block.content_line = line;
    }
    return at.content;
}

void Containers::close() {
    // What waits for its end takes the empty line behind the last line end, too; no quote does.
    if (flow_ && flow_->waits_for_end() && setup_->ends_with_line_end &&
        std::ranges::none_of(stack_,
                             [](const Container& open) { return open.kind == BlockKind::quote; })) {
        for (const Container& open : stack_)
            out_->blocks[open.block].last_line = setup_->line_count;
    }
    if (flow_)
        flow_->close();
    flow_.reset();
    stack_.clear();
}

Containers::Goes Containers::go_on(Container& container, Line& at) {
    if (is_list(container.kind))
        return go_on_list(container, at);
    if (container.kind == BlockKind::footnote) {
        if (at.cursor.only_blanks())
            return Goes::on;
        LineCursor cursor = at.cursor;
        if (cursor.skip_blanks(footnote_indent) < footnote_indent)
            return Goes::no;
        at.cursor = cursor;
        at.behind_quote = false;
        at.prefixed = true;
        return Goes::on;
    }
    LineCursor cursor = at.cursor;
    cursor.skip_blanks(most_indent);
    if (cursor.next() != '>')
        return Goes::no;
    note_blanks(at, span_of(at.cursor.offset(), cursor.offset()), false);
    at.cursor = cursor;
    take_quote_prefix(at);
    return Goes::on;
}

Containers::Goes Containers::go_on_list(Container& list, Line& at) {
    if (at.cursor.only_blanks()) {
        list.empty_line_behind = list.empty_line_behind || list.begins_empty;
        if (at.cursor.skip_blanks(list.size) > 0)
            at.behind_quote = false;
        return Goes::on;
    }
    const bool may_go_on = !std::exchange(list.empty_line_behind, false) && at.cursor.at_blank();
    list.begins_empty = false;
    LineCursor cursor = at.cursor;
    if (may_go_on && cursor.skip_blanks(list.size) == list.size) {
        at.cursor = cursor;
        at.behind_quote = false;
        return Goes::on;
    }
    cursor = at.cursor;
    const std::size_t indent = cursor.skip_blanks(most_indent);
    const std::optional<ItemStart> start = item_start(cursor, indent, false);
    if (!start || start->marker != list.marker)
        return Goes::no;
    note_blanks(at, span_of(at.cursor.offset(), cursor.offset()), true);
    add_item(list, *start, at);
    return Goes::to_next_item;
}

bool Containers::begins_container(const Line& at, bool interrupting) const {
    LineCursor cursor = at.cursor;
    const std::size_t indent = cursor.skip_blanks(most_indent);
    switch (cursor.next()) {
        case '>':
            return true;
        case '[':
            return footnote_label(cursor.rest()) > 0;
        default:
            return item_start(cursor, indent, interrupting).has_value();
    }
}

bool Containers::begin_container(Line& at, bool interrupting) {
    LineCursor cursor = at.cursor;
    const std::size_t indent = cursor.skip_blanks(most_indent);
    const Span blanks = span_of(at.cursor.offset(), cursor.offset());
    const Span start = span_of(cursor.offset(), cursor.line_end());
    Container made;
    if (cursor.next() == '>') {
        made.block = out_->add(made.kind, parent(at.continued), at.line, start);
        note_blanks(at, blanks, false);
        at.cursor = cursor;
        take_quote_prefix(at);
    } else if (const std::size_t label = cursor.next() == '[' ? footnote_label(cursor.rest()) : 0;
               label > 0) {
        made.kind = BlockKind::footnote;
        made.block = out_->add(made.kind, parent(at.continued), at.line, start);
        note_blanks(at, blanks, false);
        cursor.skip(label);
        cursor.skip_blanks();
        at.cursor = cursor;
        at.behind_quote = false;
        at.content = true;
    } else if (const std::optional<ItemStart> item = item_start(cursor, indent, interrupting)) {
        made.kind = item->item.value.empty() ? BlockKind::bullet_list : BlockKind::ordered_list;
        made.marker = item->marker;
        made.block = out_->add(made.kind, parent(at.continued), at.line, start);
        note_blanks(at, blanks, true);
        add_item(made, *item, at);
    } else {
        return false;
    }
    stack_.push_back(made);
    ++at.continued;
    return true;
}

void Containers::add_item(Container& list, const ItemStart& start, Line& at) {
    list.size = start.size;
    list.begins_empty = start.item.empty;
    list.empty_line_behind = false;
    out_->items.push_back(start.item);
    out_->items.back().list = list.block;
    out_->items.back().line = at.line;
    at.cursor = start.behind;
    at.behind_quote = false;
    at.content = true;
}

/// The ">" at the cursor, with one blank behind it.
void Containers::take_quote_prefix(Line& at) {
    const std::size_t begin = at.cursor.offset();
    at.cursor.skip(1);
    at.cursor.skip_blank();
    out_->prefixes.push_back(
        {.line = at.line, .quote = true, .span = span_of(begin, at.cursor.offset())});
    at.behind_quote = true;
    at.prefixed = true;
}

/// Blanks before the prefix of a container.
void Containers::note_blanks(const Line& at, Span blanks, bool before_list) {
    if (blanks.empty())
        return;
    out_->prefixes.push_back({.line = at.line, .quote = false, .span = blanks});
    if (at.behind_quote)
        out_->quote_blanks.push_back(
            {.line = at.line, .span = blanks, .in_list = before_list || holds_list(stack_.size())});
}

/// `line`: the one that the flow has not seen.
void Containers::close_flow(std::uint32_t line) {
    if (flow_ && flow_->close()) {
        for (const Container& open : stack_)
            out_->blocks[open.block].content_line = line;
    }
    flow_.reset();
}

void Containers::exit_to(std::size_t count) {
    stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(count), stack_.end());
}

bool Containers::holds_list(std::size_t count) const {
    return around_.in_list ||
           std::any_of(stack_.begin(), stack_.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const Container& container) { return is_list(container.kind); });
}

std::uint32_t Containers::parent(std::size_t count) const {
    return count == 0 ? around_.parent : stack_[count - 1].block;
}

}  // namespace kiji::lint
