#include "dedupe/pairs/measures.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdlib>
#include <optional>

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
/// is one less. 64 rows of it are a word; `plus` and `minus` go on by one code point, which stands
/// at the rows of `matches`.
struct Horizontal {
    std::uint64_t plus = 0;  // of the row above the word, then of its last
    std::uint64_t minus = 0;
};
/// By how much the row of the bit `last` changes: 1, 0 or -1.
inline int step_word(std::uint64_t matches, std::uint64_t last, std::uint64_t& plus,
                     std::uint64_t& minus, Horizontal& carry) {
    const std::uint64_t xv = matches | minus;
    const std::uint64_t eq = matches | carry.minus;
    const std::uint64_t xh = (((eq & plus) + plus) ^ plus) | eq;
    std::uint64_t ph = minus | ~(xh | plus);
    std::uint64_t mh = plus & xh;
    const int change = ((ph & last) != 0 ? 1 : 0) - ((mh & last) != 0 ? 1 : 0);
    const Horizontal next{.plus = ph >> (word_bits - 1), .minus = mh >> (word_bits - 1)};
    ph = ph << 1U | carry.plus;
    mh = mh << 1U | carry.minus;
    carry = next;
    plus = mh | ~(xv | ph);
    minus = ph & xv;
    return change;
}

constexpr std::uint64_t bit_of_row(std::size_t row) {
    return std::uint64_t{1} << row % word_bits;
}

/// The whole table.
class Columns {
  public:
    explicit Columns(std::u32string_view pattern)
        : positions_(pattern),
          last_(bit_of_row(pattern.size() - 1)),
          plus_(positions_.words(), ~std::uint64_t{0}),
          minus_(positions_.words(), 0) {}

    /// Goes on by one code point of the text; by how much the last row changes: 1, 0 or -1.
    int next(char32_t value, Start start) {
        const std::span<const std::uint64_t> matches = positions_.of(value);
        Horizontal carry{.plus = start == Start::at_head ? 1U : 0U};
        int change = 0;
        for (std::size_t w = 0; w < matches.size(); ++w)
            change = step_word(matches[w], last_, plus_[w], minus_[w], carry);
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

/// Of the table only the words that a way of no more than `most` steps may cross (Ukkonen 1985): it
/// strays from the diagonal by so many rows only that it can come back. What lies outside counts as
/// steps along the edge, so that no distance comes out too small.
class Band {
  public:
    /// `text` is as long as `pattern` or longer, by `most` code points at the most.
    Band(const Positions& positions, std::u32string_view pattern, std::u32string_view text,
         std::size_t most)
        : positions_(positions),
          rows_(pattern.size()),
          text_(text),
          most_(most),
          above_((most + text.size() - rows_) / 2),
          below_((most - (text.size() - rows_)) / 2),
          plus_(positions.words(), ~std::uint64_t{0}),
          minus_(positions.words(), 0) {}

    /// The distance, where it is no more than `most`.
    std::optional<std::size_t> distance() {
        std::size_t last = 0;
        auto score = static_cast<std::ptrdiff_t>(end_of(last));  // at the end of this word
        for (std::size_t column = 1; column <= text_.size(); ++column) {
            const std::size_t first = (std::max(column, above_ + 1) - above_ - 1) / word_bits;
            while (last < (std::min(rows_, column + below_) - 1) / word_bits) {
                score += static_cast<std::ptrdiff_t>(end_of(last + 1) - end_of(last));
                ++last;
            }
            const std::span<const std::uint64_t> matches = positions_.of(text_[column - 1]);
            const std::uint64_t bit = bit_of_row(end_of(last) - 1);
            Horizontal carry{.plus = 1};
            int change = 0;
            for (std::size_t w = first; w <= last; ++w)
                change = step_word(matches[w], bit, plus_[w], minus_[w], carry);
            score += change;
            if (column % word_bits == 0 && !may_end(column, first, last, score))
                return {};
        }
        if (score > static_cast<std::ptrdiff_t>(most_))
            return {};
        return static_cast<std::size_t>(score);
    }

  private:
    std::size_t end_of(std::size_t word) const { return std::min(rows_, (word + 1) * word_bits); }

    /// True where from a row of this column the end can be reached in time. `distance` is that of
    /// the last row of the last word.
    bool may_end(std::size_t column, std::size_t first, std::size_t last,
                 std::ptrdiff_t distance) const {
        const auto to_go = static_cast<std::ptrdiff_t>(text_.size() - column);
        for (std::size_t row = end_of(last); row > first * word_bits; --row) {
            const auto rows_to_go = static_cast<std::ptrdiff_t>(rows_ - row);
            if (distance + std::abs(rows_to_go - to_go) <= static_cast<std::ptrdiff_t>(most_))
                return true;
            const std::size_t word = (row - 1) / word_bits;
            const std::uint64_t bit = bit_of_row(row - 1);
            distance -= ((plus_[word] & bit) != 0 ? 1 : 0) - ((minus_[word] & bit) != 0 ? 1 : 0);
        }
        return false;
    }

    const Positions& positions_;
    std::size_t rows_;
    std::u32string_view text_;
    std::size_t most_;
    std::size_t above_;  // so many rows of a column may lie above the diagonal, and below
    std::size_t below_;
    std::vector<std::uint64_t> plus_;
    std::vector<std::uint64_t> minus_;
};

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

Grams grams_of(std::string_view text) {
    Grams grams;
    grams.reserve(count_grams(text));
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

std::size_t levenshtein(std::u32string_view a, std::u32string_view b, std::size_t at_most) {
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
    const std::size_t more = b.size() - a.size();
    if (more > at_most)
        return at_most + 1;
    if (a.empty())
        return more;
    const Positions positions(a);
    // A narrow band first: most texts that are asked for are variants, or clearly none.
    std::size_t most = std::min(at_most, std::max(2 * more, word_bits));
    while (true) {
        if (const std::optional<std::size_t> found = Band(positions, a, b, most).distance())
            return *found;
        if (most == at_most)
            return at_most + 1;
        most = std::min(at_most, 4 * most);
    }
}

std::size_t levenshtein(std::u32string_view a, std::u32string_view b) {
    return levenshtein(a, b, std::max(a.size(), b.size()));
}

std::size_t levenshtein_within(std::u32string_view part, std::u32string_view whole) {
    if (part.empty())
        return 0;
    Columns columns(part);
    auto score = static_cast<std::ptrdiff_t>(part.size());
    std::ptrdiff_t best = score;
    for (const char32_t value : whole) {
        score += columns.next(value, Start::anywhere);
        best = std::min(best, score);
    }
    return static_cast<std::size_t>(best);
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
