#include "markdown/kramdown/preparer.hpp"

#include <algorithm>
#include <utility>

#include "markdown/characters.hpp"
#include "markdown/kramdown/spans.hpp"

namespace kiji::markdown::kramdown {
namespace {

// {#id} at the end of a heading: where it begins, with the blanks before it; npos for none.
std::size_t id_begin(std::string_view heading) {
    const std::string_view text = trim_end(heading);
    const std::size_t at = text.rfind("{#");
    if (!text.ends_with('}') || at == std::string_view::npos || at == 0 || !is_blank(text[at - 1]))
        return std::string_view::npos;
    const std::string_view id = text.substr(at + 2, text.size() - at - 3);
    const bool named = !id.empty() && !(id.front() >= '0' && id.front() <= '9') &&
                       id.find_first_of(" \t{}#\"'<>&") == std::string_view::npos;
    return named ? at : std::string_view::npos;
}

Mark id_mark(std::string_view heading, std::size_t at) {
    const std::string_view text = trim_end(heading);
    Mark mark{.kind = Mark::Kind::attributes};
    mark.attributes.set("id", text.substr(at + 2, text.size() - at - 3));
    return mark;
}

}  // namespace

Prepared Preparer::run() {
    out_.text.reserve(text_.size() + text_.size() / 16 + 64);
    if (text_.find("] [") != std::string_view::npos || text_.find("]\n[") != std::string_view::npos)
        find_labels();
    while (next_ < text_.size()) {
        const Line line = read_line(text_, next_);
        next_ = line.next;
        from_ = line.begin;
        this->line(line);
        // one after the other: there may be any number of them
        while (behind_) {
            const Line behind = *std::exchange(behind_, std::nullopt);
            pad();
            from_ = behind.rest;
            block(behind, behind.rest, base());
        }
        shift_lines();
    }
    end_paragraph();
    return std::move(out_);
}

// Labels that references may name before they are defined.
void Preparer::find_labels() {
    for (std::size_t at = 0; at < text_.size();) {
        const Line line = read_line(text_, at);
        const std::string_view rest = text_.substr(line.rest, line.end - line.rest);
        const std::size_t close = rest.starts_with('[') ? rest.find("]:") : std::string_view::npos;
        if (close != std::string_view::npos && line.indent <= 3)
            out_.marks.labels.insert(link_label(rest.substr(1, close - 1)));
        at = line.next;
    }
}

// Lines in and out are counted only where they part.
void Preparer::shift_lines() {
    if (!padded_)
        return;
    padded_ = false;
    const auto count = [](std::string_view text, std::size_t& from, std::size_t to) {
        const std::string_view more = text.substr(from, to - from);
        from = to;
        return std::count(more.begin(), more.end(), '\n');
    };
    counted_out_ = std::min(counted_out_, out_.text.size());
    lines_in_ += count(text_, counted_in_, next_);
    lines_out_ += count(out_.text, counted_out_, out_.text.size());
    out_.shifts.push_back({static_cast<std::size_t>(lines_out_ + 1), lines_in_ - lines_out_});
}

void Preparer::line(const Line& line) {
    if (line.blank()) {
        end_paragraph();
        out_.text += text_.substr(line.begin, line.end - line.begin);
        out_.text += '\n';
        blank_before_ = boundary_ = true;
        ++blank_lines_;
        return;
    }
    containers(line);
    block(line, line.rest, line.indent);
    blank_before_ = false;
    blank_lines_ = 0;
}

// Leaves the quotes and items that the line does not stand in.
void Preparer::containers(const Line& line) {
    popped_ = {};
    if (line.quotes == quotes_ && (items_.empty() || line.indent >= base()))
        return;
    const std::string_view rest = text_.substr(line.rest, line.end - line.rest);
    if (in_paragraph_ && line.quotes <= quotes_ && !ends_paragraph_here(rest, line.indent))
        return;
    if (line.quotes != quotes_) {
        const bool deeper = line.quotes > quotes_;
        end_paragraph();
        items_.clear();
        quotes_ = line.quotes;
        boundary_ = deeper || blank_before_;
        return;
    }
    end_paragraph();
    while (!items_.empty() && line.indent < base()) {
        popped_ = items_.back();
        items_.pop_back();
    }
    boundary_ = blank_before_;
    // An item of the other kind that no blank line stands before belongs into this one.
    const std::size_t marker = item_marker_size(rest);
    const bool ordered = marker > 1 || (marker == 1 && rest[0] >= '0' && rest[0] <= '9');
    const bool other_kind = marker > 0 && popped_.marker != 0 && !popped_.definition &&
                            ordered != (popped_.marker == '.');
    if (!blank_before_ && other_kind) {
        items_.push_back(popped_);
        items_.back().shift += base() - line.indent;
        popped_ = {};
    }
}

bool Preparer::ends_paragraph_here(std::string_view rest, int offset) const {
    if (offset - base() > 3)
        return false;
    const bool quirk = options_.gfm && options_.paragraph_end_quirk;
    switch (rest.front()) {
        case '{':
            return is_attribute_line(rest);
        case '^':
            return trim_end(rest) == "^";
        case '<':
            return kramdown::ends_paragraph(rest);
        case ':':
            return rest.size() > 1 && is_blank(rest[1]);
        case '#':
            return quirk && offset <= base() && heading_level(rest) > 0;
        case '`':
        case '~':
            return quirk && fence_size(rest) > 0;
        default:
            return quirk && item_marker_size(rest) > 0;
    }
}

// What begins at `at`, in `column` behind the quote marks.
void Preparer::block(const Line& line, std::size_t at, int column) {
    const std::string_view rest = text_.substr(at, line.end - at);
    const int offset = column - base();
    if (!in_paragraph_ && offset >= 4) {
        copy(line, line.end);
        after_paragraph_ = false;
        return;
    }
    const char c = rest.front();
    const bool letter =
        static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!letter) {
        if (in_paragraph_ && offset <= 3 && is_underline(rest) && underline(line, at, rest))
            return;
        if (in_paragraph_ && !ends_paragraph_here(rest, column))
            return text_line(line, at, rest);
        if (special(line, at, column))
            return;
    }
    if (!in_paragraph_ && boundary_ && table(line, at, rest))
        return;
    text_line(line, at, rest);
}

