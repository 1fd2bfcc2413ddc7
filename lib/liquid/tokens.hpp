// Cuts a template into text, outputs and tags.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "liquid/dialect.hpp"

namespace kiji::liquid {

struct Token {
    enum class Kind : std::uint8_t {
        text,
        output,  // "{{ … }}", or where it is not closed, what begins like one
        tag,     // "{% … %}", or what begins like one
        line,    // of {% liquid %}
    };
    Kind kind = Kind::text;
    std::string_view text;
};

/// The tokens of a text one after the other. `line` is that of the first byte. All tokens together
/// cost O(size).
class Tokens {
  public:
    enum class Form : std::uint8_t { document, lines };
    Tokens(std::string_view text, Dialect dialect, std::uint32_t line, Form form = Form::document)
        : text_(text), dialect_(dialect), line_(line), form_(form) {}

    /// Nothing at the end.
    std::optional<Token> next();
    /// The line behind the last token.
    std::uint32_t line() const { return line_; }
    bool is_lines() const { return form_ == Form::lines; }

  private:
    Token take(Token::Kind kind, std::size_t size);
    std::size_t tag_size(std::size_t from) const;
    std::size_t output_size() const;
    std::size_t end_of_tag(std::size_t from) const;

    std::string_view text_;  // what is left
    Dialect dialect_;
    std::uint32_t line_;
    Form form_;
    mutable bool no_tag_ends_ = false;
    mutable bool no_brace_closes_ = false;
};

/// How many line ends are in `text`.
std::uint32_t count_lines(std::string_view text);

}  // namespace kiji::liquid
