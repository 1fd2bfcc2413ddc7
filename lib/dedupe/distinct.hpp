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
/// already. Linear probing; memory of the largest text is kept for the next.
template <typename Value>
class Distinct {
  public:
    /// Forgets all values and makes room for `at_most`. O(at_most).
    void clear(std::size_t at_most) {
        const std::size_t size = std::bit_ceil(std::max<std::size_t>(2 * at_most, 16));
        if (slots_.size() < size)
            slots_.resize(size);
        std::fill_n(slots_.begin(), size, 0);
        mask_ = size - 1;
        values_.clear();
        values_.reserve(at_most);
    }

    /// True where `value` is new. No more than `at_most` are.
    bool insert(const Value& value, std::uint64_t hash) {
        std::uint32_t& slot = slots_[slot_of(value, hash)];
        if (slot != 0)
            return false;
        values_.push_back(value);
        slot = static_cast<std::uint32_t>(values_.size());
        return true;
    }

    /// The index in values(); values().size() where it is not there.
    std::size_t find(const Value& value, std::uint64_t hash) const {
        const std::uint32_t slot = slots_[slot_of(value, hash)];
        return slot == 0 ? values_.size() : slot - 1;
    }

    std::span<const Value> values() const { return values_; }

  private:
    std::size_t slot_of(const Value& value, std::uint64_t hash) const {
        std::size_t at = hash & mask_;
        while (slots_[at] != 0 && !(values_[slots_[at] - 1] == value))
            at = (at + 1) & mask_;
        return at;
    }

    std::vector<std::uint32_t> slots_;  // index of a value + 1, or 0
    std::vector<Value> values_;
    std::size_t mask_ = 0;
};

}  // namespace kiji::dedupe
