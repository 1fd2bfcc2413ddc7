#include "base/table.hpp"

#include <algorithm>
#include <cstdint>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("a table begins with zeros and keeps what is written, small or large", "[base]") {
    for (const std::size_t size : {0U, 1U, 1000U, 3'000'000U}) {
        Table<std::uint32_t> table(size);
        REQUIRE(table.size() == size);
        CHECK(std::count(table.begin(), table.begin() + size, 0U) ==
              static_cast<std::ptrdiff_t>(size));
        for (std::size_t i = 0; i < size; i += 7)
            table[i] = static_cast<std::uint32_t>(i);
        bool kept = true;
        for (std::size_t i = 0; i < size; ++i)
            kept = kept && table[i] == (i % 7 == 0 ? i : 0);
        CHECK(kept);
    }
}

}  // namespace
}  // namespace kiji
