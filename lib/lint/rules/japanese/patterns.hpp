// Lists of words and expressions in options, as textlint writes them: "word" or "/expression/i".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/regex.hpp"

namespace kiji::lint {

/// What an option lists. An expression that RE2 does not read counts as the text it is.
class Patterns {
  public:
    explicit Patterns(std::span<const std::string_view> written);

    bool empty() const { return words_.empty() && expressions_.empty(); }
    /// Where `text` holds one of them; sorted, and those that touch are one.
    std::vector<Regex::Match> all_in(std::string_view text) const;
    /// `text` without what matches.
    std::string removed_from(std::string_view text) const;

  private:
    std::vector<std::string> words_;
    std::vector<Regex> expressions_;
};

/// True where `offset` lies in one of `places`, as `all_in` gives them, or directly behind it.
/// O(log n).
bool touches(std::span<const Regex::Match> places, std::size_t offset);

}  // namespace kiji::lint
