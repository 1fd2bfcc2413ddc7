// The merge sort of glibc, which Ruby sorts with: what comes first among equals, and what is
// compared at all where the order is none, shows in the output.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace kiji::liquid {

/// Sorts `items` by way of `rest`, which is as long; `order(a, b)` is less than 0, 0 or more. Any
/// function will do, also one that is no order. Equal ones keep their places. O(n log n).
template <typename T, typename Order>
void merge_sort(std::span<T> items, std::span<T> rest, const Order& order) {
    if (items.size() < 2)
        return;
    std::span<T> left = items.first(items.size() / 2);
    std::span<T> right = items.subspan(left.size());
    merge_sort(left, rest, order);
    merge_sort(right, rest, order);
    auto out = rest.begin();
    while (!left.empty() && !right.empty()) {
        std::span<T>& next = order(left.front(), right.front()) <= 0 ? left : right;
        *out++ = next.front();
        next = next.subspan(1);
    }
    out = std::ranges::copy(left, out).out;
    std::copy(rest.begin(), out, items.begin());
}

/// The same with memory of its own.
template <typename T, typename Order>
void merge_sort(std::vector<T>& items, const Order& order) {
    std::vector<T> rest(items.size());
    merge_sort(std::span<T>(items), std::span<T>(rest), order);
}

}  // namespace kiji::liquid
