#include "base/parallel.hpp"

#include <atomic>
#include <new>
#include <thread>
#include <vector>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("every item is done once, whatever the number of threads", "[base]") {
    for (const std::size_t threads : {0U, 1U, 2U, 7U, 1000U})
        for (const std::size_t count : {0U, 1U, 2U, 999U}) {
            std::vector<std::atomic<int>> done(count);
            parallel_for(count, threads, [&](std::size_t i) { ++done.at(i); });
            for (const std::atomic<int>& times : done)
                REQUIRE(times == 1);
        }
}

TEST_CASE("one thread is the caller's own", "[base]") {
    const std::thread::id caller = std::this_thread::get_id();
    std::vector<std::size_t> order;
    parallel_for(3, 1, [&](std::size_t i) {
        CHECK(std::this_thread::get_id() == caller);
        order.push_back(i);
    });
    CHECK(order == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("what the loop's body throws comes out of it", "[base]") {
    for (const std::size_t threads : {1U, 4U}) {
        std::atomic<int> done = 0;
        CHECK_THROWS_AS(parallel_for(100000, threads,
                                     [&](std::size_t i) {
                                         if (i == 10)
                                             throw std::bad_alloc();
                                         ++done;
                                     }),
                        std::bad_alloc);
        CHECK(done < 100000);
    }
}

}  // namespace
}  // namespace kiji
