// One step of a repair: what is taken out of a text, before it is read again. Inside lib/dedupe
// only.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "dedupe/plan/older_posts.hpp"
#include "dedupe/plan/plan.hpp"
#include "dedupe/plan/survey.hpp"

namespace kiji::dedupe {

struct Cut {
    Span span;
    Reason reason = Reason::copy;
    bool blank = false;
    std::vector<Hash128> units{};
    std::uint32_t about =
        0;  // where the block or marker begins that goes: what a held cut is known by
    /// Of a block that goes because an older post says it: where, sentence by sentence.
    std::vector<OlderPosts::Stand> older{};
};
using Cuts = std::vector<Cut>;
/// Cuts that turned out to change a neighbour, by `Cut::about`.
using Held = std::set<std::uint32_t>;

/// Each of these returns cuts of the post as it is, sorted and disjoint.
Cuts cut_markers(const Document& doc, const Text& text, const RepairOptions& options,
                 const Held& held);
Cuts cut_title(const Document& doc, const Text& text, const RepairOptions& options,
               const Held& held);
Cuts cut_copies(const Document& doc, const Text& text, const RepairOptions& options,
                const Held& held);
/// None unless `options.near`.
Cuts cut_near_copies(const Document& doc, const Text& text, const RepairOptions& options,
                     const Held& held);
/// None unless `options.older`, or where a post without a word would be left.
Cuts cut_older_copies(const Document& doc, const Text& text, const RepairOptions& options,
                      const Held& held);
/// Where an older post says the first of it, where that is so.
std::optional<Place> all_older(const Document& doc, const Text& text, const RepairOptions& options);

}  // namespace kiji::dedupe
