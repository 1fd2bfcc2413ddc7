// Runs a program to its end and keeps what it said.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kiji::test {

/// Where a program's standard output goes.
enum class Output : std::uint8_t {
    captured,     // into Finished::out
    full_disk,    // /dev/full: every write fails
    closed,       // there is none
    reader_gone,  // a pipe that nobody reads any more
};

struct Start {
    std::vector<std::string> arguments{};  // without the program's own name
    std::string input{};                   // standard input; empty: /dev/null
    bool terminal = false;                 // standard input is a terminal, where `input` is typed
    std::string folder{};                  // where it runs; empty: here
    std::vector<std::pair<std::string, std::string>> environment{};  // besides PATH, LC_ALL, HOME
    Output output = Output::captured;
    double seconds = 120;  // killed after so many
};

struct Finished {
    int exit_code = -1;  // -1: it did not come to an end by itself
    int signal = 0;      // that killed it, or 0
    bool timed_out = false;
    double cpu_seconds = 0;
    double wall_seconds = 0;
    std::string out{};
    std::string err{};
};

/// Starts `program` (a path, or a name looked up in PATH) with an environment of its own, so that
/// nothing of the caller's leaks in. Throws std::system_error where it cannot be started.
Finished run(const std::string& program, const Start& start);

}  // namespace kiji::test
