// Sorting on several threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/parallel.hpp"

namespace kiji {

/// Sorts `values`, whose first key is `bucket_of(value)`, below `buckets`: they are spread over
/// the buckets, and each is sorted by `less` on one of up to `threads` threads. For keys that
/// spread well; values that are equal may come in any order. Takes their memory once more.
template <typename Value, typename BucketOf, typename Less>
void bucket_sort(std::vector<Value>& values, std::size_t buckets, BucketOf bucket_of, Less less,
                 std::size_t threads) {
    std::vector<std::size_t> ends(buckets + 1);
    for (const Value& value : values)
        ++ends[bucket_of(value) + 1];
    for (std::size_t i = 1; i < ends.size(); ++i)
        ends[i] += ends[i - 1];
    std::vector<Value> spread(values.size());
    for (const Value& value : values)
        spread[ends[bucket_of(value)]++] = value;
    values.swap(spread);
    parallel_for(buckets, threads, [&](std::size_t bucket) {
        const auto begin = static_cast<std::ptrdiff_t>(bucket == 0 ? 0 : ends[bucket - 1]);
        const auto end = static_cast<std::ptrdiff_t>(ends[bucket]);
        std::sort(values.begin() + begin, values.begin() + end, less);
    });
}

}  // namespace kiji
