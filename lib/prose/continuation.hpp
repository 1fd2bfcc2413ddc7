// Whether one text goes on in the middle of a sentence that another one left.
#pragma once

#include <cstdint>
#include <string_view>

namespace kiji::prose {

/// Which pairs of Han characters or of katakana, and which four Chinese or Japanese letters, stand
/// side by side in a text: what was cut in two is likely to stand elsewhere in one piece. The text
/// must outlive it. O(size) to ask, at the speed of a search for bytes: a post has few cuts.
class Joints {
  public:
    explicit Joints(std::string_view text) : text_(text) {}
    /// True where the characters around the joint of both stand together elsewhere.
    bool know(std::string_view before, std::string_view after) const;

  private:
    std::string_view text_;
};

enum class Certainty : std::uint8_t { no, maybe, yes };

/// Whether `before`, a paragraph, breaks off inside a sentence. "Yes" where it ends in a comma, a
/// particle, an open bracket or the like; "maybe" where only its full stop is missing. O(before).
Certainty breaks_off(std::string_view before);

/// True where `text` has parts as a sentence has them, as a title or a caption has not: particles
/// or commas in Japanese, some words in small letters in English, some words in Korean. O(size).
bool is_clause(std::string_view text);
/// True where `text` ends with a closing parenthesis, behind which nothing need follow.
bool closes_aside(std::string_view text);

/// Whether `before`, a paragraph, breaks off inside a sentence and `after`, another, goes on with
/// it. `joints` are those of the whole post. O(before + after).
Certainty continues(std::string_view before, std::string_view after, const Joints& joints);

}  // namespace kiji::prose
