#include "liquid/lexer.hpp"

#include <array>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "liquid/characters.hpp"

namespace kiji::liquid {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view contains = "contains";

constexpr bool begins_id(char c) {
    return ascii::is_word(c) && !ascii::is_digit(c);
}

Word::Kind special(char c) {
    switch (c) {
        case '|':
            return Word::Kind::pipe;
        case '.':
            return Word::Kind::dot;
        case ':':
            return Word::Kind::colon;
        case ',':
            return Word::Kind::comma;
        case '[':
            return Word::Kind::open_square;
        case ']':
            return Word::Kind::close_square;
        case '(':
            return Word::Kind::open_round;
        case ')':
            return Word::Kind::close_round;
        case '?':
            return Word::Kind::question;
        case '-':
            return Word::Kind::dash;
        default:
            return Word::Kind::unknown;
    }
}

std::size_t number_size(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t digits = at;
    while (at < text.size() && ascii::is_digit(text[at]))
        ++at;
    if (at == digits)
        return 0;
    if (at + 1 < text.size() && text[at] == '.' && ascii::is_digit(text[at + 1])) {
        ++at;
        while (at < text.size() && ascii::is_digit(text[at]))
            ++at;
    }
    return at;
}

std::size_t id_size(std::string_view text) {
    std::size_t at = 1;
    while (at < text.size() && is_segment(text[at]))
        ++at;
    return at < text.size() && text[at] == '?' ? at + 1 : at;
}

}  // namespace

std::string_view name_of(Word::Kind kind) {
    static constexpr std::array<std::string_view, 17> names{
        "end_of_string", "id",          "string",   "number", "comparison",  "dotdot",
        "pipe",          "dot",         "colon",    "comma",  "open_square", "close_square",
        "open_round",    "close_round", "question", "dash",   "unknown",
    };
    return names.at(static_cast<std::size_t>(kind));
}

Lexer::Lexer(std::string_view text, Dialect dialect) : rest_(text), dialect_(dialect) {}

Word Lexer::take(Word::Kind kind, std::size_t size) {
    const Word word{kind, rest_.substr(0, size)};
    rest_.remove_prefix(size);
    after_dot_ = kind == Word::Kind::dot;
    return word;
}

std::size_t Lexer::comparison_size() const {
    const std::string_view two = rest_.substr(0, 2);
    if (two == "==" || two == "!=" || two == "<>" || two == "<=" || two == ">=")
        return 2;
    if (rest_.front() == '<' || rest_.front() == '>')
        return 1;
    if (dialect_ == Dialect::liquid4 && rest_.size() > contains.size() &&
        rest_.starts_with(contains) && ascii::is_space(rest_[contains.size()]))
        return contains.size();
    return 0;
}

Word Lexer::word() {
    const std::size_t size = id_size(rest_);
    // In Liquid 5 a member may be called so: {{ box.contains }}.
    if (dialect_ == Dialect::liquid5 && rest_.substr(0, size) == contains && !after_dot_)
        return take(Word::Kind::comparison, size);
    return take(Word::Kind::id, size);
}

Word Lexer::next() {
    rest_.remove_prefix(skip_blanks(rest_, 0));
    if (rest_.empty())
        return {};
    if (const std::size_t size = comparison_size(); size > 0)
        return take(Word::Kind::comparison, size);
    const char first = rest_.front();
    if (is_quote(first)) {
        const std::size_t end = rest_.find(first, 1);
        return end == npos ? take(Word::Kind::unknown, 1) : take(Word::Kind::string, end + 1);
    }
    if (const std::size_t size = number_size(rest_); size > 0)
        return take(Word::Kind::number, size);
    if (begins_id(first))
        return word();
    if (rest_.starts_with(".."))
        return take(Word::Kind::dotdot, 2);
    const Word::Kind kind = special(first);
    return take(kind, kind == Word::Kind::unknown ? decode(rest_, 0).length : 1);
}

}  // namespace kiji::liquid
