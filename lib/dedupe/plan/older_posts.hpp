// What the posts before one say: text that need not stand in the newer one. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "dedupe/plan/spoken.hpp"
#include "dedupe/plan/spread.hpp"
#include "dedupe/report.hpp"

namespace kiji::dedupe {

/// Posts from the oldest on, each as it is when all is repaired. Texts are compared by what they
/// are, not by hashes alone.
class OlderPosts {
  public:
    /// `shared`, sorted: hashes of sentences that stand in two posts or more; others are not kept.
    OlderPosts(std::vector<Hash128> shared, Spread spread);

    /// The next post. `number` is what places name it by; `place` maps spans of `said` to spans of
    /// the post as it was read. Sentences of which `holds` says no do not count.
    void add(std::size_t number, Spoken said, const std::function<Span(Span)>& place,
             const std::function<bool(const Hash128&)>& holds);

    /// One post that says all that a block does.
    struct Match {
        std::uint32_t order = 0;  // of the post
        std::uint32_t first = 0;  // the place of its block with the first sentence
        std::uint32_t last = 0;   // and of the one with the last
        bool whole = false;       // it is one block, and says no more
    };
    /// The oldest post that says all sentences of `block`, and holds what the block holds. Where
    /// they stand only in boilerplate that does not count. O(sentences), as so
    /// many posts are asked only.
    std::optional<Match> match(const Spoken& said, std::size_t block) const;
    /// True where that post says the block `block` too, in the block at `place`.
    bool says_at(std::uint32_t order, std::uint32_t place, const Spoken& said,
                 std::size_t block) const;

    /// True where a paragraph stands in so many posts that it is there on purpose. `counted`: its
    /// own post is one of those that are counted.
    bool is_boilerplate(const Hash128& paragraph, bool counted) const;

    /// Where a sentence stands in the post of a match.
    struct Stand {
        Place place;           // of the post as it was read
        bool goes_on = false;  // it follows the one before it there
    };
    /// One for each sentence of `block`. O(sentences x places of each in that post).
    std::vector<Stand> stands(const Match& match, const Spoken& said, std::size_t block) const;

  private:
    struct Entry {
        std::uint32_t order = 0;
        std::uint32_t block = 0;
        std::uint32_t sentence = 0;
    };
    struct Post {
        std::size_t number = 0;
        Spoken said;
        std::vector<Span> places;  // of sentences, in the post as it was read; empty: not kept
    };

    std::span<const Entry> entries_of(const Hash128& sentence) const;
    bool same(const Entry& entry, const Spoken& said, std::size_t sentence) const;
    std::span<const Entry> entries_in(std::uint32_t order, std::optional<std::uint32_t> place,
                                      const Hash128& sentence) const;
    /// The entry of each sentence of `block` in one post, or in its block at `place`; empty where
    /// one is missing.
    std::vector<Entry> entries_of_block(std::uint32_t order, std::optional<std::uint32_t> place,
                                        const Spoken& said, std::size_t block) const;
    std::optional<Entry> entry_of(std::span<const Entry> entries, std::optional<Entry> before,
                                  const Spoken& said, std::size_t sentence) const;
    std::optional<Match> match_in(std::uint32_t order, const Spoken& said, std::size_t block) const;

    std::vector<Hash128> shared_;
    Spread spread_;
    std::vector<Post> posts_;  // by order
    std::unordered_map<Hash128, std::vector<Entry>> entries_;
};

}  // namespace kiji::dedupe
