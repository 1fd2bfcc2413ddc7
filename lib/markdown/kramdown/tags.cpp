#include "markdown/kramdown/tags.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/letter_case.hpp"
#include "markdown/characters.hpp"
#include "markdown/kramdown/escape.hpp"

namespace kiji::markdown::kramdown {
namespace {

// Names of elements, sorted when the program is compiled.
template <std::size_t count>
consteval std::array<std::string_view, count> sorted(std::array<std::string_view, count> names) {
    std::sort(names.begin(), names.end());
    return names;
}

constexpr auto span_elements = sorted(std::to_array<std::string_view>(
    {"a",      "abbr", "acronym", "b",   "big", "bdo",   "br",  "button", "cite",  "code",
     "del",    "dfn",  "em",      "i",   "img", "input", "ins", "kbd",    "label", "mark",
     "option", "q",    "rb",      "rbc", "rp",  "rt",    "rtc", "ruby",   "samp",  "select",
     "small",  "span", "strong",  "sub", "sup", "tt",    "u",   "var"}));
constexpr auto block_elements = sorted(std::to_array<std::string_view>(
    {"address",    "article",  "aside",  "applet", "body",    "blockquote", "caption",
     "col",        "colgroup", "dd",     "div",    "dl",      "dt",         "fieldset",
     "figcaption", "footer",   "form",   "h1",     "h2",      "h3",         "h4",
     "h5",         "h6",       "header", "hgroup", "hr",      "html",       "head",
     "iframe",     "legend",   "menu",   "li",     "main",    "map",        "nav",
     "ol",         "optgroup", "p",      "pre",    "section", "summary",    "table",
     "tbody",      "td",       "th",     "thead",  "tfoot",   "tr",         "ul"}));
constexpr auto void_elements = sorted(std::to_array<std::string_view>(
    {"area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link",
     "meta", "param", "source", "track", "wbr"}));
constexpr auto holds_blocks = sorted(std::to_array<std::string_view>(
    {"address", "applet", "article",  "aside",    "blockquote", "body",       "dd",
     "details", "div",    "dl",       "fieldset", "figure",     "figcaption", "footer",
     "form",    "header", "hgroup",   "iframe",   "li",         "main",       "map",
     "menu",    "nav",    "noscript", "object",   "section",    "summary",    "td"}));
constexpr auto holds_spans = sorted(std::to_array<std::string_view>(
    {"a",   "abbr",  "acronym", "b",        "bdo",  "big",    "button", "cite", "caption", "del",
     "dfn", "dt",    "em",      "h1",       "h2",   "h3",     "h4",     "h5",   "h6",      "i",
     "ins", "label", "legend",  "optgroup", "p",    "q",      "rb",     "rbc",  "rp",      "rt",
     "rtc", "ruby",  "select",  "small",    "span", "strong", "sub",    "sup",  "th",      "tt"}));
constexpr auto holds_raw = sorted(std::to_array<std::string_view>(
    {"script", "style", "math", "option", "textarea", "pre", "code", "kbd", "samp", "var"}));

template <typename Names>
bool is_in(const Names& names, std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name);
}

constexpr bool is_name_start(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0xC3;
}
constexpr bool is_name(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_word(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t name_end(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_name_start(text[at]))
        return at;
    while (at < text.size() && is_name(text[at]))
        ++at;
    return at;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_white_space(text[at]))
        ++at;
    return at;
}

bool is_known(std::string_view name) {
    return is_in(span_elements, name) || is_in(block_elements, name) ||
           is_in(void_elements, name) || is_in(holds_blocks, name) || is_in(holds_spans, name) ||
           is_in(holds_raw, name);
}

std::string element_name(std::string_view name) {
    std::string lower = lower_case(name);
    return is_known(lower) ? lower : std::string(name);
}

// An attribute at `at`, where its name begins; returns where it ends, 0 where there is none.
std::size_t scan_attribute(std::string_view text, std::size_t at, Tag& tag, bool lower) {
    const std::size_t end = name_end(text, at);
    if (end == at)
        return 0;
    std::string name(text.substr(at, end - at));
    if (lower)
        name = lower_case(name);
    const std::size_t equals = skip_space(text, end);
    if (equals >= text.size() || text[equals] != '=') {
        tag.attributes.set(name, "");
        return end;
    }
    const std::size_t value = skip_space(text, equals + 1);
    if (value >= text.size())
        return 0;
    if (text[value] == '"' || text[value] == '\'') {
        const std::size_t close = text.find(text[value], value + 1);
        if (close == std::string_view::npos)
            return 0;
        tag.attributes.set(name, text.substr(value + 1, close - value - 1));
        return close + 1;
    }
    std::size_t word = value;
    while (word < text.size() && is_word(text[word]))
        ++word;
    if (word == value)
        return 0;
    tag.attributes.set(name, text.substr(value, word - value));
    return word;
}

// Reads what is within raw elements, whose tags are kept on a list of its own.
class RawReader {
  public:
    explicit RawReader(std::string_view text) : text_(text) {}

    Element read(const Tag& tag) {
        Element out;
        if (tag.closed || is_void_element(tag.name)) {
            out.html = " />";
            out.end = tag.end;
            return out;
        }
        out_ = ">";
        at_ = tag.end;
        if (open(tag.name))
            while (!open_.empty() && at_ < text_.size())
                step();
        out.closed = open_.empty() && !cut_;
        for (; !open_.empty(); open_.pop_back())
            out_.append("</").append(open_.back()).append(">");
        out.html = std::move(out_);
        out.end = at_;
        return out;
    }

