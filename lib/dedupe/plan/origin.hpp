// Where the bytes of a text come from that was cut again and again. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedupe/plan/cuts.hpp"

namespace kiji::dedupe {

/// Maps a text to the one it was cut out of. Spaces that joins put in have a place there too: the
/// end of what they take the place of.
class Origin {
  public:
    explicit Origin(std::size_t size) : size_(size) {}

    /// What one cut takes, in the first text: pieces, in order.
    struct Taken {
        std::vector<Span> spans;
        /// Blanks of earlier cuts that go with it, by their numbers.
        std::vector<std::size_t> blanks;
    };
    /// Follows `cuts` (sorted, disjoint, of the text as it is now); the blank that cut i puts in
    /// gets the number `first_number` + i. O(cuts + pieces).
    std::vector<Taken> follow(std::span<const Cut> cuts, std::size_t first_number);

    /// The first text's place for a span of the text as it is now. O(log cuts).
    Span first(Span now) const;

  private:
    /// Bytes of the text as it is now, from `now` to the next piece.
    struct Piece {
        std::size_t now = 0;
        std::size_t first = 0;
        bool blank = false;
        std::size_t number = 0;  // of a blank
    };

    std::size_t end_of(std::size_t piece) const;

    std::size_t size_;  // of the text as it is now
    std::vector<Piece> pieces_{{}};
};

}  // namespace kiji::dedupe
