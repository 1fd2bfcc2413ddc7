// As Liquid splits a template: /\{%.*?%\}|\{\{.*?\}\}?|\{%|\{\{/, and text between.
#include "liquid/tokens.hpp"

#include <algorithm>

namespace kiji::liquid {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Where "{{" or "{%" begins; the size of the text where nothing does.
std::size_t find_start(std::string_view text) {
    for (std::size_t at = text.find('{'); at != npos; at = text.find('{', at + 1)) {
        if (at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '%'))
            return at;
    }
    return text.size();
}

}  // namespace

std::uint32_t count_lines(std::string_view text) {
    return static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
}

Token Tokens::take(Token::Kind kind, std::size_t size) {
    const Token token{kind, text_.substr(0, size)};
    text_.remove_prefix(size);
    line_ += count_lines(token.text);
    return token;
}

std::size_t Tokens::end_of_tag(std::size_t from) const {
    if (no_tag_ends_)
        return npos;
    const std::size_t end = text_.find("%}", from);
    no_tag_ends_ = end == npos;
    return end;
}

std::size_t Tokens::tag_size(std::size_t from) const {
    const std::size_t end = end_of_tag(from);
    return end == npos ? from : end + 2;
}

std::size_t Tokens::output_size() const {
    if (no_brace_closes_)
        return 2;
    // Today's Liquid lets a tag that begins in an output end it, so that the message names both.
    const std::string_view ends = dialect_ == Dialect::liquid4 ? "}" : "}{";
    std::size_t at = text_.find_first_of(ends, 2);
    while (at != npos && text_[at] == '{' && !text_.substr(at + 1).starts_with('%'))
        at = text_.find_first_of(ends, at + 1);
    if (at == npos) {
        no_brace_closes_ = true;
        return 2;
    }
    if (text_[at] == '{')
        return tag_size(at + 2);
    return text_.substr(at + 1).starts_with('}') ? at + 2 : at + 1;
}

std::optional<Token> Tokens::next() {
    if (text_.empty())
        return std::nullopt;
    if (form_ == Form::lines) {
        const std::size_t end = std::min(text_.find('\n'), text_.size());
        const Token token{Token::Kind::line, text_.substr(0, end)};
        text_.remove_prefix(std::min(end + 1, text_.size()));
        ++line_;
        return token;
    }
    const std::size_t start = find_start(text_);
    if (start > 0)
        return take(Token::Kind::text, start);
    return text_[1] == '%' ? take(Token::Kind::tag, tag_size(2))
                           : take(Token::Kind::output, output_size());
}

}  // namespace kiji::liquid
