// Passages that stand in two paragraphs which are not alike.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dedupe/join/common_spans.hpp"
#include "dedupe/text/placed_forms.hpp"

namespace kiji::dedupe {

/// A passage of two blocks, as bytes of their forms.
struct Passage {
    Place a;  // the blocks
    Place b;
    std::string_view form_a;  // their forms
    std::string_view form_b;
    Span in_a;
    Span in_b;
    std::uint32_t characters = 0;
    Relation relation = Relation::exact;
};

/// Code points [first, last) of a form, in the file: to the end of the last one, not to where the
/// next one begins.
Span span_in_file(std::string_view file, std::span<const std::uint32_t> places, std::size_t first,
                  std::size_t last);

/// Adds a group for each of `passages`, whose blocks `forms` has read.
void add_passages(Posts posts, std::span<const Passage> passages, const PlacedForms& forms,
                  std::vector<Group>& groups);

}  // namespace kiji::dedupe
