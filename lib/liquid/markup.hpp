// Reads what stands in a tag as the regular expressions of Liquid do, each byte a few times at
// most.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "liquid/dialect.hpp"

namespace kiji::liquid {

/// A piece of the markup of one tag. Keeps a view.
class Markup {
  public:
    explicit Markup(std::string_view text);

    std::string_view text() const { return text_; }
    std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

    /// Where the string in quotes that begins at `at` ends; `at` where none does.
    std::size_t string_end(std::size_t at) const;
    /// QuotedFragment: a string in quotes, or what stands without white space, commas and pipes,
    /// with strings in it. `at` where none begins there.
    std::size_t fragment_end(std::size_t at) const;
    /// QuotedFragment+
    std::size_t fragments_end(std::size_t at) const;
    /// The first fragment from `at` on, as [begin, end).
    std::optional<std::pair<std::size_t, std::size_t>> find_fragment(std::size_t at = 0) const;
    /// VariableSignature+: what assign and capture take for a name.
    std::size_t signature_end(std::size_t at) const;

    /// Each `name: fragment` wherever it stands, in order. O(size).
    void each_attribute(
        Dialect dialect,
        const std::function<void(std::string_view name, std::string_view value)>& found) const;

  private:
    /// A run of bytes that are no white space, comma, pipe or open quote, from `at` on.
    std::size_t run_end(std::size_t at) const;

    std::string_view text_;
    std::size_t last_single_;
    std::size_t last_double_;
};

/// The word at `at`, with white space on both sides: `with`, `for`, `as`, `in`. Gives where the
/// next word begins, or `at`.
std::size_t skip_word_between_blanks(std::string_view text, std::size_t at, std::string_view word);

}  // namespace kiji::liquid
