// The pieces of inline syntax that can be read without knowing what stands around them, as
// micromark has them. All take the text of a block (line ends are "\n", indentation is gone) and an
// offset in it; "end" is one past the last byte. Nothing throws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ascii.hpp"

namespace kiji::lint {

constexpr bool is_blank_or_line_end(char c) {
    return ascii::is_blank(c) || ascii::is_line_end(c);
}

enum class CharacterClass : std::uint8_t { other, white_space, punctuation };
/// The class of the character that begins at `at`, or that ends there. Beyond the text: white
/// space. Characters beyond the first plane are `other`, as micromark looks at halves of them.
CharacterClass class_after(std::string_view text, std::size_t at);
CharacterClass class_before(std::string_view text, std::size_t at);

struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin == end; }
};

/// Reads things that may be searched for to the end of the text, and remembers what was not found:
/// a text of nothing but openings costs no more than one of the same size. One for each text.
class InlineSyntax {
  public:
    explicit InlineSyntax(std::string_view text) : text_(text) {}

    /// A tag, comment, declaration, instruction or CDATA that begins with the "<" at `at`: its end.
    std::optional<std::size_t> html(std::size_t at);

    struct Resource {
        TextRange destination;  // without < >
        TextRange title;        // without quotes
        bool has_destination = false;
        bool has_title = false;
        std::size_t end = 0;
    };
    /// "(url "title")" at `at`.
    std::optional<Resource> resource(std::size_t at);

    struct Definition {
        TextRange label;        // between the brackets
        TextRange destination;  // without < >
        bool in_angles = false;
        std::size_t end = 0;  // of its last line
    };
    /// "[label]: url "title"" with nothing behind it, at `at`. Lines are without blanks before
    /// them.
    std::optional<Definition> definition(std::size_t at);

  private:
    std::optional<std::size_t> behind(std::string_view closing, std::size_t from, bool& none);
    std::optional<std::size_t> open_tag(std::size_t at) const;
    std::optional<std::size_t> close_tag(std::size_t at) const;
    std::optional<TextRange> destination(std::size_t at, std::size_t most_parentheses) const;
    std::optional<std::size_t> definition_title(std::size_t at);
    std::optional<std::size_t> title_end(std::size_t at, char closing);

    std::string_view text_;
    bool no_comment_ = false;
    bool no_declaration_ = false;
    bool no_instruction_ = false;
    bool no_cdata_ = false;
    // the last search for the end of a title in parentheses: from where, and to where
    TextRange parenthesis_{};
};

/// "<https://example.org>", "<me@example.org>": the end.
std::optional<std::size_t> autolink_end(std::string_view text, std::size_t at);
/// "&amp;", "&#35;", "&#x23;": the end.
std::optional<std::size_t> entity_end(std::string_view text, std::size_t at);
/// "[label]" at `at`, at most 999 characters, not blank: what is between the brackets.
std::optional<TextRange> reference_label(std::string_view text, std::size_t at);
/// "[^label]" at `at`: what is behind the "^".
std::optional<TextRange> footnote_label(std::string_view text, std::size_t at);

/// Bare URLs in a text: "http://", "https://" or "www." and what follows.
class BareUrls {
  public:
    explicit BareUrls(std::string_view text) : text_(text) {}
    /// The end of the one that begins at `at`; what stands before it is asked about as well.
    std::optional<std::size_t> end(std::size_t at);

  private:
    std::optional<std::size_t> domain_end(std::size_t at, class UrlTrail& trail);

    std::string_view text_;
    // A domain that begins here is none for its underscores: all of them end at the same place.
    TextRange underscored_{};
};

/// The first bare e-mail address that begins at `from` or later: empty where there is none. O(what
/// is read over).
TextRange next_email(std::string_view text, std::size_t from);

struct DirectiveParts {
    TextRange label;  // between its brackets
    std::size_t end = 0;
};
/// ":name[label]{key=value}" from the name at `at` on; in a line of its own, a directive does not
/// span lines.
std::optional<DirectiveParts> directive(std::string_view text, std::size_t at, bool in_one_line);

}  // namespace kiji::lint
