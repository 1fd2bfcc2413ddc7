#include "markdown/kramdown/spans.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "markdown/characters.hpp"
#include "markdown/kramdown/escape.hpp"
#include "markdown/kramdown/tags.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::string_view looked_at = "\\`<$&{]";

constexpr auto is_looked_at = [] {
    std::array<bool, 256> table{};
    for (const char c : looked_at)
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_url = 2000;

bool is_mail_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// <https://…> or <me@example.org> at `at`: where it ends; npos for none.
std::size_t autolink_end(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at + 1, longest_url);
    for (const std::string_view scheme : {"mailto:", "http:", "https:", "ftp:", "ftps:"}) {
        if (!rest.starts_with(scheme))
            continue;
        const std::size_t end = rest.find_first_of(">\n", scheme.size() + 1);
        return end == npos || rest[end] != '>' ? npos : at + 1 + end + 1;
    }
    std::size_t end = 0;
    while (end < rest.size() && is_mail_character(rest[end]))
        ++end;
    if (end == 0 || end >= rest.size() || rest[end] != '@')
        return npos;
    const std::size_t domain = ++end;
    while (end < rest.size() && is_mail_character(rest[end]))
        ++end;
    return end > domain && end < rest.size() && rest[end] == '>' ? at + 1 + end + 1 : npos;
}

// What a reference stands for; empty where cmark-gfm may find out.
std::string character_of(std::string_view reference) {
    struct Known {
        std::string_view name;
        std::string_view text;
    };
    constexpr std::array known{
        Known{"&quot;", "\""},      Known{"&apos;", "'"},       Known{"&lt;", "<"},
        Known{"&gt;", ">"},         Known{"&nbsp;", "\u00A0"},  Known{"&lsquo;", "\u2018"},
        Known{"&rsquo;", "\u2019"}, Known{"&ldquo;", "\u201C"}, Known{"&rdquo;", "\u201D"},
        Known{"&mdash;", "\u2014"}, Known{"&ndash;", "\u2013"}, Known{"&hellip;", "\u2026"},
        Known{"&laquo;", "\u00AB"}, Known{"&raquo;", "\u00BB"}};
    if (!reference.starts_with("&#")) {
        for (const Known& entity : known) {
            if (entity.name == reference)
                return std::string(entity.text);
        }
        return {};
    }
    const bool hex = reference[2] == 'x';
    const std::string_view digits = reference.substr(hex ? 3 : 2);
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    std::string out;
    if (error == std::errc{} && value > 0x1F)
        append_utf8(out, value);
    return out;
}

class Masker {
  public:
    Masker(std::string& out, std::string_view text, Marks& marks)
        : out_(out), text_(text), marks_(marks) {}

    void run() {
        while (at_ < text_.size()) {
            if (!is_looked_at[static_cast<unsigned char>(text_[at_])]) {
                ++at_;
                continue;
            }
            const std::size_t begin = at_;
            if (!step() || at_ == begin)
                at_ = begin + 1;
        }
        flush(text_.size());
        for (; !open_.empty(); open_.pop_back())
            mark({.kind = Mark::Kind::html, .text = "</" + open_.back() + ">"});
    }

  private:
    // Copies what was passed over, up to `end`.
    void flush(std::size_t end) {
        out_ += text_.substr(written_, end - written_);
        written_ = end;
    }
    void mark(Mark mark) {
        append_mark(out_, marks_.list.size());
        marks_.list.push_back(std::move(mark));
    }
    // The text from the current place to `end` becomes a mark.
    bool replace(std::size_t end, Mark mark) {
        flush(at_);
        mark.source = text_.substr(at_, end - at_);
        this->mark(std::move(mark));
        at_ = written_ = end;
        return true;
    }
    bool replace(std::size_t end, char behind_mask) {
        flush(at_);
        out_ += {mask, behind_mask};
        at_ = written_ = end;
        return true;
    }
    bool escaped(std::size_t end, char character) {
        return replace(end, static_cast<char>('A' + escapable.find(character)));
    }

    // False: nothing is to be masked here.
    bool step() {
        switch (text_[at_]) {
            case '\\':
                return backslash();
            case '`':
                return code();
            case '<':
                return tag();
            case '$':
                return math();
            case '&':
                return entity();
            case '{':
                return extension();
            default:
                return destination();
        }
    }

    bool backslash() {
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (next != '\0' && escapable.find(next) != npos)
            return escaped(at_ + 2, next);
        return is_punctuation(next) && replace(at_ + 1, lone_backslash);
    }

