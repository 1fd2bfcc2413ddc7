// In which prefixes a gram stands.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/table.hpp"

namespace kiji::dedupe {

/// Texts are known by their rank: their place in the order of size.
struct Indexed {
    std::uint32_t rank = 0;
    std::uint32_t first_place = 0;          // of the first of `hashes` in the order of rareness
    std::span<const std::uint64_t> hashes;  // of the grams by which it is to be found
};

class PrefixIndex {
  public:
    /// `texts` by rising rank; what they hold need not live on. Some 20 bytes for each hash.
    explicit PrefixIndex(std::span<const Indexed> texts);

    /// False: the gram of this hash is in no prefix. True: it may be. One bit is looked at.
    bool may_hold(std::uint64_t hash) const {
        return (bits_[(hash & bit_mask_) / 64] >> (hash % 64) & 1U) != 0;
    }

    /// may_hold() will be called for this one.
    void fetch_bit(std::uint64_t hash) const {
        __builtin_prefetch(&bits_[(hash & bit_mask_) / 64]);
    }

    /// find() will be called for these: memory is slow, and does many things at a time where it is
    /// told of them.
    void fetch(std::span<const std::uint64_t> hashes) const {
        fetch_starts(hashes);
        for (const std::uint64_t hash : hashes)
            __builtin_prefetch(postings_.data() + starts_[hash >> shift_]);
    }

    /// Calls `each(rank, place)` for the prefixes that hold the gram of this hash and whose rank is
    /// in [begin, end), from large to small, until it says false; false where it did. `place` is
    /// that of the gram in the prefix, or 65,535 where it is more.
    template <typename Each>
    bool find(std::uint64_t hash, std::uint32_t begin, std::uint32_t end, Each&& each) const {
        const std::uint64_t bucket = hash >> shift_;
        const auto first = postings_.begin() + starts_[bucket];
        auto at = postings_.begin() + starts_[bucket + 1];
        if (at - first > 32)
            at = std::ranges::lower_bound(first, at, end, {}, &Posting::rank);
        const Posting wanted = tagged(hash);
        while (at != first && (--at)->rank >= begin) {
            if (at->rank < end && at->tag == wanted.tag && at->more_tag == wanted.more_tag &&
                !each(at->rank, at->place))
                return false;
        }
        return true;
    }

  private:
    /// The bucket holds the upper bits of the hash, the tags 48 below them.
    struct Posting {
        std::uint32_t tag = 0;
        std::uint16_t more_tag = 0;
        std::uint16_t place = 0;
        std::uint32_t rank = 0;
    };

    void fetch_starts(std::span<const std::uint64_t> hashes) const {
        for (const std::uint64_t hash : hashes)
            __builtin_prefetch(&starts_[(hash >> shift_) + 1]);
    }

    Posting tagged(std::uint64_t hash) const {
        const std::uint64_t below = hash << (64 - shift_);
        return {.tag = static_cast<std::uint32_t>(below >> 32U),
                .more_tag = static_cast<std::uint16_t>(below >> 16U)};
    }

    unsigned shift_;
    Table<std::uint32_t> starts_;  // for each bucket, and one more, and its end
    Table<Posting> postings_;      // by bucket, then by rank
    Table<std::uint64_t> bits_;
    std::uint64_t bit_mask_;
};

}  // namespace kiji::dedupe
