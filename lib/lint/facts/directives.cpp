// Directives, ":name[label]{key=value}", as micromark-extension-directive reads them.
#include "base/text.hpp"
#include "lint/facts/inline_syntax.hpp"

namespace kiji::lint {
namespace {

bool is_in(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

/// The end of a name that begins at `at`; `at` where none does.
std::size_t name_end(std::string_view text, std::size_t at, std::string_view also) {
    while (at < text.size()) {
        const bool is_sign = static_cast<unsigned char>(text[at]) < 0x80 && is_in(text[at], also);
        if (!is_sign && class_after(text, at) != CharacterClass::other)
            break;
        at += decode(text, at).length;
    }
    return at;
}

std::optional<TextRange> label_of(std::string_view text, std::size_t at, bool in_one_line) {
    constexpr int max_depth = 32;
    int depth = 0;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '[' && ++depth > max_depth)
            return std::nullopt;
        if (c == ']' && depth-- == 0)
            return TextRange{at + 1, i};
        if (c == '\n' && in_one_line)
            return std::nullopt;
        if (c == '\\' && i + 1 < text.size() && is_in(text[i + 1], "[]\\"))
            ++i;
    }
    return std::nullopt;
}

/// The part "{…}" of a directive.
class Attributes {
  public:
    Attributes(std::string_view text, std::size_t at, bool in_one_line)
        : text_(text), at_(at + 1), in_one_line_(in_one_line) {}

    /// The end; nothing where they are none.
    std::optional<std::size_t> end() {
        while (true) {
            skip_space();
            if (at_ >= text_.size())
                return std::nullopt;
            const char c = text_[at_];
            if (c == '}')
                return at_ + 1;
            if (c == '#' || c == '.') {
                if (!shortcut())
                    return std::nullopt;
            } else {
                const std::size_t begin = at_;
                at_ = name_end(text_, begin, "-_");
                if (at_ == begin)
                    return std::nullopt;
                at_ = name_end(text_, at_, "-.:_");
                if (!value())
                    return std::nullopt;
            }
        }
    }

  private:
    void skip_space() {
        while (at_ < text_.size() && is_blank_or_line_end(text_[at_]) &&
               !(in_one_line_ && text_[at_] == '\n'))
            ++at_;
    }

    bool shortcut() {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && !is_in(text_[at_], "\"'<=>`#.}") &&
               !is_blank_or_line_end(text_[at_]))
            ++at_;
        return at_ > begin && at_ < text_.size() && !is_in(text_[at_], "\"'<=>`");
    }

    bool value() {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != '=')
            return true;
        ++at_;
        skip_space();
        if (at_ >= text_.size() || is_in(text_[at_], "<=>`}\n"))
            return false;
        if (text_[at_] == '"' || text_[at_] == '\'') {
            const std::size_t end = text_.find(text_[at_], at_ + 1);
            if (end == std::string_view::npos ||
                (in_one_line_ && text_.substr(at_, end - at_).find('\n') != std::string_view::npos))
                return false;
            at_ = end + 1;
            return at_ < text_.size() && (text_[at_] == '}' || is_blank_or_line_end(text_[at_]));
        }
        while (at_ < text_.size() && !is_in(text_[at_], "\"'<=>`}") &&
               !is_blank_or_line_end(text_[at_]))
            ++at_;
        return at_ < text_.size() && !is_in(text_[at_], "\"'<=>`");
    }

    std::string_view text_;
    std::size_t at_;
    bool in_one_line_;
};

}  // namespace

std::optional<DirectiveParts> directive(std::string_view text, std::size_t at, bool in_one_line) {
    // The first character of the name may be no sign at all.
    if (at >= text.size() || class_after(text, at) != CharacterClass::other)
        return std::nullopt;
    DirectiveParts parts{.label = {}, .end = name_end(text, at, "-_")};
    if (text[parts.end - 1] == '-' || text[parts.end - 1] == '_')
        return std::nullopt;
    if (!in_one_line && parts.end < text.size() && text[parts.end] == ':')
        return std::nullopt;
    if (parts.end < text.size() && text[parts.end] == '[') {
        if (const auto label = label_of(text, parts.end, in_one_line)) {
            parts.label = *label;
            parts.end = label->end + 1;
        }
    }
    if (parts.end < text.size() && text[parts.end] == '{')
        parts.end = Attributes(text, parts.end, in_one_line).end().value_or(parts.end);
    return parts;
}

}  // namespace kiji::lint
