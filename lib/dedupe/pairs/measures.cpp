#include "dedupe/pairs/measures.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "dedupe/join/grams.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t word_bits = 64;

/// The bits of `pattern` where each code point stands, word by word.
class Positions {
  public:
    explicit Positions(std::u32string_view pattern)
        : words_((pattern.size() + word_bits - 1) / word_bits),
          slots_(std::bit_ceil(2 * pattern.size() + 2)),
          bits_(words_, 0) {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            Slot& slot = slots_[slot_of(pattern[i])];
            if (slot.row == 0) {
                slot = {.value = pattern[i], .row = bits_.size()};
                bits_.resize(bits_.size() + words_);
            }
            bits_[slot.row + (i / word_bits)] |= std::uint64_t{1} << i % word_bits;
        }
    }
    std::size_t words() const { return words_; }
    std::span<const std::uint64_t> of(char32_t value) const {
        return std::span(bits_).subspan(slots_[slot_of(value)].row, words_);
    }

  private:
    struct Slot {
        char32_t value = 0;
        std::size_t row = 0;  // in bits_; the first is of what stands nowhere
    };
    std::size_t slot_of(char32_t value) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = (value * std::size_t{0x9E3779B1} >> 7U) & mask;
        while (slots_[at].row != 0 && slots_[at].value != value)
            at = (at + 1) & mask;
        return at;
    }

    std::size_t words_;
    std::vector<Slot> slots_;
    std::vector<std::uint64_t> bits_;
};

enum class Start : std::uint8_t {
    at_head,   // what stands before the match costs
    anywhere,  // it does not
};

/// The table of distances, column by column: of a column only what is one more than above, and what
/// is one less.
class Columns {
  public:
    explicit Columns(std::u32string_view pattern)
        : positions_(pattern),
          last_(std::uint64_t{1} << (pattern.size() - 1) % word_bits),
          plus_(positions_.words(), ~std::uint64_t{0}),
          minus_(positions_.words(), 0) {}

    /// Goes on by one code point of the text; by how much the last row changes: 1, 0 or -1.
    int next(char32_t value, Start start) {
        const std::span<const std::uint64_t> matches = positions_.of(value);
        const std::size_t words = matches.size();
        std::uint64_t plus_carry = start == Start::at_head ? 1 : 0;
        std::uint64_t minus_carry = 0;
        int change = 0;
        for (std::size_t w = 0; w < words; ++w) {
            const std::uint64_t p = plus_[w];
            const std::uint64_t m = minus_[w];
            const std::uint64_t xv = matches[w] | m;
            const std::uint64_t eq = matches[w] | minus_carry;
            const std::uint64_t xh = (((eq & p) + p) ^ p) | eq;
            std::uint64_t ph = m | ~(xh | p);
            std::uint64_t mh = p & xh;
            if (w + 1 == words)
                change = ((ph & last_) != 0 ? 1 : 0) - ((mh & last_) != 0 ? 1 : 0);
            const std::uint64_t next_plus = ph >> (word_bits - 1);
            const std::uint64_t next_minus = mh >> (word_bits - 1);
            ph = ph << 1U | plus_carry;
            mh = mh << 1U | minus_carry;
            plus_carry = next_plus;
            minus_carry = next_minus;
            plus_[w] = mh | ~(xv | ph);
            minus_[w] = ph & xv;
        }
        return change;
    }

    std::span<const std::uint64_t> plus() const { return plus_; }
    std::span<const std::uint64_t> minus() const { return minus_; }

  private:
    Positions positions_;
    std::uint64_t last_;
    std::vector<std::uint64_t> plus_;
    std::vector<std::uint64_t> minus_;
};

/// The distance of `pattern` to the best end in `text`: of all ends where it may start anywhere,
/// else the end of the text.
std::size_t distance(std::u32string_view pattern, std::u32string_view text, Start start) {
    Columns columns(pattern);
    auto score = static_cast<std::ptrdiff_t>(pattern.size());
    std::ptrdiff_t best = score;
    for (const char32_t value : text) {
        score += columns.next(value, start);
        best = std::min(best, score);
    }
    return static_cast<std::size_t>(start == Start::anywhere ? best : score);
}

void insertion_sort(std::span<std::uint64_t> values) {
    for (std::size_t i = 1; i < values.size(); ++i) {
        const std::uint64_t value = values[i];
        std::size_t at = i;
        for (; at > 0 && values[at - 1] > value; --at)
            values[at] = values[at - 1];
        values[at] = value;
    }
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
        // Some two stand in each, if they were not chosen to be many.
        constexpr std::size_t few = 24;
        if (ends[i] - begin > few)
            std::sort(spread.begin() + static_cast<std::ptrdiff_t>(begin),
                      spread.begin() + ends[i]);
        else
            insertion_sort(std::span(spread).subspan(begin, ends[i] - begin));
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

std::vector<Step> shortest_edit(std::u32string_view a, std::u32string_view b) {
    std::size_t row = a.size();
    std::size_t column = b.size();
    std::vector<Step> steps;
    if (row > 0 && column > 0) {
        Columns columns(a);
        std::vector<std::uint64_t> plus;
        std::vector<std::uint64_t> minus;
        for (const char32_t value : b) {
            columns.next(value, Start::at_head);
            plus.insert(plus.end(), columns.plus().begin(), columns.plus().end());
            minus.insert(minus.end(), columns.minus().begin(), columns.minus().end());
        }
        const std::size_t words = columns.plus().size();
        const auto is_set = [&](const std::vector<std::uint64_t>& bits) {
            const std::uint64_t word = bits[((column - 1) * words) + ((row - 1) / word_bits)];
            return (word >> (row - 1) % word_bits & 1U) != 0;
        };
        while (row > 0 && column > 0) {
            if (is_set(plus)) {
                steps.push_back(Step::remove);
                --row;
                continue;
            }
            --column;
            if (column > 0 && is_set(minus)) {
                steps.push_back(Step::add);
            } else {
                --row;
                steps.push_back(a[row] == b[column] ? Step::keep : Step::change);
            }
        }
    }
    steps.insert(steps.end(), row, Step::remove);
    steps.insert(steps.end(), column, Step::add);
    std::reverse(steps.begin(), steps.end());
    return steps;
}

}  // namespace kiji::dedupe
