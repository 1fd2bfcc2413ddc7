// How long rules take.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kiji::lint {

/// Nanoseconds by rule, in the order of all_rules(). Any thread may add.
class RuleTimes {
  public:
    explicit RuleTimes(std::size_t rules) : times_(rules) {}
    void add(std::size_t rule, std::uint64_t nanoseconds) {
        times_[rule].fetch_add(nanoseconds, std::memory_order_relaxed);
    }
    std::uint64_t of(std::size_t rule) const {
        return times_[rule].load(std::memory_order_relaxed);
    }

  private:
    std::vector<std::atomic<std::uint64_t>> times_;
};

}  // namespace kiji::lint
