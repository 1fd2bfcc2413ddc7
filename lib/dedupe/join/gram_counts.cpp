#include "dedupe/join/gram_counts.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <numeric>

#include "base/parallel.hpp"
#include "dedupe/join/distinct.hpp"
#include "dedupe/join/grams.hpp"

namespace kiji::dedupe {
namespace {

/// A gram is counted once for so many places of one document. More would only make room for the
/// table that finds this out, and what is counted too often costs time and never a pair.
constexpr std::size_t window = 1U << 15U;

constexpr std::size_t fewest_counters = 1U << 10U;
constexpr std::size_t most_counters = 1U << 28U;

/// So many one thread takes at a time: enough to make a table for.
constexpr std::size_t parties_at_a_time = 64;

std::size_t counters_for(std::span<const std::uint32_t> grams) {
    const std::size_t sum = std::accumulate(grams.begin(), grams.end(), std::size_t{0});
    return std::bit_ceil(std::clamp(sum, fewest_counters, most_counters));
}

/// Calls `each(hashes)` with the grams of a party, each once in a window.
template <typename Each>
void for_each_window(std::span<const std::string_view> texts, std::span<const std::uint32_t> grams,
                     const Party& party, Distinct<std::uint64_t>& seen, Each each) {
    std::size_t all = 0;
    for (const std::uint32_t i : party.texts)
        all += grams[i];
    std::size_t room = std::min(all, window);
    seen.clear(room);
    for (const std::uint32_t i : party.texts) {
        const auto count = [&](std::uint64_t hash) {
            if (room == 0) {
                each(seen.values());
                room = window;
                seen.clear(room);
            }
            if (seen.insert(hash, hash))
                --room;
        };
        for_each_hash(
            texts[i], [&](std::uint64_t hash) { seen.fetch(hash); }, count);
    }
    each(seen.values());
}

}  // namespace

GramCounts::GramCounts(std::span<const std::string_view> texts,
                       std::span<const std::uint32_t> grams, std::span<const Party> parties,
                       std::size_t threads)
    : shift_(64 - static_cast<unsigned>(std::countr_zero(counters_for(grams)))),
      counters_(counters_for(grams)) {
    const std::size_t parts = (parties.size() + parties_at_a_time - 1) / parties_at_a_time;
    // Drafts first, for what they hold says which grams of the others count.
    for (const bool draft : {true, false}) {
        parallel_for(parts, threads, [&](std::size_t part) {
            Distinct<std::uint64_t> seen;
            const std::size_t end = std::min((part + 1) * parties_at_a_time, parties.size());
            for (std::size_t i = part * parties_at_a_time; i < end; ++i) {
                if (parties[i].draft != draft)
                    continue;
                for_each_window(
                    texts, grams, parties[i], seen,
                    [&](std::span<const std::uint64_t> hashes) { add_all(hashes, draft); });
            }
        });
    }
}

void GramCounts::add_all(std::span<const std::uint64_t> hashes, bool draft) {
    // An atomic addition waits for its memory, so that is fetched some places ahead.
    constexpr std::size_t ahead = 24;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i + ahead < hashes.size())
            __builtin_prefetch(&counters_[hashes[i + ahead] >> shift_], 1);
        add(hashes[i], draft);
    }
}

void GramCounts::add(std::uint64_t hash, bool draft) {
    const std::atomic_ref<std::uint8_t> counter(counters_[hash >> shift_]);
    // Threads may pass `many` together, by one each: there is room for that, and of() hides it.
    const std::uint8_t count = counter.load(std::memory_order_relaxed);
    if (count < many && (draft || count != 0))
        counter.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace kiji::dedupe
