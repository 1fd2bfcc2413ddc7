// The words of an expression, for strict parsing.
#pragma once

#include <cstdint>
#include <string_view>

#include "liquid/dialect.hpp"

namespace kiji::liquid {

struct Word {
    enum class Kind : std::uint8_t {
        end,
        id,
        string,
        number,
        comparison,
        dotdot,
        pipe,
        dot,
        colon,
        comma,
        open_square,
        close_square,
        open_round,
        close_round,
        question,
        dash,
        unknown,  // a character that no expression has, or a quote that is never closed
    };
    Kind kind = Kind::end;
    std::string_view text;
};

/// "id", "open_square", …: as Liquid's messages call them.
std::string_view name_of(Word::Kind kind);

/// One word after the other. O(size) for all.
class Lexer {
  public:
    Lexer(std::string_view text, Dialect dialect);

    Word next();

  private:
    Word take(Word::Kind kind, std::size_t size);
    std::size_t comparison_size() const;
    Word word();

    std::string_view rest_;
    Dialect dialect_;
    bool after_dot_ = false;
};

}  // namespace kiji::liquid
