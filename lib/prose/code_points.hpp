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

/// False for most texts that begin, or end, with no white space, by a look at their bytes.
inline bool may_begin_blank(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    return first <= ' ' || first == 0xC2 || first == 0xE1 || first == 0xE2 ||
           (first == 0xE3 && text.size() > 1 && text[1] == '\x80');
}
inline bool may_end_blank(std::string_view text) {
    const auto behind = [&](std::size_t back) -> unsigned {
        return back <= text.size() ? static_cast<unsigned char>(text[text.size() - back]) : 0U;
    };
    if (behind(1) < 0x80)
        return behind(1) <= ' ';
    return behind(2) == 0xC2 || behind(3) == 0xE1 || behind(3) == 0xE2 ||
           (behind(3) == 0xE3 && behind(2) == 0x80);
}

/// `text` without white space at both ends.
inline std::string_view trim(std::string_view text) {
    while (!text.empty() && may_end_blank(text) && is_space(last_of(text)))
        text = text.substr(0, last_begin(text));
    while (!text.empty() && may_begin_blank(text) && is_space(first_of(text)))
        text.remove_prefix(decode(text, 0).length);
    return text;
}

}  // namespace kiji::prose
