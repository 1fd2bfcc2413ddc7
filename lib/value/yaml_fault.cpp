// Finds the slip that made a text unreadable, line by line. A parser knows where it gave up, which
// is often lines below the cause: a quote that is not closed ends at the next quote of the file.
#include <algorithm>

#include <fmt/format.h>

#include "value/yaml_spans.hpp"
#include "value/yaml_trouble.hpp"

namespace kiji::yaml {
namespace {

constexpr std::size_t npos = std::string_view::npos;

class Slips {
  public:
    Slips(std::string_view text, const Trouble& trouble) : text_(text), trouble_(trouble) {}

    std::optional<Fault> find() {
        while (at_ < text_.size() && !fault_) {
            // What a parser has read without complaint needs no explanation.
            if (at_ > trouble_.at && trouble_.kind != Trouble::Kind::open_scalar)
                break;
            const std::size_t begin = at_;
            line_end_ = std::min(text_.find('\n', begin), text_.size());
            at_ = line_end_ + 1;
            line(begin);
        }
        return fault_;
    }

  private:
    enum class Kind : std::uint8_t { key, item };
    struct Level {
        std::size_t column;
        Kind kind;
    };

    void line(std::size_t begin) {
        const std::size_t content = text_.find_first_not_of(" \t", begin);
        if (content == npos || content >= end_of(begin) || text_[content] == '#')
            return;
        if (content == begin && (is_marker(begin, "---") || is_marker(begin, "...")))
            return;
        const std::size_t tab = text_.find('\t', begin);
        if (tab < content) {
            report(begin, content, "a tab stands where YAML takes spaces only",
                   "indent with spaces");
            return;
        }
        std::size_t at = content;
        while (!fault_ && is_dash(at)) {
            levels(at, begin, Kind::item);
            at = std::min(text_.find_first_not_of(' ', at + 1), end_of(at));
            was_item_ = true;
        }
        if (fault_ || at >= end_of(at))
            return;
        const std::size_t colon = key_colon(at);
        if (colon != npos) {
            key(at, colon, begin);
        } else if (was_item_) {
            value(at, at, begin);
        } else if (!continues(content, begin)) {
            bare(at);
        }
        was_item_ = false;
    }

    void key(std::size_t at, std::size_t colon, std::size_t begin) {
        if (!was_item_ && has_value_ && at - begin > owner_column_) {
            report(at, end_of(at), "this mapping begins below a key that already has a value",
                   "move it to the left, or quote the value above across the lines");
            return;
        }
        levels(at, begin, Kind::key);
        if (fault_)
            return;
        const std::size_t from = text_.find_first_not_of(' ', colon + 1);
        value(std::min(from, end_of(at)), at, begin);
    }

    // A value to the end of its line, or to where its quotes, brackets or indentation end.
    void value(std::size_t at, std::size_t owner, std::size_t begin) {
        owner_column_ = owner - begin;
        open_plain_ = false;
        has_value_ = false;
        at = skip_inline_properties(at);
        if (at >= end_of(at) || text_[at] == '#')
            return;
        has_value_ = true;
        const char first = text_[at];
        if (first == '"' || first == '\'')
            quoted_value(at);
        else if (first == '[' || first == '{')
            flow_value(at);
        else if (first == '|' || first == '>')
            block_value(at);
        else if (std::string_view("@`%,]}").find(first) != npos)
            must_be_quoted(at, fmt::format("a value cannot begin with \"{}\"", first));
        else if (is_dash(at) && at != owner)
            report(at, end_of(at), "a list cannot begin on the line of its key",
                   "put each item on a line of its own");
        else
            plain_value(at);
    }

    void block_value(std::size_t at) {
        const std::string_view header = plain_part(at);
        if (header.find_first_not_of("+-123456789", 1) != npos)
            must_be_quoted(at, fmt::format("text follows \"{}\" on its line", text_[at]));
        else
            skip_to(block_end(text_, at, static_cast<std::ptrdiff_t>(owner_column_)));
    }

    void plain_value(std::size_t at) {
        const std::string_view rest = plain_part(at);
        const std::size_t colon = colon_in(rest);
        if (colon != npos && rest[0] != '*') {
            must_be_quoted(
                at, fmt::format("\"{}\" holds a colon, which begins a mapping", excerpt(rest)));
            return;
        }
        open_plain_ = true;
    }

