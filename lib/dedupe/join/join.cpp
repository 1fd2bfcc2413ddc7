#include "dedupe/join/join.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/parallel.hpp"
#include "dedupe/join/demands.hpp"
#include "dedupe/join/distinct.hpp"
#include "dedupe/join/gram_counts.hpp"
#include "dedupe/join/grams.hpp"
#include "dedupe/join/join_search.hpp"
#include "dedupe/join/prefixes.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t texts_at_a_time = 256;

/// Calls `body(begin, end)` for parts of [0, count).
template <typename Body>
void parallel_parts(std::size_t count, std::size_t threads, Body body) {
    const std::size_t parts = (count + texts_at_a_time - 1) / texts_at_a_time;
    parallel_for(parts, threads, [&](std::size_t part) {
        body(part * texts_at_a_time, std::min((part + 1) * texts_at_a_time, count));
    });
}

std::vector<std::uint32_t> count_places(std::span<const std::string_view> texts,
                                        std::size_t threads) {
    std::vector<std::uint32_t> places(texts.size());
    parallel_parts(texts.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            places[i] = static_cast<std::uint32_t>(count_grams(texts[i]));
    });
    return places;
}

/// The texts of each document are a party; those of several documents are one each.
class Parties {
  public:
    Parties(std::size_t texts, const JoinGroups& groups) : order_(texts) {
        std::iota(order_.begin(), order_.end(), 0);
        const auto key = [&](std::uint32_t text) {
            const std::uint32_t document = groups.document.empty() ? text : groups.document[text];
            const bool draft = groups.draft.empty() || groups.draft[text] != 0;
            return std::pair(document, draft);
        };
        if (!groups.document.empty())
            std::ranges::stable_sort(order_, {}, key);
        for (std::size_t begin = 0; begin < texts;) {
            const auto first = key(order_[begin]);
            std::size_t end = begin + 1;
            while (end < texts && first.first != several_documents && key(order_[end]) == first)
                ++end;
            parties_.push_back(
                {.texts = std::span(order_).subspan(begin, end - begin), .draft = first.second});
            begin = end;
        }
    }

    std::span<const Party> all() const { return parties_; }

  private:
    std::vector<std::uint32_t> order_;
    std::vector<Party> parties_;
};

Prefixes find_prefixes(const JoinInput& input, const Demands& demands, std::size_t threads) {
    const Parties parties(input.texts.size(), input.groups);
    const GramCounts counts(input.texts, input.grams, parties.all(), threads);
    return {input.texts, input.grams, counts, demands, threads};
}

/// How many different grams the texts of `pairs` have; 0 for all others. By their code points: the
/// search knows them by hashes.
std::vector<std::uint32_t> count_grams_of(std::span<const SharedPair> pairs, const JoinInput& input,
                                          std::size_t threads) {
    std::vector<std::uint8_t> wanted(input.texts.size());
    for (const SharedPair& pair : pairs) {
        wanted[pair.a] = 1;
        wanted[pair.b] = 1;
    }
    std::vector<std::uint32_t> counts(input.texts.size());
    parallel_parts(input.texts.size(), threads, [&](std::size_t begin, std::size_t end) {
        Distinct<Gram> grams;
        for (std::size_t i = begin; i < end; ++i) {
            if (wanted[i] == 0)
                continue;
            grams.clear(input.grams[i]);
            for_each_gram(input.texts[i],
                          [&](const Gram& gram) { grams.insert(gram, hash_of(gram)); });
            counts[i] = static_cast<std::uint32_t>(grams.values().size());
        }
    });
    return counts;
}

}  // namespace

Similar similar_pairs(std::span<const std::string_view> texts, const JoinGroups& groups,
                      const JoinBounds& bounds, std::size_t threads) {
    const std::vector<std::uint32_t> places = count_places(texts, threads);
    const JoinInput input{.texts = texts, .grams = places, .groups = groups};
    const Demands demands(bounds);
    const SharedPairs found =
        search(input, find_prefixes(input, demands, threads).all(), demands, threads);

    const std::vector<std::uint32_t> grams = count_grams_of(found.pairs, input, threads);
    Similar similar;
    for (const SharedPair& pair : found.pairs) {
        const double shared = pair.shared;
        const double part = std::min(grams[pair.a], grams[pair.b]);
        const double whole = std::max(grams[pair.a], grams[pair.b]);
        const double jaccard = shared / (part + whole - shared);
        const double containment = shared / part;
        if (demands.met(jaccard, containment))
            similar.pairs.push_back({.a = pair.a,
                                     .b = pair.b,
                                     .jaccard = static_cast<float>(jaccard),
                                     .containment = static_cast<float>(containment)});
    }
    similar.cut = static_cast<std::size_t>(std::ranges::count(found.is_cut, 1));
    return similar;
}

}  // namespace kiji::dedupe
