// The ids that headings get from their text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "markdown/site_engine.hpp"

namespace kiji::markdown::kramdown {

/// Ids of one document: one that was given before gets a number.
class HeaderIds {
  public:
    /// `options` must live as long as this.
    explicit HeaderIds(const KramdownOptions& options) : options_(options) {}

    /// The id for a heading that reads `text`. O(size).
    std::string next(std::string_view text);

  private:
    const KramdownOptions& options_;
    std::unordered_map<std::string, int> used_;
};

}  // namespace kiji::markdown::kramdown
