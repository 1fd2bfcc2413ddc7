// The forms of blocks of many posts, with where they stand in the files: read when all is known
// that is asked of them, so that no post need be kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"

namespace kiji::dedupe {

struct PlacedForm {
    std::u32string text;
    std::vector<std::uint32_t> places;  // as `places_of_form` has them; empty: not read
};

class PlacedForms {
  public:
    /// `block` is a paragraph as a report names it.
    void want(const Place& block) { posts_[block.document].emplace(block.span, PlacedForm{}); }
    /// Reads the posts that are wanted, one for each thread at a time.
    void read(Posts posts, const Options& options, const Limits& limits, std::size_t threads);
    /// Of a block that was wanted.
    const PlacedForm& at(const Place& block) const {
        return posts_.at(block.document).at(block.span);
    }

  private:
    std::map<std::size_t, std::map<Span, PlacedForm>> posts_;
};

/// Near and template groups of two blocks tell what differs: wants their forms, and when those are
/// read fills in `Group::differences`.
void want_differences(const std::vector<Group>& groups, PlacedForms& forms);
void add_differences(const PlacedForms& forms, std::size_t threads, std::vector<Group>& groups);

}  // namespace kiji::dedupe
