// Text that two texts share though they are not similar: a passage that was taken over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "dedupe/join/join.hpp"
#include "source/span.hpp"

namespace kiji::dedupe {

/// The same bytes in two texts, as long as they can be: what stands before differs, and what stands
/// behind.
struct CommonSpan {
    std::uint32_t a = 0;  // texts, a < b
    std::uint32_t b = 0;
    Span in_a;  // bytes of the text
    Span in_b;
    std::uint32_t characters = 0;  // code points
    friend bool operator==(const CommonSpan&, const CommonSpan&) = default;
    friend auto operator<=>(const CommonSpan&, const CommonSpan&) = default;
};

/// So many code points are sure to be found.
constexpr std::size_t least_common_span = 31;

/// What two of `texts` (normal forms in UTF-8) that may be paired have in common, from
/// `least_common_span` code points on and where it reaches `floor`; sorted. Shorter ones are left
/// out. None is wrong. None is missed, but: of a passage that stands in more than 32 places each
/// place is told with one other only, and of two texts that share more than 64 passages those are
/// left out that stand within others on both sides. So a passage is told of every place that it
/// has, and work and memory are linear. Same spans for any number of `threads`.
///
/// Winnowing (Schleimer, Wilkerson, Aiken 2003), 12 code points in windows of 20: one place in ten
/// is kept, two places that keep the same are extended to both sides. O(size log size).
std::vector<CommonSpan> common_spans(std::span<const std::string_view> texts,
                                     const JoinGroups& groups, const Floor& floor,
                                     std::size_t threads);

}  // namespace kiji::dedupe
