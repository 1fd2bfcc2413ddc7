// From the text of one block, as cmark-gfm assembled it from several lines, back to the file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::markdown {

/// Pieces of content that stand in the file as they are. Looked up mostly in ascending order, which
/// costs nothing; any order is right, and O(log pieces).
class ContentMap {
  public:
    void clear() {
        pieces_.clear();
        current_ = 0;
    }
    /// From `content` on (until the next piece), content offset c stands at `source` + c -
    /// `content`.
    void add(std::size_t content, std::size_t source) {
        pieces_.push_back(
            {static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(source), false});
    }

    /// The one character at `content` stands in the file as two, a backslash and itself, at
    /// `source`.
    void add_escaped(std::size_t content, std::size_t source) {
        add(content, source);
        pieces_.back().escaped = true;
        add(content + 1, source + 2);
    }

    /// The place in the file of content offset `at`.
    std::size_t source(std::size_t at) {
        if (at < pieces_[current_].content) {
            const auto behind = std::upper_bound(
                pieces_.begin(), pieces_.end(), at,
                [](std::size_t offset, const Piece& piece) { return offset < piece.content; });
            current_ = static_cast<std::size_t>(behind - pieces_.begin()) - 1;
        }
        while (current_ + 1 < pieces_.size() && pieces_[current_ + 1].content <= at)
            ++current_;
        return pieces_[current_].source + (at - pieces_[current_].content);
    }
    /// The place of an end: offset `at` seen from the piece before it, so that an end at the head
    /// of a line does not take in the line's prefix.
    std::size_t source_end(std::size_t at) {
        if (at == 0)
            return source(0);
        const std::size_t last = source(at - 1);
        return last + (pieces_[current_].escaped ? 2 : 1);
    }

  private:
    struct Piece {
        std::uint32_t content;
        std::uint32_t source;
        bool escaped = false;
    };
    std::vector<Piece> pieces_;
    std::size_t current_ = 0;
};

}  // namespace kiji::markdown
