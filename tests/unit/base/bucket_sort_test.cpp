#include "base/bucket_sort.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("sorting by buckets sorts, on any number of threads", "[base]") {
    std::uint32_t state = 5;
    for (const std::size_t size : {0U, 1U, 2U, 100U, 5000U}) {
        std::vector<std::uint32_t> values(size);
        for (std::uint32_t& value : values)
            value = (state = state * 1664525U + 1013904223U) >> 12U;
        std::vector<std::uint32_t> expected = values;
        std::ranges::sort(expected);
        for (const std::size_t threads : {1U, 2U, 8U}) {
            std::vector<std::uint32_t> sorted = values;
            bucket_sort(
                sorted, 64, [](std::uint32_t value) { return value >> 14U; }, std::less(), threads);
            CHECK(sorted == expected);
        }
    }
}

TEST_CASE("without values there need be no buckets", "[base]") {
    std::vector<int> none;
    bucket_sort(
        none, 0, [](int) { return std::size_t{0}; }, std::less(), 2);
    CHECK(none.empty());
}

}  // namespace
}  // namespace kiji
