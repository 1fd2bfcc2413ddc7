#include "dedupe/pairs/candidates.hpp"

#include <algorithm>

#include "dedupe/join/distinct.hpp"

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
    explicit Index(std::span<const Grams> texts) {
        std::size_t total = 0;
        for (const Grams& grams : texts)
            total += grams.size();
        Distinct<std::uint64_t> known;
        known.clear(total);
        slots_.reserve(total);
        for (const Grams& grams : texts) {
            for (const std::uint64_t gram : grams)
                slots_.push_back(static_cast<std::uint32_t>(known.slot_for(gram, gram)));
        }
        starts_.resize(known.slots() + 1);
        for (const std::uint32_t slot : slots_)
            ++starts_[slot + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i)
            starts_[i] += starts_[i - 1];
        ends_.assign(starts_.begin(), starts_.end() - 1);
        standing_.resize(total);
    }

    /// Adds the next text, which has so many grams, and calls `found(other)` for each gram that it
    /// shares with one before it.
    template <typename Found>
    void add(std::uint32_t text, std::size_t grams, Found found) {
        for (const std::uint32_t slot : std::span(slots_).subspan(added_, grams)) {
            std::uint32_t& end = ends_[slot];
            const std::size_t before = std::min<std::size_t>(end - starts_[slot], reach);
            for (const std::uint32_t other : std::span(standing_).subspan(end - before, before))
                found(other);
            standing_[end++] = text;
        }
        added_ += grams;
    }

  private:
    std::vector<std::uint32_t> slots_;     // of all grams of all texts, one text after another
    std::vector<std::uint32_t> starts_;    // of each slot, in standing_
    std::vector<std::uint32_t> ends_;      // of those added
    std::vector<std::uint32_t> standing_;  // texts
    std::size_t added_ = 0;                // of slots_
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

}  // namespace

std::vector<Candidate> find_candidates(std::span<const Grams> texts, double share) {
    std::vector<Candidate> candidates;
    if (texts.size() < 2)
        return candidates;
    Index index(texts);
    const std::size_t most = texts.size() < many_texts ? most_candidates : most_of_many;
    std::vector<std::uint32_t> counts(texts.size());
    std::vector<std::uint32_t> touched(texts.size());
    for (std::uint32_t b = 0; b < texts.size(); ++b) {
        std::size_t met = 0;
        index.add(b, texts[b].size(), [&](std::uint32_t a) {
            if (counts[a]++ == 0)
                touched[met++] = a;
        });
        const std::size_t begin = candidates.size();
        for (const std::uint32_t a : std::span(touched).first(met)) {
            const std::size_t shorter = std::min(texts[a].size(), texts[b].size());
            if (counts[a] >= share * static_cast<double>(shorter))
                candidates.push_back({a, b, counts[a]});
            counts[a] = 0;
        }
        keep_best(candidates, begin, most);
        for (std::size_t i = begin; i < candidates.size(); ++i)
            candidates[i].common = common_grams(texts[candidates[i].a], texts[b]);
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    return candidates;
}

}  // namespace kiji::dedupe
