// Words that *[word]: meaning explains, found in text.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::markdown::kramdown {

class Abbreviations {
  public:
    using Meanings = std::map<std::string, std::string, std::less<>>;

    /// `meanings` must live as long as this.
    explicit Abbreviations(const Meanings& meanings);

    /// Bytes of the longest one that `text` has at `at`, with no word around it; 0: none. O(number
    /// of different lengths), of which a few dozen count.
    std::size_t size_at(std::string_view text, std::size_t at) const;

  private:
    const Meanings& meanings_;
    std::vector<std::size_t> sizes_;  // descending
};

}  // namespace kiji::markdown::kramdown
