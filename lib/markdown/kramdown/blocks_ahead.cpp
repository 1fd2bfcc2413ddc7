// Blocks of several lines that are taken as a whole: code, tables, math, HTML, extensions.
#include <algorithm>
#include <optional>

#include "markdown/characters.hpp"
#include "markdown/kramdown/preparer.hpp"
#include "markdown/kramdown/spans.hpp"
#include "markdown/kramdown/table_rows.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_elements = 100;  // within each other that hold Markdown
constexpr std::size_t some_lines = 64;      // that math or a comment within a list may have

bool is_white(std::string_view text) {
    return trim_end(text).empty();
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_white_space(text.front()))
        text.remove_prefix(1);
    return trim_end(text);
}

// One word, which is the language; nothing else may stand behind a fence.
bool is_info(std::string_view info) {
    return trim(info).find_first_of(" \t") == npos;
}

}  // namespace

// True where a block may end before the line at `next`.
bool Preparer::boundary_follows(std::size_t next) const {
    if (next >= text_.size())
        return true;
    const Line line = read_line(text_, next);
    if (line.blank())
        return true;
    const std::string_view rest = text_.substr(line.rest, line.end - line.rest);
    if (!inside(line))
        return line.quotes != quotes_ || item_marker_size(rest) > 0 || is_attribute_line(rest);
    // a list within an item ends what stands before it
    const bool list = !items_.empty() && item_marker_size(rest) > 0;
    return list || is_attribute_line(rest) || trim_end(rest) == "^";
}

bool Preparer::fence(const Line& line, std::size_t at, std::string_view rest) {
    const std::size_t size = fence_size(rest);
    if (size == 0 || !is_info(rest.substr(size)) || (!options_.gfm && rest.front() == '`'))
        return false;
    const char character = rest.front();
    Unclosed& unclosed = unclosed_[character == '`' ? 0 : 1];
    if (at < unclosed.before && size >= unclosed.size)
        return false;
    std::size_t close = line.next;
    Line last;
    for (bool found = false; !found;) {
        if (close < text_.size())
            last = read_line(text_, close);
        if (close >= text_.size() || !inside(last)) {
            unclosed = {.before = close, .size = size};
            return false;
        }
        const std::string_view end = text_.substr(last.rest, last.end - last.rest);
        found = last.indent - base() <= 3 && end.starts_with(rest.substr(0, size)) &&
                trim_end(end).find_first_not_of(character) == npos;
        close = last.next;
    }
    end_paragraph();
    const int shift = items_.empty() ? 0 : items_.back().shift;
    // CommonMark takes the blanks before the fence off the code, kramdown does not.
    const int before = line.rest == at && line.quotes == 0 ? line.indent - base() : 0;
    prefix(line, line.rest == at ? at : from_);
    out_.text += text_.substr(at, line.end - at);
    out_.text += '\n';
    for (std::size_t next = line.next; next < close;) {
        const Line code = read_line(text_, next);
        const int added = shift + (code.next == close ? 0 : before);
        if (added > 0 && !code.blank())
            out_.text.append(static_cast<std::size_t>(added), ' ');
        out_.text += text_.substr(code.begin, code.end - code.begin);
        out_.text += '\n';
        next = code.next;
    }
    next_ = close;
    boundary_ = after_paragraph_ = false;
    return true;
}

bool Preparer::table(const Line& line, std::size_t at, std::string_view rest) {
    if (!has_pipe(rest))
        return false;
    std::vector<std::string_view> lines{rest};
    std::size_t next = line.next;
    while (next < text_.size()) {
        const Line more = read_line(text_, next);
        const std::string_view text = text_.substr(more.rest, more.end - more.rest);
        if (!inside(more) || more.blank() || !has_pipe(text))
            break;
        lines.push_back(text);
        next = more.next;
    }
    if (!boundary_follows(next))
        return false;
    const std::optional<TableLines> table = read_table(lines);
    if (!table)
        return false;
    mark_line(line, at, {.kind = Mark::Kind::table, .text = table->groups});
    for (const std::string& row : table->lines) {
        pad();
        if (has_spans_to_mask(row))
            mask_spans(out_.text, out_.kept.emplace_back(row), out_.marks);
        else
            out_.text += row;
        out_.text += '\n';
    }
    next_ = next;
    boundary_ = false;
    return true;
}

