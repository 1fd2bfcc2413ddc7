// Regular expressions that people write: RE2, so that no pattern makes a text slow.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace re2 {
class RE2;
}

namespace kiji {

/// A pattern of RE2's syntax over UTF-8, compiled. Copies share it; any number of threads may use
/// it. Offsets are bytes of the text given; `^` and `$` are its ends unless the pattern begins with
/// `(?m)`. Matching is linear in the text.
class Regex {
  public:
    enum class Case : unsigned char { sensitive, ignored };

    /// Error: what is wrong with the pattern, to be read after its place.
    static Result<Regex> compile(std::string_view pattern, Case letters = Case::sensitive);

    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t size() const { return end - begin; }
    };
    /// The first match that begins at `from` or behind it.
    std::optional<Match> find(std::string_view text, std::size_t from = 0) const;
    /// The same with its groups, the whole match first; a group that took no part is empty at 0.
    /// Nothing is left in `groups` where there is no match.
    bool find(std::string_view text, std::size_t from, std::vector<Match>& groups) const;
    bool matches_all_of(std::string_view text) const;

    const std::string& pattern() const;

  private:
    explicit Regex(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}

    std::shared_ptr<const re2::RE2> compiled_;
};

/// `text` as a pattern that matches just that.
std::string quoted_for_regex(std::string_view text);

}  // namespace kiji