    // A code span ends where its run of ticks stands again, be it in a longer run.
    bool code() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] == '`')
            ++at_;
        const std::size_t size = at_ - begin;
        const bool space_before = begin == 0 || is_white_space(text_[begin - 1]);
        if (size == 1 && space_before && at_ < text_.size() && is_white_space(text_[at_])) {
            at_ = begin;
            return escaped(begin + 1, '`');
        }
        if (size >= no_run_of_)
            return true;
        const std::size_t close = text_.find(text_.substr(begin, size), at_);
        if (close == npos) {
            no_run_of_ = size;
            return true;
        }
        const bool exact = close + size == text_.size() || text_[close + size] != '`';
        if (exact) {
            at_ = close + size;
            return true;
        }
        Mark mark{.kind = Mark::Kind::code, .text = std::string(text_.substr(at_, close - at_))};
        at_ = begin;
        return replace(close + size, std::move(mark));
    }

    bool tag() {
        const std::string_view rest = text_.substr(at_);
        if (const std::size_t end = autolink_end(text_, at_); end != npos)
            return autolink(end);
        if (rest.starts_with("<<")) {
            const std::size_t size = rest.starts_with("<< ") ? 3 : 2;
            return replace(at_ + size, {.kind = Mark::Kind::symbols,
                                        .text = std::string(rest.substr(0, size))});
        }
        if (rest.starts_with("<!--")) {
            const std::size_t end = no_comment_end_ ? npos : text_.find("-->", at_ + 4);
            no_comment_end_ = end == npos;
            if (end != npos)
                return replace(end + 3, {.kind = Mark::Kind::html,
                                         .text = std::string(rest.substr(0, end + 3 - at_))});
        }
        if (const std::optional<Tag> closing = scan_close_tag(text_, at_)) {
            if (open_.empty() || open_.back() != closing->name)
                return literal(closing->end);
            open_.pop_back();
            return replace(closing->end,
                           {.kind = Mark::Kind::html, .text = "</" + closing->name + ">"});
        }
        std::optional<Tag> opening = scan_open_tag(text_, at_);
        if (!opening)
            return escaped(at_ + 1, '<');
        if (is_block_element(opening->name))
            return literal(opening->end);
        return element(*opening);
    }

    // Its text is not set with typographic marks, so it is none that cmark-gfm should see.
    bool autolink(std::size_t end) {
        std::string_view text = text_.substr(at_ + 1, end - at_ - 2);
        const bool address = text.starts_with("mailto:");
        const bool mail = !address && text.find(':') == npos;
        std::string html = mail ? "<a href=\"mailto:" : "<a href=\"";
        escape_attribute(html, text);
        html += "\">";
        if (address)
            text.remove_prefix(7);
        write_raw_text(html, text);
        return replace(end, {.kind = Mark::Kind::html, .text = html + "</a>"});
    }

    bool element(Tag& tag) {
        const std::string markdown = tag.attributes.take("markdown");
        std::string html;
        write_tag(html, tag);
        std::replace(html.begin(), html.end(), '\n', ' ');
        if (tag.closed || is_void_element(tag.name)) {
            const bool empty = is_void_element(tag.name);
            html += empty ? " />" : "></" + tag.name + ">";
            return replace(tag.end, {.kind = Mark::Kind::html, .text = std::move(html)});
        }
        if (content_of(tag.name) == Content::raw && markdown != "1" && markdown != "span") {
            const Element element = read_raw_element(text_, tag);
            return replace(element.end, {.kind = Mark::Kind::html, .text = html + element.html});
        }
        open_.push_back(tag.name);
        return replace(tag.end, {.kind = Mark::Kind::html, .text = html + ">"});
    }

    // A tag that is text.
    bool literal(std::size_t end) {
        std::string html;
        write_raw_text(html, text_.substr(at_, end - at_));
        return replace(end, {.kind = Mark::Kind::html, .text = std::move(html)});
    }

    bool math() {
        if (!text_.substr(at_).starts_with("$$") || no_math_end_)
            return false;
        const std::size_t end = text_.find("$$", at_ + 2);
        no_math_end_ = end == npos;
        if (end == npos)
            return false;
        std::string_view inner = trim_end(text_.substr(at_ + 2, end - at_ - 2));
        while (!inner.empty() && is_white_space(inner.front()))
            inner.remove_prefix(1);
        return replace(end + 2, {.kind = Mark::Kind::math, .text = std::string(inner)});
    }

    // Those that would be taken for quotes or the begin of a tag, or stand before a quote.
    bool entity() {
        const std::size_t size = reference_size(text_, at_);
        if (size == 0)
            return false;
        const std::string character = character_of(text_.substr(at_, size));
        if (character.empty())
            return false;
        std::string html;
        escape_code(html, character);
        return replace(at_ + size, {.kind = Mark::Kind::html, .text = std::move(html)});
    }

    // {: …}, {::name}…{:/}
    bool extension() {
        if (!text_.substr(at_).starts_with("{:") || no_list_end_)
            return false;
        const std::size_t end = attribute_list_end(text_, at_);
        no_list_end_ = end == npos;
        if (end == npos)
            return false;
        const std::string_view inner = text_.substr(at_ + 2, end - at_ - 3);
        if (inner.starts_with(':'))
            return named(inner.substr(1), end);
        if (inner.starts_with('/') || inner.empty())
            return false;
        return replace(end,
                       {.kind = Mark::Kind::attributes, .attributes = read_attribute_list(inner)});
    }

    bool named(std::string_view inner, std::size_t end) {
        const std::string_view name = inner.substr(0, inner.find_first_of(" \t\n/"));
        const bool comment = name == "comment";
        if (!comment && name != "nomarkdown")
            return false;
        const std::size_t stop = no_stop_ ? npos : text_.find("{:/", end);
        const std::size_t stop_end = stop == npos ? npos : text_.find('}', stop);
        no_stop_ = stop_end == npos;
        if (no_stop_)
            return false;
        return replace(stop_end + 1, {.kind = comment ? Mark::Kind::comment : Mark::Kind::html,
                                      .text = std::string(text_.substr(end, stop - end))});
    }

    // "[text] [label]": cmark-gfm takes no blank between them.
    bool label_behind_blank() {
        const bool blank = at_ + 2 < text_.size() && is_white_space(text_[at_ + 1]);
        if (!blank || text_[at_ + 2] != '[')
            return false;
        // "[text][label] [next]": this one has its label
        const std::size_t far = at_ > longest_url ? at_ - longest_url : 0;
        const std::size_t open = text_.substr(far, at_ - far).rfind('[');
        if (open == npos || (far + open > 0 && text_[far + open - 1] == ']'))
            return false;
        const std::string_view rest = text_.substr(at_ + 3, longest_url);
        const std::size_t end = rest.find_first_of("[]");
        if (end == npos || rest[end] != ']')
            return false;
        if (!marks_.labels.contains(link_label(rest.substr(0, end)))) {
            // kramdown looks for no other then; boxes of tasks and footnotes are no links
            const std::string_view inner = text_.substr(far + open + 1, at_ - far - open - 1);
            return inner.size() > 1 && inner.front() != '^' && escaped(at_ + 1, ']');
        }
        flush(at_ + 1);
        at_ = written_ = at_ + 2;
        return true;
    }

    // "](" and what follows it: kramdown takes blanks within, cmark-gfm not without < >.
    bool destination() {
        if (!marks_.labels.empty() && label_behind_blank())
            return true;
        if (!text_.substr(at_).starts_with("]("))
            return false;
        const std::size_t begin = at_ + 2;
        if (text_.substr(begin).starts_with('<')) {
            const std::size_t end = text_.substr(begin, longest_url).find('>');
            at_ = end == npos ? at_ : begin + end + 1;
            return true;
        }
        std::size_t depth = 1;
        bool blank = false;
        std::size_t at = begin;
        for (; at < text_.size() && at - begin < longest_url; ++at) {
            const char c = text_[at];
            if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                break;
            else if (c == '\n' || c == '<' || c == '"' || c == '\'')
                return false;
            blank = blank || c == ' ';
        }
        if (at >= text_.size() || text_[at] != ')' || !blank)
            return false;
        std::string_view url = trim_end(text_.substr(begin, at - begin));
        while (url.starts_with(' '))
            url.remove_prefix(1);
        if (url.find(' ') == npos)
            return false;
        flush(begin);
        out_.append("<").append(url).append(">");
        at_ = written_ = at;
        return true;
    }

    std::string& out_;
    std::string_view text_;
    Marks& marks_;
    std::size_t at_ = 0;
    std::size_t written_ = 0;
    std::vector<std::string> open_;
    std::size_t no_run_of_ = npos;  // ticks: none of this size or more stands behind
    bool no_comment_end_ = false;
    bool no_math_end_ = false;
    bool no_list_end_ = false;
    bool no_stop_ = false;
};

}  // namespace

std::size_t attribute_list_end(std::string_view text, std::size_t at) {
    for (at += 2; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '}')
            ++at;
        else if (text[at] == '}')
            return at + 1;
    }
    return npos;
}

bool has_spans_to_mask(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return is_looked_at[static_cast<unsigned char>(c)]; });
}

void mask_spans(std::string& out, std::string_view text, Marks& marks) {
    Masker(out, text, marks).run();
}

void append_mark(std::string& out, std::size_t number) {
    out += mask;
    out += std::to_string(number);
    out += mask_end;
}

}  // namespace kiji::markdown::kramdown