// What is left of the block's container from `at` on, without what its lines begin with: at most
// `lines` lines of it where it is not the whole text.
std::string_view Preparer::rest_of_block(const Line& line, std::size_t at, std::size_t lines) {
    if (quotes_ == 0 && items_.empty())
        return text_.substr(at);
    std::string text(text_.substr(at, line.end - at));
    text += '\n';
    std::size_t next = line.next;
    for (std::size_t count = 1; next < text_.size() && count < lines; ++count) {
        const Line more = read_line(text_, next);
        if (!inside(more))
            break;
        // what stands before a list within an item is read on its own
        const std::string_view rest = text_.substr(more.rest, more.end - more.rest);
        if (!items_.empty() && more.indent - base() <= 3 && item_marker_size(rest) > 0)
            break;
        if (!more.blank()) {
            text.append(static_cast<std::size_t>(std::max(more.indent - base(), 0)), ' ');
            text += text_.substr(more.rest, more.end - more.rest);
        }
        text += '\n';
        next = more.next;
    }
    return out_.kept.emplace_back(std::move(text));
}

// Goes on where `region`, which began at `at` in `line`, was read up to `end`.
void Preparer::go_on_behind(const Line& line, std::size_t at, std::string_view region,
                            std::size_t end) {
    auto down = std::count(region.begin(), region.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    boundary_ = false;
    Line last = line;
    std::size_t region_end = line.end - at;
    if (down > 0) {
        std::size_t begin = line.next;
        for (; down > 1 && begin < text_.size(); --down)
            begin = read_line(text_, begin).next;
        next_ = begin;
        if (region[end - 1] == '\n' || begin >= text_.size())
            return;
        last = read_line(text_, begin);
        region_end = std::min(region.find('\n', end), region.size());
    }
    next_ = last.next;
    std::string_view left = region.substr(end, region_end - end);
    while (!left.empty() && is_white_space(left.front()))
        left.remove_prefix(1);
    if (left.empty())
        return;
    behind_ = Line{.begin = last.end - left.size(),
                   .rest = last.end - left.size(),
                   .end = last.end,
                   .next = next_,
                   .quotes = quotes_,
                   .indent = base()};
}

bool Preparer::math(const Line& line, std::size_t at, std::string_view rest) {
    if (!boundary_ || !rest.starts_with("$$"))
        return false;
    const std::string_view region = rest_of_block(line, at, some_lines);
    const std::size_t close = no_math_ ? npos : region.find("$$", 2);
    no_math_ = close == npos && quotes_ == 0 && items_.empty();
    if (close == npos)
        return false;
    const std::size_t end = close + 2;
    const std::size_t line_end = std::min(region.find('\n', end), region.size());
    if (!is_white(region.substr(end, line_end - end)))
        return false;
    // what follows has to be the end of a block
    const std::size_t behind = std::min(line_end + 1, region.size());
    const std::size_t next_end = std::min(region.find('\n', behind), region.size());
    const std::string_view next = region.substr(behind, next_end - behind);
    if (!is_white(next) && !is_attribute_line(trim(next)) && trim(next) != "^")
        return false;
    mark_line(line, at,
              {.kind = Mark::Kind::math, .text = std::string(trim(region.substr(2, close - 2)))});
    go_on_behind(line, at, region, end);
    return true;
}

bool Preparer::html(const Line& line, std::size_t at, std::string_view rest) {
    if (rest.starts_with("<!--")) {
        if (in_paragraph_ || at != line.rest || line.indent > base())
            return false;
        const std::string_view region = rest_of_block(line, at, some_lines);
        const std::size_t close = no_comment_end_ ? npos : region.find("-->", 4);
        no_comment_end_ = close == npos && quotes_ == 0 && items_.empty();
        if (close == npos)
            return false;
        mark_line(line, at,
                  {.kind = Mark::Kind::html, .rest = std::string(region.substr(0, close + 3))});
        go_on_behind(line, at, region, close + 3);
        return true;
    }
    return rest.starts_with("</") ? closing_tag(line, at, rest) : element(line, at);
}

bool Preparer::closing_tag(const Line& line, std::size_t at, std::string_view rest) {
    const std::optional<Tag> tag = scan_close_tag(rest, 0);
    if (!tag || elements_.empty() || elements_.back() != tag->name)
        return false;
    elements_.pop_back();
    mark_line(line, at, {.kind = Mark::Kind::close, .text = tag->name});
    go_on_behind(line, at, rest, tag->end);
    return true;
}

bool Preparer::element(const Line& line, std::size_t at) {
    constexpr std::size_t few = 16;
    for (std::size_t lines = few;; lines *= 8) {
        const std::string_view region = rest_of_block(line, at, lines);
        const bool all =
            region.data() == text_.data() + at ||
            static_cast<std::size_t>(std::count(region.begin(), region.end(), '\n')) < lines;
        std::optional<Tag> tag = scan_open_tag(region, 0);
        if (!tag || is_span_element(tag->name))
            return false;
        const std::string markdown = tag->attributes.take("markdown");
        const Content model = content_of(tag->name);
        Content content = options_.parse_block_html ? model : Content::raw;
        if (markdown == "1")
            content = model;
        else if (markdown == "block")
            content = Content::blocks;
        else if (markdown == "span")
            content = Content::spans;
        if (tag->closed || is_void_element(tag->name))
            content = Content::raw;
        Mark mark{.kind = Mark::Kind::html, .text = tag->name, .attributes = tag->attributes};
        if (content == Content::blocks && elements_.size() < most_elements) {
            mark.kind = Mark::Kind::open;
            elements_.push_back(tag->name);
            mark_line(line, at, std::move(mark));
            go_on_behind(line, at, region, tag->end);
            boundary_ = true;
            return true;
        }
        Element element = read_raw_element(region, *tag);
        if (!element.closed && !all)
            continue;
        if (content == Content::spans) {
            const std::size_t close = element.end - tag->name.size() - 3;
            mark.kind = Mark::Kind::open;
            mark.rest = "spans";
            mark_line(line, at, std::move(mark));
            pad();
            out_.text += {mask, no_character};
            const std::size_t size = element.closed ? close - tag->end : region.size() - tag->end;
            std::string inner(trim(region.substr(tag->end, size)));
            std::replace(inner.begin(), inner.end(), '\n', ' ');
            mask_spans(out_.text, out_.kept.emplace_back(std::move(inner)), out_.marks);
            out_.text += '\n';
            pad();
            put_mark({.kind = Mark::Kind::close, .text = tag->name});
        } else {
            mark.rest = std::move(element.html);
            mark_line(line, at, std::move(mark));
        }
        go_on_behind(line, at, region, element.end);
        return true;
    }
}

bool Preparer::extension(const Line& line, std::size_t at, std::string_view rest) {
    if (is_attribute_line(rest)) {
        const std::string_view list = rest.substr(2, attribute_list_end(rest, 0) - 3);
        const std::size_t colon = list.find(':');
        const std::string_view name = list.substr(0, colon);
        const bool named = colon != npos && colon > 0 && colon + 1 < list.size() &&
                           name.find_first_of(" \t.#=\"'") == npos;
        const bool boundary = boundary_;
        if (named) {
            out_.marks.named[std::string(name)].merge(read_attribute_list(list.substr(colon + 1)));
            mark_line(line, at, {});
        } else {
            mark_line(line, at,
                      {.kind = Mark::Kind::attributes, .attributes = read_attribute_list(list)});
        }
        boundary_ = boundary;
        return true;
    }
    const std::string_view inner = rest.starts_with("{::") ? rest.substr(3) : std::string_view{};
    const std::string_view name = inner.substr(0, inner.find_first_of(" \t/}"));
    const std::size_t tag_end = attribute_list_end(rest, 0);
    if (name.empty() || tag_end == npos || !is_white(rest.substr(tag_end)))
        return false;
    if (name == "options" || rest[tag_end - 2] == '/') {
        mark_line(line, at, {});
        return true;
    }
    if (name != "comment" && name != "nomarkdown")
        return false;
    const std::string_view region = rest_of_block(line, at, some_lines);
    const std::size_t stop = no_stop_ ? npos : region.find("\n{:/", tag_end);
    const std::size_t stop_end = stop == npos ? npos : region.find('}', stop);
    no_stop_ = stop_end == npos && quotes_ == 0 && items_.empty();
    if (stop_end == npos)
        return false;
    const std::size_t begin = std::min(region.find('\n', tag_end), stop);
    const std::string_view body = trim(region.substr(begin, stop - begin));
    Mark mark{.kind = Mark::Kind::html, .rest = std::string(body)};
    if (name == "comment")
        mark.rest = "<!-- " + mark.rest + " -->";
    mark_line(line, at, std::move(mark));
    go_on_behind(line, at, region, stop_end + 1);
    return true;
}

// *[word]: meaning
bool Preparer::abbreviation(const Line& line, std::size_t at, std::string_view rest) {
    const std::size_t close = in_paragraph_ || !rest.starts_with("*[") ? npos : rest.find("]:");
    if (close == npos || close < 3)
        return false;
    out_.marks.abbreviations[std::string(rest.substr(2, close - 2))] = trim(rest.substr(close + 2));
    mark_line(line, at, {});
    return true;
}

// [label]: url, [^name]: text
bool Preparer::definition_of_link(const Line& line, std::size_t at, std::string_view rest) {
    const std::size_t close = in_paragraph_ ? npos : rest.find("]:");
    if (close == npos || close < 2)
        return false;
    if (rest[1] != '^') {
        copy(line, line.end);
        boundary_ = after_paragraph_ = false;
        return true;
    }
    if (rest.find_first_of(" \t[") < close && rest.find_first_of(" \t") < close)
        return false;
    constexpr int note_indent = 4;
    std::size_t behind = at + close + 2;
    while (behind < line.end && is_blank(text_[behind]))
        ++behind;
    prefix(line, behind);
    items_.push_back({.content = base() + note_indent});
    begin_item(line);
    return true;
}

}  // namespace kiji::markdown::kramdown