    void quoted_value(std::size_t at) {
        const std::size_t end = quoted_end(text_, at);
        const bool one_line = end != npos && end <= line_end_;
        const std::size_t behind = end == npos ? npos : text_.find_first_not_of(" \t\r", end);
        const bool done = end != npos && (behind == npos || text_[behind] == '\n' ||
                                          (text_[behind] == '#' && behind > end));
        if (done && (one_line || !has_key_between(at, end))) {
            skip_to(end);
            return;
        }
        if (one_line) {
            text_behind(at, behind, "the closing quote");
            return;
        }
        const std::string_view rest = text_.substr(at, end_of(at) - at);
        Fault& fault =
            report(at, end_of(at), fmt::format("the quote {} is never closed", text_[at]),
                   "close it at the end of the value");
        const char quote = text_[at];
        // Certain only where the value is no longer than its line.
        const bool ends_here = line_end_ + 1 >= text_.size() || is_key_line(line_end_ + 1);
        if (ends_here && rest.find_first_of("\\#", 1) == npos && rest.find(quote, 1) == npos)
            fault.fix = Edit{span_of(end_of(at), end_of(at)), std::string(1, quote)};
    }

    void flow_value(std::size_t at) {
        const std::string_view rest = text_.substr(at, end_of(at) - at);
        const std::size_t end = bracket_end(at);
        if (rest.starts_with("{{") || rest.starts_with("{%")) {
            const std::size_t close = rest.find(rest.starts_with("{{") ? "}}" : "%}");
            if (close != npos) {
                must_be_quoted(at, fmt::format("a value that begins with {} must be quoted",
                                               rest.substr(0, 2)));
                return;
            }
        }
        if (end == npos) {
            report(at, end_of(at), fmt::format("the bracket {} is never closed", text_[at]),
                   "close it, or quote the value");
            return;
        }
        const std::size_t behind = std::min(text_.find_first_not_of(" \t\r", end), text_.size());
        if (behind < text_.size() && text_[behind] != '\n' && text_[behind] != '#') {
            text_behind(at, behind, "the closing bracket");
            return;
        }
        if (trouble_.at >= end)
            skip_to(end);
        else
            at_ = text_.size();  // the trouble is inside the brackets
    }

    void text_behind(std::size_t at, std::size_t behind, std::string_view what) {
        const std::string_view rest = plain_part(at);
        Fault& fault = report(behind, end_of(behind), fmt::format("text follows {}", what),
                              "quote the value as a whole");
        if (behind > line_end_)
            return;
        // 'it's here' was meant to be quoted, "this" and "that" was not.
        const bool in_quotes = rest.front() == rest.back() && rest.front() != '[' &&
                               std::ranges::count(rest, rest.front()) % 2 == 1;
        suggest(fault, at, rest, in_quotes ? rest.substr(1, rest.size() - 2) : rest);
    }

    void bare(std::size_t at) {
        const std::string_view rest = text_.substr(at, end_of(at) - at);
        const std::size_t colon = rest.find(':');
        const bool key_like =
            colon != npos && colon > 0 && rest.find_first_of(" /\"'{}[],&*#?|<>=!%@") > colon;
        const bool has_space = key_like && (colon + 1 == rest.size() || rest[colon + 1] == ' ');
        if (has_space && (rest.front() == '`' || rest.front() == '@')) {
            report(at, at + colon, fmt::format("a key cannot begin with {}", rest.front()),
                   "put the key in quotes, or take the sign out");
            return;
        }
        if (key_like && !has_space && !rest.substr(colon).starts_with("://")) {
            Fault& fault = report(
                at, at + colon + 1,
                fmt::format("no space follows the colon of \"{}\"", excerpt(rest.substr(0, colon))),
                "put a space between the colon and the value");
            fault.fix = Edit{span_of(at + colon + 1, at + colon + 1), " "};
            return;
        }
        report(at, end_of(at), "this line is neither \"key: value\" nor a list item",
               "give it a key, or indent it if it continues the value above");
    }

    void must_be_quoted(std::size_t at, std::string message) {
        const std::string_view rest = plain_part(at);
        suggest(report(at, at + rest.size(), std::move(message), "quote the value"), at, rest,
                rest);
    }

    static void suggest(Fault& fault, std::size_t at, std::string_view old,
                        std::string_view inner) {
        if (inner.empty())
            return;
        const std::string value = quoted(inner);
        if (excerpt(inner) == inner)
            fault.help = fmt::format("quote the value: {}", value);
        fault.fix = Edit{span_of(at, at + old.size()), value};
    }

    // Every key and dash stands as far right as its siblings, or deeper below a key without a
    // value.
    void levels(std::size_t at, std::size_t begin, Kind kind) {
        const std::size_t column = at - begin;
        while (!levels_.empty() && levels_.back().column > column) {
            levels_.pop_back();
            if (levels_.empty() || levels_.back().column < column) {
                report(begin, end_of(at), "the indentation matches no line above",
                       "indent it like the line that it belongs with");
                return;
            }
        }
        if (levels_.empty() || levels_.back().column < column)
            levels_.push_back({column, kind});
        const bool key_among_items = kind == Kind::key && levels_.back().kind == Kind::item;
        // A list may stand in the column of its key.
        const bool item_among_keys =
            kind == Kind::item && levels_.back().kind == Kind::key && has_value_;
        if (key_among_items)
            report(at, end_of(at), "a key stands among list items",
                   "indent it, or begin it with \"- \"");
        else if (item_among_keys)
            report(at, end_of(at), "a list item stands among keys that have values",
                   "put it below a key without a value");
    }

