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

}  // namespace kiji::prose
