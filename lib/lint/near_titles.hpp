// Titles that differ by a slip.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kiji::lint {

/// Says which titles are a slip away from another: one letter inserted, left out, changed or
/// swapped with its neighbour, two in sixteen letters or more, all within one word of six letters
/// or more or within kana. A digit, a numeral or a Han character is no slip: parts of a series
/// differ by them, and 春 is not 秋. Equal titles (prose::normal_form) are none either.
///
/// Of two texts at most k edits apart, one has one of the k + 1 pieces of the other as it is, at
/// most k places away (Li, Deng, Wang, Feng: Pass-Join, 2011): only those are compared.
class NearTitles {
  public:
    /// `number`: what `near` says. O(length).
    void add(std::string_view title, std::size_t number);
    /// The numbers of titles near to `title`, in the order of `add`. O(length) lookups, and a
    /// comparison with each title that shares a piece, of which at most 300 are made.
    std::vector<std::size_t> near(std::string_view title) const;

  private:
    struct Title {
        std::u32string letters;  // the normal form
        std::u32string words;    // small letters, words with one blank between them
        std::size_t number = 0;
    };
    static Title read(std::string_view title);
    static bool is_slip(const Title& a, const Title& b);

    std::vector<Title> titles_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> by_piece_;  // hash → titles_
};

}  // namespace kiji::lint