    /// Whether a line goes on with the plain value above: it is indented deeper than its key.
    bool continues(std::size_t content, std::size_t begin) const {
        return open_plain_ && content - begin > owner_column_;
    }

    std::size_t key_colon(std::size_t at) const {
        if (text_[at] == '"' || text_[at] == '\'') {
            const std::size_t end = quoted_end(text_, at);
            if (end == npos || end > line_end_)
                return npos;
            const std::size_t colon = text_.find_first_not_of(' ', end);
            return colon != npos && text_[colon] == ':' ? colon : npos;
        }
        if (std::string_view("[{|>@`%#*&!").find(text_[at]) != npos)
            return npos;
        const std::size_t colon = colon_in(text_.substr(at, end_of(at) - at));
        return colon == npos ? npos : at + colon;
    }

    /// A colon with a blank or the end behind it, before any comment.
    static std::size_t colon_in(std::string_view line) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '#' && i > 0 && (line[i - 1] == ' ' || line[i - 1] == '\t'))
                break;
            if (line[i] == ':' &&
                (i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t'))
                return i;
        }
        return npos;
    }

    /// "key:" with a word as key, not deeper than the last key.
    bool is_key_line(std::size_t begin) const {
        const std::string_view line = text_.substr(begin, end_of(begin) - begin);
        const std::size_t column = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t colon = colon_in(line);
        return column <= owner_column_ && colon != npos &&
               line.substr(0, colon).find(' ', column) == npos;
    }

    bool has_key_between(std::size_t begin, std::size_t end) const {
        for (std::size_t at = text_.find('\n', begin); at < end; at = text_.find('\n', at + 1)) {
            if (is_key_line(at + 1))
                return true;
        }
        return false;
    }

    std::size_t bracket_end(std::size_t at) const {
        std::size_t depth = 0;
        for (; at < text_.size(); ++at) {
            const char c = text_[at];
            const bool starts_token =
                at == 0 || std::string_view(" ,[{:\n").find(text_[at - 1]) != npos;
            if ((c == '"' || c == '\'') && starts_token) {
                const std::size_t end = quoted_end(text_, at);
                if (end == npos)
                    return npos;
                at = end - 1;
            } else if (c == '[' || c == '{') {
                ++depth;
            } else if ((c == ']' || c == '}') && --depth == 0) {
                return at + 1;
            }
        }
        return npos;
    }

    std::size_t skip_inline_properties(std::size_t at) const {
        const std::size_t content = skip_properties(text_, at);
        return std::min(content, end_of(at));
    }

    /// The line from `at` without trailing blanks and comment.
    std::string_view plain_part(std::size_t at) const {
        std::string_view rest = text_.substr(at, end_of(at) - at);
        for (std::size_t i = 1; i < rest.size(); ++i) {
            if (rest[i] == '#' && (rest[i - 1] == ' ' || rest[i - 1] == '\t'))
                rest = rest.substr(0, i);
        }
        return rest.substr(0, rest.find_last_not_of(" \t") + 1);
    }

    std::size_t end_of(std::size_t at) const {
        const std::size_t end = std::min(text_.find('\n', at), text_.size());
        const std::size_t last = text_.substr(0, end).find_last_not_of(" \t\r");
        return last == npos || last < at ? at : last + 1;
    }
    bool is_dash(std::size_t at) const {
        return at < text_.size() && text_[at] == '-' &&
               (at + 1 >= text_.size() || std::string_view(" \n\r").find(text_[at + 1]) != npos);
    }
    bool is_marker(std::size_t at, std::string_view marker) const {
        return text_.substr(at, end_of(at) - at) == marker;
    }
    void skip_to(std::size_t at) {
        at_ = std::min(text_.find('\n', at), text_.size());
        at_ = std::min(at_ + 1, text_.size());
    }
    Fault& report(std::size_t begin, std::size_t end, std::string message, std::string help) {
        return fault_.emplace(Fault{
            .begin = begin, .end = end, .message = std::move(message), .help = std::move(help)});
    }

    std::string_view text_;
    const Trouble& trouble_;
    std::optional<Fault> fault_;
    std::size_t at_ = 0;
    std::size_t line_end_ = 0;
    std::vector<Level> levels_;
    std::size_t owner_column_ = 0;  // of the key or item that the last value belongs to
    bool open_plain_ = false;       // the last value is plain and may go on
    bool has_value_ = false;        // the last key or item has a value on its line
    bool was_item_ = false;         // a dash stands before
};

}  // namespace

std::optional<Fault> find_fault(std::string_view text, const Trouble& trouble) {
    return Slips(text, trouble).find();
}

}  // namespace kiji::yaml
