// Work measured in a process of its own, so that its memory is its own.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace kiji::bench {

struct Measured {
    double seconds = 0;
    double processor_seconds = 0;
    double megabytes = 0;  // at the most, resident
    double number = 0;     // what the work returned
};

/// Runs `work` in a child of this process. A child that fails ends the program with a message.
Measured in_child(const std::function<double()>& work);

/// Starts a program, its output dropped, and waits for its end; `number` is its exit code.
Measured start(const std::vector<std::string>& words);

}  // namespace kiji::bench