bool Preparer::special(const Line& line, std::size_t at, int column) {
    const std::string_view rest = text_.substr(at, line.end - at);
    switch (rest.front()) {
        case '#':
            return column <= base() && heading(line, at, rest);
        case '`':
        case '~':
            return fence(line, at, rest);
        case '<':
            return html(line, at, rest);
        case '{':
            return extension(line, at, rest);
        case '$':
            return math(line, at, rest);
        case '[':
            return definition_of_link(line, at, rest);
        case ':':
            return definition(line, at, column);
        case '>':
            // a quote that begins behind the marker of an item
            copy(line, line.end);
            return true;
        case '^':
            if (trim_end(rest) != "^")
                return false;
            mark_line(line, at, {});
            boundary_ = true;
            return true;
        case '*':
            if (abbreviation(line, at, rest))
                return true;
            break;
        default:
            break;
    }
    if (is_rule(rest) && (!in_paragraph_ || item_marker_size(rest) > 0)) {
        end_paragraph();
        copy(line, line.end);
        after_paragraph_ = false;
        return true;
    }
    return list_item(line, at, column);
}

void Preparer::text_line(const Line& line, std::size_t at, std::string_view rest) {
    prefix(line, at);
    if (!in_paragraph_) {
        in_paragraph_ = true;
        paragraph_lines_ = 0;
        paragraph_at_boundary_ = boundary_;
        paragraph_begin_ = out_.text.size();
    }
    ++paragraph_lines_;
    if (looks_like_block(rest) || item_marker_size(rest) > 0)
        out_.text += {mask, no_character};
    out_.text += rest;
    out_.text += '\n';
    boundary_ = false;
}

void Preparer::end_paragraph() {
    if (!in_paragraph_)
        return;
    in_paragraph_ = false;
    after_paragraph_ = true;
    boundary_ = false;
    const std::string_view text = std::string_view(out_.text).substr(
        paragraph_begin_, out_.text.size() - paragraph_begin_ - 1);
    if (!has_spans_to_mask(text))
        return;
    const std::string_view kept = out_.kept.emplace_back(text);
    out_.text.resize(paragraph_begin_);
    mask_spans(out_.text, kept, out_.marks);
    out_.text += '\n';
}

// Writes what stands before `at` in its line and is not written yet.
void Preparer::prefix(const Line& line, std::size_t at) {
    const int shift = items_.empty() ? 0 : items_.back().shift;
    if (from_ == line.begin && shift > 0 && line.indent < base())
        out_.text.append(static_cast<std::size_t>(base() - line.indent), ' ');
    if (at > from_)
        out_.text += text_.substr(from_, at - from_);
    from_ = at;
}

// Begins a line that stands in the same quotes and items.
void Preparer::pad() {
    for (int i = 0; i < quotes_; ++i)
        out_.text += "> ";
    out_.text.append(static_cast<std::size_t>(base()), ' ');
    padded_ = true;
}

void Preparer::copy(const Line& line, std::size_t end) {
    prefix(line, end);
    out_.text += '\n';
    boundary_ = false;
}

void Preparer::mark_line(const Line& line, std::size_t at, Mark mark) {
    end_paragraph();
    prefix(line, at);
    from_ = line.end;
    put_mark(std::move(mark));
    after_paragraph_ = false;
}

void Preparer::put_mark(Mark mark) {
    out_.text += "<!--";
    append_mark(out_.text, out_.marks.list.size());
    out_.text += "-->\n";
    out_.marks.list.push_back(std::move(mark));
}

