// The tags and outputs of Liquid in a post, taken apart as far as rules ask.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::lint {

/// One `{% name markup %}` or `{{ markup }}`.
struct LiquidTag {
    bool output = false;  // {{ … }}
    Span span;            // in the file, braces included
    Span name;            // "if"; empty for an output
    Span markup;          // what follows, without blanks at its ends
};

/// What is never closed: "{{" without "}}", "{%" without "%}".
struct LiquidStray {
    Span span;  // the two characters
    bool output = false;
};

/// Liquid as Liquid 4 cuts it into tokens. What stands in `raw` and `comment` is left out; their
/// tags are there. Bodies of `highlight` hold Liquid that runs.
class LiquidTags {
  public:
    /// Of the bytes `body` of `text`. O(size).
    LiquidTags(std::string_view text, Span body);

    const std::vector<LiquidTag>& tags() const { return tags_; }
    const std::vector<LiquidStray>& strays() const { return strays_; }

  private:
    std::vector<LiquidTag> tags_;
    std::vector<LiquidStray> strays_;
};

}  // namespace kiji::lint
