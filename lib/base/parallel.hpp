// Loops over independent items on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace kiji {

/// Calls `body(i)` once for every i in [0, count), on up to `threads` threads (0: one for each
/// processor). Order is not defined; results belong at index i of a list made before. Returns when
/// all are done. What `body` throws (no memory, say) ends the loop and is thrown again to the
/// caller, one of it. With one thread or one item it runs in the caller.
void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& body);

}  // namespace kiji
