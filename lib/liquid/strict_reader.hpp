// Expressions as Liquid's strict parser reads them: every word has its place, or it is an error.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "liquid/lexer.hpp"

namespace kiji::liquid {

/// Reads words from the front. The first word that has no place ends it: failed() is true and
/// message() says what Liquid says. O(size) for all.
class StrictReader {
  public:
    StrictReader(std::string_view markup, Dialect dialect, Arena& arena);

    bool failed() const { return !message_.empty(); }
    const std::string& message() const { return message_; }
    /// Where the trouble is.
    std::string_view place() const { return place_; }

    bool at(Word::Kind kind) const { return word_.kind == kind; }
    bool at_named_argument() const { return at(Word::Kind::id) && next_.kind == Word::Kind::colon; }
    /// Takes the word if it is of that kind; else empty.
    std::string_view take(Word::Kind kind);
    bool take_id(std::string_view text);
    std::string_view expect(Word::Kind kind);

    /// The text of an expression, without the white space in it.
    std::string_view expression();
    /// The same with `name: ` before it, if it is there.
    std::string_view argument();

  private:
    void advance();
    void fail(std::string message);
    void append_expression(std::size_t depth);
    void append_lookups(std::size_t depth);
    void append(std::string_view text);
    std::string_view finish();

    Lexer lexer_;
    Dialect dialect_;
    Arena& arena_;
    Word word_;
    Word next_;
    std::string built_;  // once it is no longer a piece of the markup
    std::string_view piece_;
    std::string message_;
    std::string_view place_;
};

}  // namespace kiji::liquid
