#include "base/open_beneath.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/system_error.hpp"

namespace kiji::base {
namespace {

/// Part by part: kernels before 5.6, and sandboxes that forbid what they do not know.
int open_by_parts(int folder, const Path& name, int flags) {
    int at = folder;
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const Path part = name.substr(begin, end - begin);
        const bool last = end == name.size();
        const int next = retry([&] {
            return ::openat(at, part.c_str(),
                            (last ? flags : O_PATH | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC);
        });
        const int error = errno;
        if (at != folder)
            ::close(at);
        errno = error;
        if (next < 0 || last)
            return next;
        at = next;
        begin = end + 1;
    }
}

}  // namespace

int open_beneath(int folder, const Path& name, int flags) {
    open_how how{};
    how.flags = static_cast<unsigned>(flags | O_CLOEXEC | O_NOFOLLOW);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    const auto opened =
        retry([&] { return ::syscall(SYS_openat2, folder, name.c_str(), &how, sizeof how); });
    if (opened < 0 && (errno == ENOSYS || errno == EPERM))
        return open_by_parts(folder, name, flags);
    return static_cast<int>(opened);
}

FileInfo::Kind file_kind(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return FileInfo::Kind::regular;
        case S_IFDIR:
            return FileInfo::Kind::directory;
        case S_IFLNK:
            return FileInfo::Kind::symlink;
        default:
            return FileInfo::Kind::other;
    }
}

OutputInfo output_info(const struct stat& status) {
    constexpr std::int64_t second = 1'000'000'000;
    return {
        .kind = file_kind(status.st_mode),
        .size = static_cast<std::uint64_t>(status.st_size),
        .modified_ns = (status.st_mtim.tv_sec * second) + status.st_mtim.tv_nsec,
        .changed_ns = (status.st_ctim.tv_sec * second) + status.st_ctim.tv_nsec,
        .inode = status.st_ino,
        .mode = status.st_mode & 07777U,
    };
}

ssize_t read_full(int file, char* bytes, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t count = retry([&] { return ::read(file, bytes + filled, size - filled); });
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(filled);
}

}  // namespace kiji::base
