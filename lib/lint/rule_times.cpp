#include "lint/rule_times.hpp"

#include <time.h>

namespace kiji::lint {

void RuleTimes::add_fact(std::string_view name, std::uint64_t nanoseconds) {
    const std::lock_guard lock(facts_mutex_);
    facts_[name] += nanoseconds;
}

RuleTimes::Facts RuleTimes::facts() const {
    const std::lock_guard lock(facts_mutex_);
    return facts_;
}

std::uint64_t RuleTimes::now() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    constexpr std::uint64_t nanoseconds = 1'000'000'000;
    return static_cast<std::uint64_t>(time.tv_sec) * nanoseconds +
           static_cast<std::uint64_t>(time.tv_nsec);
}

}  // namespace kiji::lint
