#include "base/lock.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/system_error.hpp"

namespace kiji {
namespace {

using base::Descriptor;
using base::reason;
using base::retry;

/// The words of a line.
std::string_view take_word(std::string_view& line) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return word;
}

/// The process that holds a lock on the file; empty where the system does not say. A line is
/// `12: FLOCK  ADVISORY  WRITE 4711 fe:00:123456 0 EOF`.
std::string holder(int file) {
    struct stat status {};
    constexpr std::size_t enough = std::size_t{4} << 20U;
    const Result<std::string> locks = RealFiles().read("/proc/locks", enough);
    if (!locks || ::fstat(file, &status) != 0)
        return {};
    const std::string inode = fmt::format(":{}", status.st_ino);
    for (std::string_view left = *locks; !left.empty();) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        std::string_view line = left.substr(0, end);
        left.remove_prefix(std::min(end + 1, left.size()));
        take_word(line);
        if (take_word(line) != "FLOCK")
            continue;
        take_word(line);
        take_word(line);
        const std::string_view process = take_word(line);
        if (take_word(line).ends_with(inode) && process != "0")
            return std::string(process);
    }
    return {};
}

}  // namespace

Result<Lock> Lock::take(Handle file, const Path& path, const std::string& purpose) {
    if (!*file)
        return Error{fmt::format("could not open what is to be locked: {}", reason(errno)), path};
    if (retry([&] { return ::flock(file->number(), LOCK_EX | LOCK_NB); }) == 0)
        return Lock(std::move(file));
    if (errno != EWOULDBLOCK)
        return Lock(Handle());
    const std::string process = holder(file->number());
    return Error{process.empty()
                     ? fmt::format("another {} is at work here: wait until it ends", purpose)
                     : fmt::format("another {} (process {}) is at work here: wait until it ends",
                                   purpose, process),
                 path};
}

Result<Lock> Lock::take(const OutputFolder& folder, const std::string& purpose) {
    // A descriptor of its own: locks belong to what was opened, not to the process.
    return take(std::make_shared<const Descriptor>(retry([&] {
                    return ::openat(folder.root_->number(), ".",
                                    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
                })),
                folder.path(), purpose);
}

Result<Lock> Lock::take(OutputFolder& folder, const std::string& name, const std::string& purpose) {
    return take(std::make_shared<const Descriptor>(retry([&] {
                    return ::openat(folder.root_->number(), name.c_str(),
                                    O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
                })),
                join(folder.path(), name), purpose);
}

}  // namespace kiji
