// Memory that is freed as a whole.
#pragma once

#include <memory_resource>
#include <string_view>

namespace kiji {

/// Owns what values and trees point at. Grows in blocks, frees all at once; not for threads.
using Arena = std::pmr::monotonic_buffer_resource;

/// A copy of `text` that lives as long as `arena`.
inline std::string_view keep(Arena& arena, std::string_view text) {
    if (text.empty())
        return {};
    char* copy = static_cast<char*>(arena.allocate(text.size(), 1));
    text.copy(copy, text.size());
    return {copy, text.size()};
}

}  // namespace kiji
