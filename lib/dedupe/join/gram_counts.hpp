// In how many documents each gram stands, roughly: the order in which texts are joined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/table.hpp"

namespace kiji::dedupe {

/// Texts that are never compared with one another.
struct Party {
    std::span<const std::uint32_t> texts;  // indexes
    bool draft = true;
};

/// A count sketch with one row: a counter of one byte for each gram, which others may share. It
/// holds at least as many documents as the gram stands in, up to `many`.
class GramCounts {
  public:
    static constexpr std::uint8_t many = 200;

    /// Counts the grams of all `parties` of `texts`; `grams` says how many places of them each text
    /// has. Of parties that are no drafts only what stands in a draft counts: all else is 0, for
    /// nothing is compared with it. Takes about one byte for each place. Same counts for any number
    /// of threads.
    GramCounts(std::span<const std::string_view> texts, std::span<const std::uint32_t> grams,
               std::span<const Party> parties, std::size_t threads);

    /// 0 or 1: no two documents that are compared share a gram of this hash.
    std::uint8_t of(std::uint64_t hash) const {
        const std::uint8_t count = counters_[hash >> shift_];
        return count < many ? count : many;
    }

    /// of() will be asked soon: memory is slow, and does many things at a time where it is told.
    void fetch(std::uint64_t hash) const { __builtin_prefetch(&counters_[hash >> shift_]); }

  private:
    void add_all(std::span<const std::uint64_t> hashes, bool draft);
    void add(std::uint64_t hash, bool draft);

    unsigned shift_;
    Table<std::uint8_t> counters_;
};

}  // namespace kiji::dedupe
