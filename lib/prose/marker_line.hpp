// What a line that marks a chunk's end looks like.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kiji::prose {

enum class MarkerKind : std::uint8_t {
    none,
    closing,  // what an author may close a post with as well: （続く）, --- 完 ---
    certain,  // ---END---, <|endoftext|>
};

/// What `line` is, wherever it stands. O(size of the line).
MarkerKind marker_kind(std::string_view line, std::span<const std::string> extra);

/// A marker in dashes or equals signs that stands at the head of `line`, or at its end, beside
/// other text; empty where there is none. O(1).
std::string_view marker_at_edge(std::string_view line);

}  // namespace kiji::prose
