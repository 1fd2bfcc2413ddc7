#include "dedupe/join/prefix_index.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t fewest_buckets = 1U << 8U;
constexpr std::size_t bits_for_each = 8;

constexpr std::size_t most_places = 0xFFFF;

std::size_t count_hashes(std::span<const Indexed> texts) {
    std::size_t sum = 0;
    for (const Indexed& text : texts)
        sum += text.hashes.size();
    return sum;
}

std::size_t buckets_for(std::size_t hashes) {
    return std::bit_ceil(std::max(hashes, fewest_buckets));
}

}  // namespace

PrefixIndex::PrefixIndex(std::span<const Indexed> texts)
    : shift_(64 - static_cast<unsigned>(std::countr_zero(buckets_for(count_hashes(texts))))),
      starts_(buckets_for(count_hashes(texts)) + 2),
      postings_(count_hashes(texts)),
      bits_((starts_.size() - 2) * bits_for_each / 64),
      bit_mask_((bits_.size() * 64) - 1) {
    // A counting sort: sizes two places on, sums, and each bucket's start runs to its end, which is
    // where the next one starts.
    for (const Indexed& text : texts) {
        fetch_starts(text.hashes);
        for (const std::uint64_t hash : text.hashes) {
            ++starts_[(hash >> shift_) + 2];
            bits_[(hash & bit_mask_) / 64] |= std::uint64_t{1} << (hash % 64);
        }
    }
    for (std::size_t i = 2; i < starts_.size(); ++i)
        starts_[i] += starts_[i - 1];
    for (const Indexed& text : texts) {
        fetch(text.hashes);
        std::size_t place = text.first_place;
        for (const std::uint64_t hash : text.hashes) {
            Posting posting = tagged(hash);
            posting.rank = text.rank;
            posting.place = static_cast<std::uint16_t>(std::min(place++, most_places));
            postings_[starts_[(hash >> shift_) + 1]++] = posting;
        }
    }
}

}  // namespace kiji::dedupe
