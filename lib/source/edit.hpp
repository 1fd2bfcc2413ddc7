// Changes to a text, as data.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji {

/// Replaces the bytes of `span` by `text`. An empty span inserts, an empty text deletes.
struct Edit {
    Span span;
    std::string text;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Edits that belong together: all of them are applied, or none.
using EditGroup = std::vector<Edit>;

struct Applied {
    std::string text;
    /// For each group, in the order given, whether it was applied.
    std::vector<bool> taken;
};

/// Applies groups in the order given; a group that overlaps one already taken is left out (two
/// insertions at one place overlap as well, unless they are equal: then one is made). Spans are
/// those of `text`. O(n log n + size).
Applied apply(std::string_view text, std::span<const EditGroup> groups);

}  // namespace kiji