  private:
    // False: what is within was read already.
    bool open(const std::string& name) {
        if (name != "script" && name != "style") {
            open_.push_back(name);
            return true;
        }
        const std::size_t begin = at_;
        std::size_t close = text_.find("</", at_);
        std::optional<Tag> end;
        for (; close != std::string_view::npos; close = text_.find("</", close + 2)) {
            end = scan_close_tag(text_, close);
            if (end && end->name == name)
                break;
        }
        if (close == std::string_view::npos) {
            cut_ = true;
            out_ += text_.substr(begin);
            at_ = text_.size();
        } else {
            out_ += text_.substr(begin, close - begin);
            at_ = end->end;
        }
        out_.append("</").append(name).append(">");
        return false;
    }

    void step() {
        const std::size_t next = std::min(text_.find('<', at_), text_.size());
        write_raw_text(out_, text_.substr(at_, next - at_));
        at_ = next;
        if (at_ == text_.size())
            return;
        if (copied("<!--", "-->") || copied("<?", "?>"))
            return;
        if (const std::optional<Tag> tag = scan_open_tag(text_, at_)) {
            write_tag(out_, *tag);
            at_ = tag->end;
            if (tag->closed || is_void_element(tag->name)) {
                out_ += " />";
            } else {
                out_ += '>';
                open(tag->name);
            }
            return;
        }
        if (const std::optional<Tag> tag = scan_close_tag(text_, at_)) {
            if (tag->name == open_.back()) {
                out_.append("</").append(open_.back()).append(">");
                open_.pop_back();
            } else {
                write_raw_text(out_, text_.substr(at_, tag->end - at_));
            }
            at_ = tag->end;
            return;
        }
        out_ += "&lt;";
        ++at_;
    }

    // A comment or an instruction, as it stands.
    bool copied(std::string_view begin, std::string_view end) {
        if (!text_.substr(at_).starts_with(begin) || unclosed_ == begin)
            return false;
        const std::size_t close = text_.find(end, at_ + begin.size());
        if (close == std::string_view::npos) {
            unclosed_ = begin;  // and so are all that follow
            return false;
        }
        out_ += text_.substr(at_, close + end.size() - at_);
        at_ = close + end.size();
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<std::string> open_;
    std::string_view unclosed_;
    bool cut_ = false;
};

}  // namespace

std::optional<Tag> scan_open_tag(std::string_view text, std::size_t at) {
    const std::size_t name = name_end(text, at + 1);
    if (name == at + 1)
        return std::nullopt;
    Tag tag{.name = element_name(text.substr(at + 1, name - at - 1))};
    const bool lower = is_known(tag.name);
    std::size_t next = name;
    // so that looking up each among those before it stays cheap
    constexpr int most_attributes = 500;
    for (int count = 0; count < most_attributes; ++count) {
        const std::size_t begin = skip_space(text, next);
        if (begin >= text.size())
            return std::nullopt;
        if (text[begin] == '>' || text.substr(begin).starts_with("/>")) {
            tag.closed = text[begin] == '/';
            tag.end = begin + (tag.closed ? 2 : 1);
            return tag;
        }
        if (begin == next)
            return std::nullopt;
        next = scan_attribute(text, begin, tag, lower);
        if (next == 0)
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Tag> scan_close_tag(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("</"))
        return std::nullopt;
    const std::size_t name = name_end(text, at + 2);
    const std::size_t end = skip_space(text, name);
    if (name == at + 2 || end >= text.size() || text[end] != '>')
        return std::nullopt;
    return Tag{.name = element_name(text.substr(at + 2, name - at - 2)), .end = end + 1};
}

bool is_span_element(std::string_view name) {
    return is_in(span_elements, name);
}
bool is_block_element(std::string_view name) {
    return is_in(block_elements, name);
}
bool is_void_element(std::string_view name) {
    return is_in(void_elements, name);
}
Content content_of(std::string_view name) {
    if (is_in(holds_blocks, name))
        return Content::blocks;
    return is_in(holds_spans, name) ? Content::spans : Content::raw;
}

bool ends_paragraph(std::string_view text) {
    const bool closing = text.starts_with("</");
    const std::size_t begin = closing ? 2 : 1;
    const std::size_t end = name_end(text, begin);
    if (end == begin || !text.starts_with('<'))
        return false;
    // a name ends at what is no letter for this
    std::size_t word = begin;
    while (word < end && is_word(text[word]))
        ++word;
    const std::string_view name = text.substr(begin, word - begin);
    if (is_span_element(name) || name == "script")
        return false;
    const std::size_t behind = skip_space(text, end);
    return !closing || (behind < text.size() && text[behind] == '>');
}

void write_tag(std::string& out, const Tag& tag) {
    out.append("<").append(tag.name);
    tag.attributes.write(out);
}

void write_raw_text(std::string& out, std::string_view text) {
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '&' && c != '<' && c != '>')
            continue;
        if (c == '&' && reference_size(text, at) > 0)
            continue;
        out.append(text, written, at - written);
        out += c == '&' ? "&amp;" : (c == '<' ? "&lt;" : "&gt;");
        written = at + 1;
    }
    out.append(text, written);
}

Element read_raw_element(std::string_view text, const Tag& tag) {
    return RawReader(text).read(tag);
}

}  // namespace kiji::markdown::kramdown
