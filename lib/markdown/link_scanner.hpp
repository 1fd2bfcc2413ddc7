// The parts of links as CommonMark defines them: labels, destinations, titles, definitions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kiji::markdown {

/// Offsets into the text that was scanned.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A link label from its '[' at `at`: what stands between the brackets. The text after it goes on
/// at `end + 1`.
std::optional<Range> scan_label(std::string_view text, std::size_t at);

/// What stands behind the text of an inline link: `(destination "title")` from its '(' at `at`.
struct LinkTail {
    Range destination;  // with its < >, if any
    Range title;        // with its quotes; empty: none
    std::size_t end = 0;
};
std::optional<LinkTail> scan_link_tail(std::string_view text, std::size_t at);

/// A link reference definition from its '[' at `at`, up to and including its line end.
struct Definition {
    Range label;
    Range destination;
    Range title;
    std::size_t end = 0;   // of the definition itself
    std::size_t next = 0;  // where the next line begins
};
std::optional<Definition> scan_definition(std::string_view text, std::size_t at);

}  // namespace kiji::markdown
