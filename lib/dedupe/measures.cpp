#include "dedupe/measures.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <unordered_map>

#include "dedupe/grams.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t word_bits = 64;

/// The bits of `pattern` where each code point stands, word by word.
class Positions {
  public:
    explicit Positions(std::u32string_view pattern)
        : words_((pattern.size() + word_bits - 1) / word_bits), none_(words_, 0) {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            std::vector<std::uint64_t>& bits = of_[pattern[i]];
            bits.resize(words_);
            bits[i / word_bits] |= std::uint64_t{1} << i % word_bits;
        }
    }
    std::size_t words() const { return words_; }
    const std::vector<std::uint64_t>& of(char32_t value) const {
        const auto found = of_.find(value);
        return found == of_.end() ? none_ : found->second;
    }

  private:
    std::size_t words_;
    std::unordered_map<char32_t, std::vector<std::uint64_t>> of_;
    std::vector<std::uint64_t> none_;
};

enum class Start : std::uint8_t {
    at_head,   // what stands before the match costs
    anywhere,  // it does not
};

/// The distance of `pattern` to the best end in `text`: of all ends where it may start anywhere,
/// else the end of the text.
std::size_t distance(std::u32string_view pattern, std::u32string_view text, Start start) {
    const Positions positions(pattern);
    const std::size_t words = positions.words();
    std::vector<std::uint64_t> plus(words, ~std::uint64_t{0});
    std::vector<std::uint64_t> minus(words, 0);
    const std::uint64_t last = std::uint64_t{1} << (pattern.size() - 1) % word_bits;
    std::size_t score = pattern.size();
    std::size_t best = score;
    for (const char32_t value : text) {
        const std::vector<std::uint64_t>& matches = positions.of(value);
        std::uint64_t plus_carry = start == Start::at_head ? 1 : 0;
        std::uint64_t minus_carry = 0;
        for (std::size_t w = 0; w < words; ++w) {
            const std::uint64_t p = plus[w];
            const std::uint64_t m = minus[w];
            const std::uint64_t xv = matches[w] | m;
            const std::uint64_t eq = matches[w] | minus_carry;
            const std::uint64_t xh = (((eq & p) + p) ^ p) | eq;
            std::uint64_t ph = m | ~(xh | p);
            std::uint64_t mh = p & xh;
            if (w + 1 == words) {
                score += (ph & last) != 0 ? 1U : 0U;
                score -= (mh & last) != 0 ? 1U : 0U;
            }
            const std::uint64_t next_plus = ph >> (word_bits - 1);
            const std::uint64_t next_minus = mh >> (word_bits - 1);
            ph = ph << 1U | plus_carry;
            mh = mh << 1U | minus_carry;
            plus_carry = next_plus;
            minus_carry = next_minus;
            plus[w] = mh | ~(xv | ph);
            minus[w] = ph & xv;
        }
        best = std::min(best, score);
    }
    return start == Start::anywhere ? best : score;
}

/// Sorts hashes several times as fast as std::sort: spread by their upper bits over as many buckets
/// as there are hashes, they are nearly in order.
void sort_hashes(std::vector<std::uint64_t>& hashes) {
    if (hashes.size() < 2)
        return;
    const auto shift = static_cast<unsigned>(word_bits - std::bit_width(hashes.size() - 1));
    std::vector<std::uint32_t> ends((std::size_t{1} << (word_bits - shift)) + 1);
    for (const std::uint64_t hash : hashes)
        ++ends[(hash >> shift) + 1];
    for (std::size_t i = 1; i < ends.size(); ++i)
        ends[i] += ends[i - 1];
    std::vector<std::uint64_t> spread(hashes.size());
    for (const std::uint64_t hash : hashes)
        spread[ends[hash >> shift]++] = hash;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        if (ends[i] - begin > 1)
            std::sort(spread.begin() + static_cast<std::ptrdiff_t>(begin),
                      spread.begin() + ends[i]);
        begin = ends[i];
    }
    hashes.swap(spread);
}

}  // namespace

Grams grams_of(std::u32string_view text) {
    Grams grams;
    grams.reserve(text.size());
    for_each_gram(text, [&](const Gram& gram) { grams.push_back(hash_of(gram)); });
    sort_hashes(grams);
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

std::size_t common_grams(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        common += *i == *j ? 1U : 0U;
        const bool step_a = *i <= *j;
        const bool step_b = *j <= *i;
        i += step_a ? 1 : 0;
        j += step_b ? 1 : 0;
    }
    return common;
}

double jaccard_of(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    const std::size_t common = common_grams(a, b);
    const std::size_t all = a.size() + b.size() - common;
    return all == 0 ? 1 : static_cast<double>(common) / static_cast<double>(all);
}

std::size_t levenshtein(std::u32string_view a, std::u32string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    while (!a.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    return a.empty() ? b.size() : distance(a, b, Start::at_head);
}

std::size_t levenshtein_within(std::u32string_view part, std::u32string_view whole) {
    return part.empty() ? 0 : distance(part, whole, Start::anywhere);
}

double edit_similarity(std::u32string_view a, std::u32string_view b) {
    const std::size_t longer = std::max(a.size(), b.size());
    return longer == 0 ? 1
                       : 1 - static_cast<double>(levenshtein(a, b)) / static_cast<double>(longer);
}

}  // namespace kiji::dedupe
