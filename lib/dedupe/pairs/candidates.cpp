#include "dedupe/pairs/candidates.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "dedupe/join/grams.hpp"
#include "dedupe/pairs/measures.hpp"

namespace kiji::dedupe {
namespace {

/// How many texts before it a text is compared with for the sake of one gram.
constexpr std::size_t reach = 48;

/// How many candidates a text has at most with those before it: the most alike. Of a post with very
/// many texts fewer do: it is made of variants, and each is paired with some of them.
constexpr std::size_t most_candidates = 32;
constexpr std::size_t many_texts = 4'096;
constexpr std::size_t most_of_many = 3;

/// Where each gram stands. Texts are added one after another.
class Index {
  public:
    /// For so many places of grams at most.
    explicit Index(std::size_t places)
        : newest_(std::bit_ceil(places + (places / 2) + 1)), mask_(newest_.size() - 1) {
        stands_.reserve(places + 1);
        stands_.emplace_back();  // number 0: nowhere
    }

    struct Added {
        std::uint32_t grams = 0;  // different ones
        bool reached = true;      // none stands in more texts than were looked at
    };
    /// Adds a text, the next by number, and calls `found(other)` for each different gram that it
    /// shares with one before it.
    template <typename Found>
    Added add(std::uint32_t number, std::string_view text, Found found) {
        Added added;
        const auto add_one = [&](std::uint64_t hash) {
            std::uint32_t& newest = newest_[slot_of(hash)];
            if (newest != 0 && stands_[newest].text == number)
                return;
            std::size_t looked = 0;
            std::uint32_t at = newest;
            for (; at != 0 && looked < reach; ++looked, at = stands_[at].before)
                found(stands_[at].text);
            added.reached = added.reached && at == 0;
            ++added.grams;
            stands_.push_back({.hash = hash, .text = number, .before = newest});
            newest = static_cast<std::uint32_t>(stands_.size() - 1);
        };
        const auto fetch = [&](std::uint64_t hash) { __builtin_prefetch(&newest_[hash & mask_]); };
        for_each_hash(text, fetch, add_one);
        return added;
    }

  private:
    /// A gram in a text, and the number of the same in the one before it.
    struct Stand {
        std::uint64_t hash = 0;
        std::uint32_t text = 0;
        std::uint32_t before = 0;
    };

    std::size_t slot_of(std::uint64_t hash) const {
        std::size_t at = hash & mask_;
        while (newest_[at] != 0 && stands_[newest_[at]].hash != hash)
            at = (at + 1) & mask_;
        return at;
    }

    std::vector<std::uint32_t> newest_;  // a hash table of numbers of stands
    std::size_t mask_;
    std::vector<Stand> stands_;
};

/// Leaves of the candidates from `begin` on the `most` with the highest counts; of equal ones the
/// nearest.
void keep_best(std::vector<Candidate>& candidates, std::size_t begin, std::size_t most) {
    if (candidates.size() - begin <= most)
        return;
    const auto first = candidates.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = first + static_cast<std::ptrdiff_t>(most);
    std::nth_element(first, last, candidates.end(), [](const Candidate& x, const Candidate& y) {
        return std::pair(x.common, x.a) > std::pair(y.common, y.a);
    });
    candidates.resize(begin + most);
}

/// The grams of texts, made when asked for.
class LazyGrams {
  public:
    explicit LazyGrams(std::span<const std::string_view> texts) : texts_(texts) {}
    const Grams& of(std::uint32_t text) {
        grams_.resize(texts_.size());
        if (grams_[text].empty())
            grams_[text] = grams_of(texts_[text]);
        return grams_[text];
    }

  private:
    std::span<const std::string_view> texts_;
    std::vector<Grams> grams_;
};

}  // namespace

Candidates find_candidates(std::span<const std::string_view> texts, double share) {
    Candidates found{.pairs = {}, .grams = std::vector<std::uint32_t>(texts.size())};
    if (texts.size() < 2)
        return found;
    std::size_t places = 0;
    for (const std::string_view text : texts)
        places += count_grams(text);
    Index index(places);
    LazyGrams lazy(texts);
    std::vector<Candidate>& candidates = found.pairs;
    const std::size_t most = texts.size() < many_texts ? most_candidates : most_of_many;
    std::vector<std::uint32_t> counts(texts.size());
    std::vector<std::uint32_t> touched(texts.size());
    for (std::uint32_t b = 0; b < texts.size(); ++b) {
        std::size_t met = 0;
        const Index::Added added = index.add(b, texts[b], [&](std::uint32_t a) {
            if (counts[a]++ == 0)
                touched[met++] = a;
        });
        found.grams[b] = added.grams;
        const std::size_t begin = candidates.size();
        for (const std::uint32_t a : std::span(touched).first(met)) {
            const std::uint32_t shorter = std::min(found.grams[a], added.grams);
            if (counts[a] >= share * shorter)
                candidates.push_back({a, b, counts[a]});
            counts[a] = 0;
        }
        keep_best(candidates, begin, most);
        for (std::size_t i = begin; !added.reached && i < candidates.size(); ++i)
            candidates[i].common = common_grams(lazy.of(candidates[i].a), lazy.of(b));
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    return found;
}

}  // namespace kiji::dedupe
