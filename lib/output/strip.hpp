// A document as a strip: what became of each part of it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "output/output.hpp"

namespace kiji::output {

/// `cells` equal parts of the text of a post (fewer where it has fewer bytes), each with the share
/// that takes most of it; a marker is seen wherever there is one. None where there is no text.
/// O(stretches + cells).
std::vector<dedupe::Share> strip(const dedupe::DocumentReport& post, std::size_t cells);

/// The strip in block characters, or in ASCII, one column for each cell.
std::string strip_text(const dedupe::DocumentReport& post, std::size_t cells, Style style);

/// What the characters of strip_text mean, in one line without line end.
std::string strip_legend(Style style);

}  // namespace kiji::output
