// Whether one text goes on in the middle of a sentence that another one left.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace kiji::prose {

/// Which pairs of Han characters or of katakana stand side by side in a text: a word cut in two is
/// likely to stand elsewhere in one piece. O(size) to build, O(1) to ask.
class Joints {
  public:
    explicit Joints(std::string_view text);
    bool know(char32_t left, char32_t right) const;

  private:
    std::unordered_set<std::uint64_t> pairs_;
};

enum class Certainty : std::uint8_t { no, maybe, yes };

/// Whether `before`, a paragraph, breaks off inside a sentence and `after`, another, goes on with
/// it. `joints` are those of the whole post. O(before + after).
Certainty continues(std::string_view before, std::string_view after, const Joints& joints);

}  // namespace kiji::prose
