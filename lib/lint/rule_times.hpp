// How long rules take, and what they share.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string_view>
#include <vector>

namespace kiji::lint {

/// Nanoseconds of the processor by rule, in the order of all_rules(), and by what several rules ask
/// for (facts.hpp), which counts for none of them. Any thread may add.
class RuleTimes {
  public:
    using Facts = std::map<std::string_view, std::uint64_t>;

    explicit RuleTimes(std::size_t rules) : times_(rules) {}
    void add(std::size_t rule, std::uint64_t nanoseconds) {
        times_[rule].fetch_add(nanoseconds, std::memory_order_relaxed);
    }
    /// `name` outlives this.
    void add_fact(std::string_view name, std::uint64_t nanoseconds);

    std::uint64_t of(std::size_t rule) const {
        return times_[rule].load(std::memory_order_relaxed);
    }
    Facts facts() const;

    /// What this thread has had of the processor.
    static std::uint64_t now();

  private:
    std::vector<std::atomic<std::uint64_t>> times_;
    mutable std::mutex facts_mutex_;
    Facts facts_;
};

}  // namespace kiji::lint
