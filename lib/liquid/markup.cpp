#include "liquid/markup.hpp"

#include "base/ascii.hpp"
#include "liquid/characters.hpp"

namespace kiji::liquid {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Where the last `quote` stands, or 0: a string that begins there or later is never closed.
std::size_t last_of(std::string_view text, char quote) {
    const std::size_t at = text.rfind(quote);
    return at == npos ? 0 : at;
}

constexpr bool ends_fragment(char c) {
    return ascii::is_space(c) || c == ',' || c == '|';
}

}  // namespace

Markup::Markup(std::string_view text)
    : text_(text), last_single_(last_of(text, '\'')), last_double_(last_of(text, '"')) {}

std::size_t Markup::string_end(std::size_t at) const {
    if (at >= text_.size() || !is_quote(text_[at]))
        return at;
    const char quote = text_[at];
    if (at >= (quote == '"' ? last_double_ : last_single_))
        return at;
    return text_.find(quote, at + 1) + 1;
}

std::size_t Markup::run_end(std::size_t at) const {
    while (at < text_.size() && !ends_fragment(text_[at])) {
        if (is_quote(text_[at])) {
            const std::size_t end = string_end(at);
            if (end == at)
                break;
            at = end;
        } else {
            ++at;
        }
    }
    return at;
}

std::size_t Markup::fragment_end(std::size_t at) const {
    if (at < text_.size() && is_quote(text_[at]))
        return string_end(at);
    return run_end(at);
}

std::size_t Markup::fragments_end(std::size_t at) const {
    return run_end(at);
}

std::optional<std::pair<std::size_t, std::size_t>> Markup::find_fragment(std::size_t at) const {
    for (; at < text_.size(); ++at) {
        const std::size_t end = fragment_end(at);
        if (end > at)
            return std::pair(at, end);
    }
    return std::nullopt;
}

std::size_t Markup::signature_end(std::size_t at) const {
    const auto is_part = [](char c) { return is_segment(c) || c == '.' || c == '[' || c == ']'; };
    while (at < text_.size()) {
        std::size_t next = at;
        if (text_[next] == '(')
            ++next;
        if (next == text_.size() || !is_part(text_[next]))
            break;
        ++next;
        if (next < text_.size() && text_[next] == ')')
            ++next;
        at = next;
    }
    return at;
}

void Markup::each_attribute(
    Dialect dialect,
    const std::function<void(std::string_view name, std::string_view value)>& found) const {
    const auto is_rest = dialect == Dialect::liquid4 ? ascii::is_word<char> : is_segment;
    for (std::size_t at = 0; at < text_.size();) {
        if (!ascii::is_word(text_[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text_.size() && is_rest(text_[end]))
            ++end;
        const std::size_t colon = skip_blanks(text_, end);
        if (colon < text_.size() && text_[colon] == ':') {
            const std::size_t value = skip_blanks(text_, colon + 1);
            const std::size_t value_end = fragment_end(value);
            if (value_end > value) {
                found(slice(at, end), slice(value, value_end));
                at = value_end;
                continue;
            }
        }
        at = end;
    }
}

std::size_t skip_word_between_blanks(std::string_view text, std::size_t at, std::string_view word) {
    const std::size_t begin = skip_blanks(text, at);
    if (begin == at || !text.substr(begin).starts_with(word))
        return at;
    const std::size_t end = begin + word.size();
    const std::size_t next = skip_blanks(text, end);
    return next == end ? at : next;
}

}  // namespace kiji::liquid
