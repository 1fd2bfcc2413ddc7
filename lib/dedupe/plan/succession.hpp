// The posts of one repair in the order of their age, so that each is asked what those before it
// say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/limits.hpp"
#include "dedupe/plan/plan.hpp"
#include "source/source_file.hpp"

namespace kiji::dedupe {

/// A post of a repair across posts. Pointers must outlive the repair.
struct Heir {
    const SourceFile* post = nullptr;
    const RepairOptions* options = nullptr;
    /// Its repair by itself; null: it is not repaired, only compared with.
    const Plan* alone = nullptr;
    /// One of those that a draft is compared with; false: what it says is asked of no other post,
    /// so that a draft becomes the same whichever other drafts are repaired with it.
    bool asked = true;
    /// One of the published posts; others are newer than all of them.
    bool published = true;
};

enum class Keeping : std::uint8_t { oldest, newest };

/// Older is: a published post before others; of these what is no draft (in a folder _drafts, or
/// with `draft: true` or `published: false`); what has a date before what has none; the
/// earlier date (front matter, else file name); of one date the lower path by bytes. So for any two
/// posts one is older, and the oldest post that says something always keeps it. Those that are only
/// compared with count as if they were repaired too, so that a post becomes the same whichever
/// others are repaired with it; but a sentence that their repair joins they do not say as they are.
class Succession {
  public:
    /// Reads all posts, plans those that have text of a repaired one, and counts in how many posts
    /// texts stand. Posts that cannot be read say nothing.
    Succession(std::vector<Heir> heirs, Keeping keeping, const Limits& limits, std::size_t threads);
    Succession(const Succession&) = delete;
    Succession& operator=(const Succession&) = delete;
    ~Succession();

    /// All posts, by index: each is to be settled in this order.
    std::span<const std::size_t> order() const;
    /// What the options of the plan of the next post are to know. Good while this lives.
    Older before(std::size_t post) const;
    /// False where the next post, repaired by itself, says nothing that an older one does: then
    /// that is its plan.
    bool says_again(std::size_t post) const;
    /// From now on the next post says what `plan` leaves in it; one that is not repaired, what it
    /// says.
    void settle(std::size_t post, const Plan& plan);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace kiji::dedupe
