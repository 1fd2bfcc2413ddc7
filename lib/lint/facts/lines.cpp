#include "lint/facts/lines.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kiji::lint {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::string_view comment_begin = "<!--";
constexpr std::string_view comment_end = "-->";
constexpr std::size_t npos = std::string_view::npos;

/// A sign of as many bytes, and UTF-16 units, as a character with that first byte.
std::string_view stand_in(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0x80U)
        return ".";
    if (byte < 0xE0U)
        return "·";
    return byte < 0xF0U ? "…" : "😶";
}

/// Blanks that end a line are blotted out, too, so that nobody finds them trailing.
void blot(std::string& text, std::size_t begin, std::size_t end) {
    std::size_t blanks = npos;  // where the blanks before `at` begin
    for (std::size_t at = begin; at < end;) {
        const char c = text[at];
        if (c == '\r' || c == '\n') {
            if (blanks != npos)
                std::fill(text.begin() + static_cast<std::ptrdiff_t>(blanks),
                          text.begin() + static_cast<std::ptrdiff_t>(at), '.');
            blanks = npos;
            ++at;
        } else if (c == ' ') {
            blanks = std::min(blanks, at);
            ++at;
        } else {
            const std::string_view sign = stand_in(c);
            text.replace(at, sign.size(), sign);
            at += sign.size();
            blanks = npos;
        }
    }
}

/// True where CommonMark takes `content` for that of a comment.
bool is_comment(std::string_view content) {
    return !content.starts_with('>') && !content.starts_with("->") && !content.ends_with('-') &&
           content.find("--") == npos;
}

/// The line that a comment begins on.
struct Head {
    std::size_t ink = 0;  // its first byte that is not blank
    bool row = false;     // it looks like a row of a table
};

Head head_of(std::string_view text, std::size_t line) {
    const std::size_t ink = text.find_first_not_of(" \t\r\v\f", line);
    return {ink, ink != npos && text[ink] == '|' && text.find_first_not_of(' ', line) == ink};
}

}  // namespace

bool is_white(char32_t value) {
    constexpr char32_t next_line = 0x85;
    constexpr char32_t byte_order_mark = 0xFEFF;
    return value == byte_order_mark || (value != next_line && is_space(value));
}

std::string_view trimmed_end(std::string_view text) {
    while (!text.empty()) {
        const auto last = static_cast<unsigned char>(text.back());
        if (last < 0x80U) {
            if (last != ' ' && (last < '\t' || last > '\r'))
                return text;
            text.remove_suffix(1);
            continue;
        }
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
            --start;
        if (!is_white(decode(text, start).value))
            return text;
        text = text.substr(0, start);
    }
    return text;
}

std::string_view trimmed_start(std::string_view text) {
    for (CodePoint first = decode(text, 0); first.length > 0 && is_white(first.value);
         first = decode(text, 0))
        text.remove_prefix(first.length);
    return text;
}

std::string_view trimmed(std::string_view text) {
    return trimmed_start(trimmed_end(text));
}

bool is_blank_line(std::string_view line) {
    const auto is_nothing = [](std::string_view part) {
        for (std::size_t at = 0; at < part.size();) {
            const CodePoint point = decode(part, at);
            if (point.value != '>' && !is_white(point.value))
                return false;
            at += point.length;
        }
        return true;
    };
    if (is_white(line))
        return true;
    // The reference takes out the end of a comment that comes before any beginning, with what
    // stands before it; and from the first beginning to the first end, or to the end of the line.
    std::size_t at = 0;
    std::size_t begin = line.find(comment_begin);
    bool is_empty = true;  // what stands before `at` and was not taken out
    while (true) {
        const std::size_t end = line.find(comment_end, at);
        if (end == npos)
            return is_empty && is_nothing(line.substr(at, begin == npos ? npos : begin - at));
        is_empty = begin >= end || (is_empty && is_nothing(line.substr(at, begin - at)));
        at = end + comment_end.size();
        if (begin < at)
            begin = line.find(comment_begin, at);
    }
}

std::string clear_comments(std::string_view written) {
    std::string text(written);
    Head head = head_of(text, 0);
    std::size_t seen = 0;
    for (std::size_t at = text.find(comment_begin); at != npos;) {
        const std::size_t end = text.find(comment_end, at + 2);
        if (end == npos)
            break;
        const std::size_t feed = std::string_view(text).substr(seen, at - seen).rfind('\n');
        if (feed != npos)
            head = head_of(text, seen + feed + 1);
        const std::size_t begin = at + comment_begin.size();
        if (end > begin) {
            const std::string_view content = std::string_view(text).substr(begin, end - begin);
            // A row of a table ends with its line: no comment goes on behind it.
            const bool leaves_row = head.row && content.find('\n') != npos;
            if (head.ink == at || (!leaves_row && is_comment(content)))
                blot(text, begin, end);
        }
        seen = at;
        at = text.find(comment_begin, end + comment_end.size());
    }
    return text;
}

Lines::Lines(const Document& doc) : doc_(&doc) {
    const LineIndex& index = doc.file().lines();
    const std::string_view text = doc.text();
    const bool ends = text.ends_with('\n') || text.ends_with('\r');
    count_ = index.count() + (ends ? 1 : 0);
    const std::size_t body = doc.body().begin;
    if (body < text.size())
        first_ = index.line_at(body);
    else if (doc.front_matter().sections.present)
        first_ = ends ? count_ - 1 : count_;
    if (text.find(comment_begin, body) != npos)
        cleared_ = std::string(text.substr(0, body)) + clear_comments(text.substr(body));
}

std::size_t Lines::line_at(std::size_t offset) const {
    return offset == doc_->text().size() ? count_ - 1 : doc_->file().lines().line_at(offset);
}

Span Lines::span(std::size_t line) const {
    const LineIndex& index = doc_->file().lines();
    if (line == index.count())
        return span_of(doc_->text().size(), doc_->text().size());
    Span span = index.line(line);
    if (line == 0 && doc_->text().starts_with(bom))
        span.begin += static_cast<std::uint32_t>(bom.size());
    return span;
}

Span Lines::full_span(std::size_t line) const {
    Span full = span(line);
    if (line < doc_->file().lines().count())
        full.end = doc_->file().lines().full_line(line).end;
    return full;
}

std::string_view Lines::operator[](std::size_t line) const {
    const Span where = span(line);
    const std::string_view text = cleared_.empty() ? doc_->text() : std::string_view(cleared_);
    return text.substr(where.begin, where.size());
}

std::string_view Lines::line_end() const {
    std::size_t feeds = 0;
    std::size_t both = 0;
    std::size_t returns = 0;
    const std::string_view text = doc_->text();
    if (text.find('\r') == npos)
        return "\n";
    for (std::size_t at = text.find_first_of("\r\n"); at != npos;
         at = text.find_first_of("\r\n", at + 1)) {
        if (text[at] == '\n')
            ++feeds;
        else if (text.substr(at, 2) == "\r\n")
            ++both, ++at;
        else
            ++returns;
    }
    if (feeds >= both && feeds >= returns)
        return "\n";
    return both >= returns ? "\r\n" : "\r";
}

}  // namespace kiji::lint
