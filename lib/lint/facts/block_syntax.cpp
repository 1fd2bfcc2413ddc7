#include "lint/facts/block_syntax.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kiji::lint {
namespace {

constexpr std::string_view blanks = " \t";

bool only_blanks(std::string_view text) {
    return text.find_first_not_of(blanks) == std::string_view::npos;
}

/// How often `sign` stands at the start.
std::size_t run_of(std::string_view line, char sign) {
    return std::min(line.find_first_not_of(sign), line.size());
}

/// The length of a directive's name: letters and digits, "-" and "_" not first or last.
std::size_t directive_name(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decode(text, at);
        const bool joins = point.value == '-' || point.value == '_';
        if (joins ? at == 0 : !is_letter_mark_or_number(point.value))
            break;
        at += point.length;
    }
    return at > 0 && (text[at - 1] == '-' || text[at - 1] == '_') ? 0 : at;
}

/// The length of "[label]" at the start, brackets balanced; 0 where it does not close.
std::size_t directive_label(std::string_view text) {
    constexpr std::size_t most_depth = 32;
    std::size_t depth = 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() &&
            (text[at + 1] == '[' || text[at + 1] == ']' || text[at + 1] == '\\'))
            ++at;
        else if (text[at] == '[' && ++depth > most_depth)
            return 0;
        else if (text[at] == ']' && depth-- == 0)
            return at + 1;
    }
    return 0;
}

/// Signs that end or break an attribute that is not in quotes.
bool breaks_value(char c) {
    return c == '"' || c == '\'' || c == '<' || c == '=' || c == '>' || c == '`';
}

bool is_name_char(std::string_view text, std::size_t at, bool first) {
    const CodePoint point = decode(text, at);
    if (point.value == '-' || point.value == '_')
        return true;
    if (!first && (point.value == '.' || point.value == ':'))
        return true;
    return is_letter_mark_or_number(point.value);
}

/// Reads "{#id .class name=value}" from behind the brace.
class Attributes {
  public:
    explicit Attributes(std::string_view text) : text_(text) {}

    /// The length with the closing brace; 0 where it does not close.
    std::size_t length() {
        while (true) {
            skip_blanks();
            if (at_ == text_.size())
                return 0;
            if (text_[at_] == '}')
                return at_ + 1;
            if (text_[at_] == '#' || text_[at_] == '.' ? !shortcut() : !pair())
                return 0;
        }
    }

  private:
    char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

    bool shortcut() {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && !breaks_value(text_[at_]) && text_[at_] != '#' &&
               text_[at_] != '.' && text_[at_] != '}' && blanks.find(text_[at_]) == blanks.npos)
            ++at_;
        return at_ > begin && at_ < text_.size() && !breaks_value(text_[at_]);
    }

    bool pair() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_char(text_, at_, at_ == begin))
            at_ += decode(text_, at_).length;
        if (at_ == begin)
            return false;
        skip_blanks();
        if (next() != '=')
            return true;
        ++at_;
        skip_blanks();
        return next() == '"' || next() == '\'' ? quoted() : unquoted();
    }

    bool quoted() {
        const std::size_t close = text_.find(text_[at_], at_ + 1);
        if (close == text_.npos)
            return false;
        at_ = close + 1;
        return next() == '}' || (at_ < text_.size() && blanks.find(text_[at_]) != blanks.npos);
    }

    bool unquoted() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !breaks_value(text_[at_]) && text_[at_] != '}' &&
               blanks.find(text_[at_]) == blanks.npos)
            ++at_;
        return at_ > begin && at_ < text_.size() && !breaks_value(text_[at_]);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// True where `text` is "name", "name[label]", "name{attributes}" or all three.
bool is_directive(std::string_view text) {
    const std::size_t name = directive_name(text);
    if (name == 0)
        return false;
    text.remove_prefix(name);
    if (text.starts_with('['))
        text.remove_prefix(directive_label(text));
    if (text.starts_with('{')) {
        const std::size_t length = Attributes(text.substr(1)).length();
        text.remove_prefix(length == 0 ? 0 : length + 1);
    }
    return only_blanks(text);
}

}  // namespace

bool is_atx_heading(std::string_view line) {
    const std::size_t size = run_of(line, '#');
    return size >= 1 && size <= 6 &&
           (size == line.size() || blanks.find(line[size]) != blanks.npos);
}

bool is_setext_underline(std::string_view line) {
    return !line.empty() && (line[0] == '-' || line[0] == '=') &&
           only_blanks(line.substr(run_of(line, line[0])));
}

bool is_thematic_break(std::string_view line) {
    if (line.empty() || (line[0] != '*' && line[0] != '-' && line[0] != '_'))
        return false;
    std::size_t signs = 0;
    for (const char c : line) {
        if (c == line[0])
            ++signs;
        else if (blanks.find(c) == blanks.npos)
            return false;
    }
    return signs >= 3;
}

std::optional<Fence> opened_fence(std::string_view line) {
    if (line.empty() || (line[0] != '`' && line[0] != '~'))
        return std::nullopt;
    const Fence fence{line[0], run_of(line, line[0])};
    if (fence.size < 3 || (fence.sign == '`' && line.find('`', fence.size) != line.npos))
        return std::nullopt;
    return fence;
}

std::optional<Fence> opened_math(std::string_view line) {
    const Fence fence{'$', run_of(line, '$')};
    if (fence.size < 2 || line.find('$', fence.size) != line.npos)
        return std::nullopt;
    return fence;
}

std::optional<Fence> opened_directive(std::string_view line) {
    const Fence fence{':', run_of(line, ':')};
    if (fence.size < 3 || !is_directive(line.substr(fence.size)))
        return std::nullopt;
    return fence;
}

bool closes(const Fence& open, std::string_view line) {
    const std::size_t size = run_of(line, open.sign);
    return size >= open.size && only_blanks(line.substr(size));
}

bool is_leaf_directive(std::string_view line) {
    return run_of(line, ':') == 2 && is_directive(line.substr(2));
}

std::size_t footnote_label(std::string_view line) {
    constexpr std::size_t longest = 999;
    if (!line.starts_with("[^"))
        return 0;
    for (std::size_t at = 2; at < line.size() && at <= longest + 2; ++at) {
        if (line[at] == '[' || blanks.find(line[at]) != blanks.npos)
            return 0;
        if (line[at] == ']')
            return at > 2 && line.substr(at).starts_with("]:") ? at + 2 : 0;
        if (line[at] == '\\' && at + 1 < line.size() &&
            (line[at + 1] == '[' || line[at + 1] == ']' || line[at + 1] == '\\'))
            ++at;
    }
    return 0;
}

std::string_view footnote_name(std::string_view line) {
    const std::size_t length = footnote_label(line);
    return length == 0 ? std::string_view() : line.substr(2, length - 4);
}

}  // namespace kiji::lint
