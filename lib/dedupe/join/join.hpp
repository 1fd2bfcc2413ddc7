// All pairs of similar texts, exactly: what would be found by comparing each with each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kiji::dedupe {

/// Two texts of those given, a < b.
struct SimilarPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float jaccard = 0;
    float containment = 0;  // of the one with fewer grams in the other
    friend bool operator==(const SimilarPair&, const SimilarPair&) = default;
};

/// A pair is found that reaches one of them.
struct JoinBounds {
    double jaccard = 0.6;      // above 0; above 1: none
    double containment = 2.0;  // above 0; above 1: none
};

/// The document of a text that stands in more than one.
constexpr std::uint32_t several_documents = 0xFFFFFFFF;

/// Which pairs are looked for. Views must outlive the call.
struct JoinGroups {
    /// For each text the number of its document, or `several_documents`. Pairs within one document
    /// are left out; a text of several is compared with all others. Empty: each is a document of
    /// its own.
    std::span<const std::uint32_t> document;
    /// For each text 1 where it stands in a draft, else 0: only pairs with one that does are looked
    /// for. Empty: all do.
    std::span<const std::uint8_t> draft;

    bool may_pair(std::uint32_t a, std::uint32_t b) const {
        const bool wanted = draft.empty() || (draft[a] | draft[b]) != 0;
        const bool apart =
            document.empty() || document[a] != document[b] || document[a] == several_documents;
        return wanted && apart;
    }
};

struct Similar {
    std::vector<SimilarPair> pairs;  // sorted by (a, b)
    /// Texts that have more similar ones than are told: see `similar_pairs`.
    std::size_t cut = 0;
};

/// All pairs of `texts` (normal forms in UTF-8) whose sets of five code points in a row are similar
/// enough. None is wrong, and none is missed, however many texts there are. But where texts are so
/// many variants of one another that there are more than two million pairs, or the search for them
/// takes steps without end, each text that has similar ones is told with some eight of those that
/// are most like it, and `cut` counts the texts of which that may not be all. Same result for any
/// number of `threads` (0: one for each processor).
///
/// A prefix filter join (Bayardo, Ma, Srikant 2007; PPJoin: Xiao, Wang, Lin, Yu 2008) in the order
/// of a count sketch instead of exact counts. Time grows with what texts share rather than with
/// their number squared; memory is some 4 bytes for each code point, and nothing is kept of texts
/// that share no rare gram with others.
Similar similar_pairs(std::span<const std::string_view> texts, const JoinGroups& groups,
                      const JoinBounds& bounds, std::size_t threads);

}  // namespace kiji::dedupe
