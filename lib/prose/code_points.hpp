// Code points at the edges of a text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace kiji::prose {

/// The byte offset where the last code point of `text`, which is not empty, begins.
inline std::size_t last_begin(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_inner_byte(text[at]))
        --at;
    return at;
}
/// The last code point; 0 where there is none.
inline char32_t last_of(std::string_view text) {
    return text.empty() ? 0 : decode(text, last_begin(text)).value;
}
/// The first code point; 0 where there is none.
inline char32_t first_of(std::string_view text) {
    return text.empty() ? 0 : decode(text, 0).value;
}

/// The first or the last `bytes` of `text`, cut between code points.
inline std::string_view head_of(std::string_view text, std::size_t bytes) {
    while (bytes < text.size() && is_inner_byte(text[bytes]))
        --bytes;
    return text.substr(0, bytes);
}
inline std::string_view tail_of(std::string_view text, std::size_t bytes) {
    std::size_t at = text.size() - std::min(bytes, text.size());
    while (at < text.size() && is_inner_byte(text[at]))
        ++at;
    return text.substr(at);
}

/// `text` without white space at both ends.
inline std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(last_of(text)))
        text = text.substr(0, last_begin(text));
    while (!text.empty() && is_space(first_of(text)))
        text.remove_prefix(decode(text, 0).length);
    return text;
}

}  // namespace kiji::prose
