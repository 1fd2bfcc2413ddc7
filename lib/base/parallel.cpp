#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace kiji {

// Not oneTBB: Debian has it as a shared library only, which one portable binary cannot use, and it
// gives thread sanitizer false alarms. The loops here run over files, so that starting a few
// threads (some 30 microseconds each) does not show.
void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& body) {
    if (threads == 0)
        threads = std::max(1U, std::thread::hardware_concurrency());
    threads = std::min(threads, count);

    // One item at a time: files differ in size a thousandfold.
    std::atomic<std::size_t> next = 0;
    std::exception_ptr thrown;
    std::mutex throwing;
    const auto work = [&] {
        try {
            for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1))
                body(i);
        } catch (...) {
            const std::scoped_lock lock(throwing);
            thrown = thrown ? thrown : std::current_exception();
            next = count;
        }
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) {
        try {
            others.emplace_back(work);
        } catch (const std::system_error&) {
            break;  // no more threads to be had: those that run do it all
        }
    }
    work();
    others.clear();
    if (thrown)
        std::rethrow_exception(thrown);
}

}  // namespace kiji
