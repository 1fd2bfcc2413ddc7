// The pictures of a post: what stands where in its dot plot and its arc diagram.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "dedupe/dedupe.hpp"

namespace kiji::output {

/// A mark of the self-similarity dot plot (Helfman 1994): block `row` and the blocks after it say
/// what block `column`, which comes later, and those after it say; `length` of them. Blocks are
/// numbered as in DocumentReport::blocks.
struct Dot {
    dedupe::Relation relation = dedupe::Relation::exact;
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t length = 1;
    friend bool operator==(const Dot&, const Dot&) = default;
};

/// Two places of a post that say the same.
struct Arc {
    dedupe::Relation relation = dedupe::Relation::exact;
    Span a;  // the earlier one
    Span b;
    friend bool operator==(const Arc&, const Arc&) = default;
};

/// The pictures of a post hold `shown` of `all` marks, the largest first, so that a picture stays
/// small however often a text is repeated.
template <typename Mark>
struct Picture {
    std::vector<Mark> shown;
    std::size_t all = 0;
};

/// `groups`: indices of those to draw; of each, the places in `document`. Every pair is a dot.
/// O(groups log groups + marks).
Picture<Dot> dot_plot(const dedupe::Report& report, std::span<const std::size_t> groups,
                      std::size_t document, std::size_t most);
/// An arc from each place to the next one of its group: n places take n - 1.
Picture<Arc> arc_diagram(const dedupe::Report& report, std::span<const std::size_t> groups,
                         std::size_t document, std::size_t most);

}  // namespace kiji::output
