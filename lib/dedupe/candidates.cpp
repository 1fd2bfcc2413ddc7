#include "dedupe/candidates.hpp"

#include <algorithm>

namespace kiji::dedupe {
namespace {

/// How many texts before it a text is compared with for the sake of one gram.
constexpr std::size_t reach = 48;

/// All grams of all texts, those that are equal side by side.
class Index {
  public:
    explicit Index(std::span<const Grams> texts) {
        std::size_t total = 0;
        for (const Grams& grams : texts)
            total += grams.size();
        entries_.resize(total);
        auto next_entry = entries_.begin();
        for (std::uint32_t i = 0; i < texts.size(); ++i) {
            for (const std::uint64_t gram : texts[i])
                *next_entry++ = {gram, i};
        }
        std::sort(entries_.begin(), entries_.end());
        // The entries of each text, in order: entry e is the one at `rank` among its equals.
        first_.resize(texts.size() + 1);
        for (const Entry& entry : entries_)
            ++first_[entry.text + 1];
        for (std::size_t i = 1; i < first_.size(); ++i)
            first_[i] += first_[i - 1];
        of_text_.resize(entries_.size());
        std::vector<std::size_t> next(first_.begin(), first_.end());
        for (std::size_t e = 0; e < entries_.size(); ++e)
            of_text_[next[entries_[e].text]++] = e;
    }

    /// Calls `found(text)` for each text before `text` that shares a gram, once for each.
    template <typename Found>
    void shared(std::uint32_t text, Found found) const {
        for (std::size_t i = first_[text]; i < first_[text + 1]; ++i) {
            const std::size_t e = of_text_[i];
            for (std::size_t back = 1; back <= std::min(reach, e); ++back) {
                if (entries_[e - back].gram != entries_[e].gram)
                    break;
                found(entries_[e - back].text);
            }
        }
    }

  private:
    struct Entry {
        std::uint64_t gram = 0;
        std::uint32_t text = 0;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> entries_;
    std::vector<std::size_t> first_;    // of each text, in of_text_
    std::vector<std::size_t> of_text_;  // indexes of entries
};

}  // namespace

std::vector<Candidate> find_candidates(std::span<const Grams> texts, double share) {
    const Index index(texts);
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> counts(texts.size());
    std::vector<std::uint32_t> touched(texts.size());
    for (std::uint32_t b = 0; b < texts.size(); ++b) {
        std::size_t met = 0;
        index.shared(b, [&](std::uint32_t a) {
            if (counts[a]++ == 0)
                touched[met++] = a;
        });
        for (const std::uint32_t a : std::span(touched).first(met)) {
            const std::size_t shorter = std::min(texts[a].size(), texts[b].size());
            if (counts[a] >= share * static_cast<double>(shorter))
                candidates.push_back({a, b, common_grams(texts[a], texts[b])});
            counts[a] = 0;
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    return candidates;
}

}  // namespace kiji::dedupe
