// A piece of a source file, as byte offsets.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace kiji {

/// Bytes [begin, end) of one SourceFile. Which file is known from where the span is kept.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    /// True where the two share at least one byte.
    constexpr bool overlaps(Span other) const {
        return std::max(begin, other.begin) < std::min(end, other.end);
    }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The span of byte offsets [begin, end); offsets are below 4 GiB by `Limits::file_bytes`.
constexpr Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace kiji
