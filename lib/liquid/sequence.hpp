// What a loop walks: the items of an array, the pairs of an object, the numbers of a range.
#pragma once

#include <cstdint>
#include <optional>

#include "base/arena.hpp"
#include "value/value.hpp"

namespace kiji::liquid {

/// Nothing is copied: items are made when they are asked for. A view like its value.
class Sequence {
  public:
    /// A string that is not empty is its only item; what cannot be walked has none.
    explicit Sequence(const Value& value);

    std::uint64_t size() const { return last_ - first_; }
    /// Keeps the items from number `from` on, up to number `to`. A string stays whole.
    void cut(std::int64_t from, std::optional<std::int64_t> to);
    void reverse() { reversed_ = true; }
    /// Item `index` of those that are kept. Pairs of an object are made in `arena`.
    Value at(std::uint64_t index, Arena& arena) const;

  private:
    Value value_;
    std::uint64_t first_ = 0;
    std::uint64_t last_ = 0;
    bool reversed_ = false;
};

}  // namespace kiji::liquid
