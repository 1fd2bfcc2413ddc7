// The text of a place in pieces: what it shares with its counterpart, and what differs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "output/output.hpp"
#include "source/source_file.hpp"

namespace kiji::output {

struct Piece {
    std::string text;
    bool differs = false;
};

enum class Side : std::uint8_t { a, b };

/// The bytes of `span`, cut where differences of `side` begin and end; sorted differences that lie
/// outside are left out. Blanks in a row are one; so is a line end, but between Chinese or Japanese
/// characters it is nothing. A blank line is "\n". After `most` bytes the text ends with "…".
/// O(most + differences).
std::vector<Piece> marked_text(const SourceFile& file, Span span,
                               std::span<const dedupe::Difference> differences, Side side,
                               std::size_t most);

/// One line of at most `width` columns for terminals: what differs stands in `[-…-]` (side a) or
/// `{+…+}` (side b), as in a diff of words, and long stretches between are cut to their ends.
std::string marked_line(const std::vector<Piece>& pieces, Side side, std::size_t width,
                        Color color);

}  // namespace kiji::output
