#include "child.hpp"

#include <array>
#include <chrono>
#include <cstdlib>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiji::bench {
namespace {

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + (static_cast<double>(time.tv_usec) * 1e-6);
}

/// Forks; the child does `child`, which does not return.
template <typename Child>
Measured measure(int& status, Child child) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t id = ::fork();
    if (id == 0)
        child();
    rusage used{};
    if (id < 0 || ::wait4(id, &status, 0, &used) != id) {
        fmt::print(stderr, "cannot start a process\n");
        std::exit(EXIT_FAILURE);
    }
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    return {.seconds = passed.count(),
            .processor_seconds = seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
            .megabytes = static_cast<double>(used.ru_maxrss) / 1024};
}

}  // namespace

Measured in_child(const std::function<double()>& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        std::abort();
    int status = 0;
    Measured measured = measure(status, [&] {
        const double number = work();
        const bool written = ::write(ends[1], &number, sizeof number) == sizeof number;
        ::_exit(written ? EXIT_SUCCESS : EXIT_FAILURE);
    });
    const bool read =
        ::read(ends[0], &measured.number, sizeof measured.number) == sizeof measured.number;
    ::close(ends[0]);
    ::close(ends[1]);
    if (!read || status != 0) {
        fmt::print(stderr, "a measurement failed\n");
        std::exit(EXIT_FAILURE);
    }
    return measured;
}

Measured start(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));  // as execvp wants them
    arguments.push_back(nullptr);
    int status = 0;
    Measured measured = measure(status, [&] {
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    });
    measured.number = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return measured;
}

}  // namespace kiji::bench
