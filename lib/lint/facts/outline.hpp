// The headings of a document as they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "lint/facts.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/math_lines.hpp"

namespace kiji::lint {

enum class HeadingStyle : std::uint8_t { atx, atx_closed, setext };

/// "  ## Text ##" or a text with its underline. Lines are 0-based.
struct WrittenHeading {
    markdown::NodeId node = markdown::no_node;  // where the tree is read
    std::uint32_t block = no_block;             // where Blocks are
    int level = 1;
    HeadingStyle style = HeadingStyle::atx;
    std::size_t first_line = 0;
    std::size_t last_line = 0;
    Span indent{};   // blanks before it that belong to nothing around it
    Span marker{};   // "##", or the underline
    Span text{};     // of a setext heading with the blanks behind it
    Span closing{};  // "##" behind the text
};

/// All headings in order, those between lines of `math` left out. O(headings × depth).
std::vector<WrittenHeading> find_headings(const Document& doc, const Lines& lines,
                                          const std::vector<LineRange>& math);

/// All headings in order, as micromark has them. O(headings).
std::vector<WrittenHeading> find_headings(const Blocks& blocks);

/// The text as it is written, tags of HTML left out, line ends as blanks. O(length).
std::string heading_text(const Facts& facts, const WrittenHeading& heading);

}  // namespace kiji::lint
