// The different ones among many values: a table that is used again for one text after another.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kiji::dedupe {

/// Values in the order in which each came first. Their hashes are handed in, for they are known
/// already. Linear probing; memory of the largest text is kept for the next. A value-initialised
/// `Value` marks a free slot and is never inserted.
template <typename Value>
class Distinct {
  public:
    /// Forgets all values and makes room for `at_most`. O(at_most).
    void clear(std::size_t at_most) {
        const std::size_t size = std::bit_ceil(std::max<std::size_t>(2 * at_most, 16));
        if (slots_.size() < size)
            slots_.resize(size);
        std::fill_n(slots_.begin(), size, Value{});
        mask_ = size - 1;
        if (values_.size() < at_most)
            values_.resize(at_most);
        count_ = 0;
    }

    /// True where `value` is new. No more than `at_most` are.
    bool insert(const Value& value, std::uint64_t hash) {
        const std::size_t before = count_;
        slot_for(value, hash);
        return count_ != before;
    }
    /// Inserts it where it is new; its slot, as of find().
    std::size_t slot_for(const Value& value, std::uint64_t hash) {
        const std::size_t at = slot_of(value, hash);
        if (!(slots_[at] == value)) {
            slots_[at] = value;
            values_[count_++] = value;
        }
        return at;
    }

    /// Something of this hash will be inserted or looked for.
    void fetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_], 1); }

    /// Where it is kept, a number below slots(); slots() where it is not there.
    std::size_t find(const Value& value, std::uint64_t hash) const {
        const std::size_t at = slot_of(value, hash);
        return slots_[at] == value ? at : slots();
    }
    std::size_t slots() const { return mask_ + 1; }

    std::span<const Value> values() const { return std::span(values_).first(count_); }

  private:
    std::size_t slot_of(const Value& value, std::uint64_t hash) const {
        std::size_t at = hash & mask_;
        while (!(slots_[at] == value) && !(slots_[at] == Value{}))
            at = (at + 1) & mask_;
        return at;
    }

    std::vector<Value> slots_;
    std::vector<Value> values_;
    std::size_t count_ = 0;
    std::size_t mask_ = 0;
};

}  // namespace kiji::dedupe