bool Preparer::heading(const Line& line, std::size_t at, std::string_view rest) {
    const std::size_t signs = std::min(rest.find_first_not_of('#'), rest.size());
    const bool close = !options_.gfm && boundary_ && !in_paragraph_ && signs <= 6 &&
                       signs < rest.size() && !is_white_space(rest[signs]);
    if (heading_level(rest) == 0 && !close)
        return false;
    end_paragraph();
    prefix(line, at);
    if (close) {
        // kramdown's own dialect wants no blank
        out_.text.append(rest, 0, signs).append(" ");
        rest.remove_prefix(signs);
    }
    const std::size_t id = id_begin(rest);
    const std::string_view text = id == std::string_view::npos ? rest : rest.substr(0, id);
    if (has_spans_to_mask(text))
        mask_spans(out_.text, text, out_.marks);
    else
        out_.text += text;
    out_.text += '\n';
    if (id != std::string_view::npos) {
        pad();
        put_mark(id_mark(rest, id));
    }
    boundary_ = after_paragraph_ = false;
    return true;
}

bool Preparer::underline(const Line& line, std::size_t at, std::string_view rest) {
    if (paragraph_lines_ != 1 || !paragraph_at_boundary_)
        return false;
    const std::string text = out_.text.substr(paragraph_begin_);
    const std::size_t id = id_begin(text);
    if (id != std::string::npos)
        out_.text.replace(paragraph_begin_ + id, text.size() - id, "\n");
    end_paragraph();
    prefix(line, at);
    out_.text += rest;
    out_.text += '\n';
    if (id != std::string::npos) {
        pad();
        put_mark(id_mark(text, id));
    }
    boundary_ = after_paragraph_ = false;
    return true;
}

// Lists

namespace {

struct Blanks {
    std::size_t size = 0;
    int columns = 0;
};

// White space at `at`, in `column`.
Blanks blanks_at(std::string_view text, std::size_t at, int column) {
    Blanks out;
    for (; at < text.size() && is_blank(text[at]); ++at, ++out.size)
        out.columns += text[at] == '\t' ? 4 - (column + out.columns) % 4 : 1;
    return out;
}

constexpr std::size_t most_items = 200;  // within each other; cmark-gfm refuses fewer
constexpr int most_blanks = 4;           // behind a marker; more of them are code to cmark-gfm

}  // namespace

bool Preparer::list_item(const Line& line, std::size_t at, int column) {
    const std::string_view rest = text_.substr(at, line.end - at);
    const std::size_t size = item_marker_size(rest);
    if (size == 0 || items_.size() > most_items)
        return false;
    const bool ordered = rest[0] >= '0' && rest[0] <= '9';
    if (in_paragraph_ && ordered && rest.substr(0, size) != "1.") {
        // cmark-gfm lets only 1. begin a list here
        end_paragraph();
        pad();
        put_mark({});
    }
    end_paragraph();
    prefix(line, at);
    // All of -, * and + go on with one list.
    const bool sibling = popped_.marker != 0 && !popped_.definition;
    char marker = ordered ? '.' : rest[0];
    if (sibling && !ordered && popped_.marker != '.')
        marker = popped_.marker;
    if (ordered)
        out_.text += rest.substr(0, size);
    else
        out_.text += marker;
    const int width = static_cast<int>(size);
    const int shifted = items_.empty() ? column : std::max(column, base());
    const Blanks blanks = blanks_at(rest, size, column + width);
    out_.text.append(static_cast<std::size_t>(std::min(blanks.columns, most_blanks)), ' ');
    from_ = at + size + blanks.size;
    const int shift = items_.empty() ? 0 : items_.back().shift;
    items_.push_back(
        {.content = shifted + width + blanks.columns, .shift = shift, .marker = marker});
    begin_item(line);
    return true;
}

// Goes on behind the marker of an item.
void Preparer::begin_item(const Line& line) {
    boundary_ = true;
    after_paragraph_ = false;
    popped_ = {};
    if (from_ >= line.end)
        out_.text += '\n';
    else
        block(line, from_, base());
}

bool Preparer::definition(const Line& line, std::size_t at, int column) {
    const std::string_view rest = text_.substr(at, line.end - at);
    const bool follows =
        popped_.definition || in_paragraph_ || (after_paragraph_ && blank_lines_ < 2);
    if (rest.size() < 2 || !is_blank(rest[1]) || !follows)
        return false;
    end_paragraph();
    prefix(line, at);
    const Blanks blanks = blanks_at(rest, 1, column + 1);
    out_.text += '+';
    out_.text.append(static_cast<std::size_t>(std::min(blanks.columns, most_blanks)), ' ');
    put_mark({.kind = Mark::Kind::definition, .text = blank_before_ ? "p" : ""});
    from_ = at + 1 + blanks.size;
    const int shift = items_.empty() ? 0 : items_.back().shift;
    items_.push_back({.content = column + 1 + blanks.columns,
                      .shift = shift,
                      .marker = ':',
                      .definition = true});
    if (from_ < line.end)
        pad();
    begin_item(line);
    return true;
}

std::size_t Prepared::source_line(std::size_t line) const {
    std::ptrdiff_t shift = 0;
    for (const Shift& from : shifts) {
        if (from.first > line)
            break;
        shift = from.shift;
    }
    return static_cast<std::size_t>(
        std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(line) + shift));
}

Prepared prepare(std::string_view source, const KramdownOptions& options) {
    return Preparer(source, options).run();
}

}  // namespace kiji::markdown::kramdown
