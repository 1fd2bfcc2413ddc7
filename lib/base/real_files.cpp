// Reading the files of this machine.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <dirent.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/open_beneath.hpp"
#include "base/system_error.hpp"

namespace kiji {
namespace {

using base::Descriptor;
using base::reason;
using base::retry;

Error could_not(std::string_view what, const Path& path, std::string_view why) {
    return {fmt::format("could not {}: {}", what, why), path};
}

/// A NUL would end the name early, and another file would be opened.
bool has_nul(const Path& path) {
    return path.find('\0') != Path::npos;
}
constexpr std::string_view nul_in_name = "the name holds a NUL byte";

std::string too_large(std::uint64_t size, std::size_t max_bytes) {
    return fmt::format("{} bytes, more than the limit of {}", size, max_bytes);
}

struct CloseDirectory {
    void operator()(DIR* directory) const { closedir(directory); }
};

/// An open regular file and its size.
struct Opened {
    Descriptor file;
    std::uint64_t size = 0;
};

Result<Opened> open_to_read(const Path& path) {
    const auto failed = [&](std::string_view why) { return could_not("read", path, why); };
    if (has_nul(path))
        return failed(nul_in_name);
    struct stat status {};
    // Looked at before it is opened: to open some devices is to act on them.
    if (::stat(path.c_str(), &status) != 0)
        return failed(reason(errno));
    if (!S_ISREG(status.st_mode))
        return failed(base::kind_of(status.st_mode));
    Descriptor file(
        retry([&] { return ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY); }));
    if (!file)
        return failed(reason(errno));
    // Another thing may stand there by now.
    if (::fstat(file.number(), &status) != 0)
        return failed(reason(errno));
    if (!S_ISREG(status.st_mode))
        return failed(base::kind_of(status.st_mode));
    return Opened{std::move(file), static_cast<std::uint64_t>(status.st_size)};
}

}  // namespace

Result<std::string> RealFiles::read(const Path& path, std::size_t max_bytes) const {
    const auto failed = [&](std::string_view why) { return could_not("read", path, why); };
    const Result<Opened> opened = open_to_read(path);
    if (!opened)
        return opened.error();
    const Descriptor& file = opened->file;
    const std::uint64_t expected = opened->size;
    if (expected > max_bytes)
        return failed(too_large(expected, max_bytes));

    // One byte more than expected, so that a file that did not grow takes one read. Files in /proc
    // say 0 and hold more.
    std::string bytes;
    std::size_t filled = 0;
    bytes.resize(static_cast<std::size_t>(expected) + 1);
    while (true) {
        const ssize_t count = retry(
            [&] { return ::read(file.number(), bytes.data() + filled, bytes.size() - filled); });
        if (count < 0)
            return failed(reason(errno));
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
        if (filled == expected)  // fewer than asked for: a regular file ends here
            break;
        if (filled > max_bytes)
            return failed(too_large(filled, max_bytes));
        if (filled == bytes.size())
            bytes.resize(std::max<std::size_t>(4096, filled * 2));
    }
    bytes.resize(filled);
    return bytes;
}

Result<std::string> RealFiles::head(const Path& path, std::size_t bytes) const {
    const Result<Opened> opened = open_to_read(path);
    if (!opened)
        return opened.error();
    std::string text(bytes, '\0');
    std::size_t filled = 0;
    while (filled < bytes) {
        const ssize_t count = retry(
            [&] { return ::read(opened->file.number(), text.data() + filled, bytes - filled); });
        if (count < 0)
            return could_not("read", path, reason(errno));
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    text.resize(filled);
    return text;
}

Result<FileInfo> RealFiles::info(const Path& path) const {
    struct stat status {};
    if (has_nul(path))
        return could_not("look at", path, nul_in_name);
    if (::lstat(path.c_str(), &status) != 0)
        return could_not("look at", path, reason(errno));
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;  // keeps devices apart
    return FileInfo{
        .kind = base::file_kind(status.st_mode),
        .size = static_cast<std::uint64_t>(status.st_size),
        .modified_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec,
        .identity = std::uint64_t{status.st_ino} ^ (std::uint64_t{status.st_dev} * spread),
    };
}

Result<std::vector<DirectoryEntry>> RealFiles::list(const Path& path) const {
    const auto failed = [&](std::string_view why) { return could_not("list", path, why); };
    if (has_nul(path))
        return failed(nul_in_name);
    const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(path.c_str()));
    if (!directory)
        return failed(errno == ENOTDIR ? "is not a directory" : reason(errno));
    std::vector<DirectoryEntry> entries;
    while (true) {
        errno = 0;
        // One DIR belongs to one thread here, which is what readdir asks for.
        const dirent* entry = ::readdir(directory.get());  // NOLINT(concurrency-mt-unsafe)
        if (entry == nullptr)
            break;
        const std::string_view name = &entry->d_name[0];
        if (name == "." || name == "..")
            continue;
        FileInfo::Kind found = base::file_kind(DTTOIF(entry->d_type));
        if (entry->d_type == DT_UNKNOWN) {
            struct stat status {};
            if (::fstatat(::dirfd(directory.get()), &entry->d_name[0], &status,
                          AT_SYMLINK_NOFOLLOW) != 0)
                continue;  // gone since
            found = base::file_kind(status.st_mode);
        }
        entries.push_back({.name = std::string(name), .kind = found});
    }
    if (errno != 0)
        return failed(reason(errno));
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
}

Result<Path> RealFiles::resolve(const Path& path) const {
    struct Free {
        void operator()(char* memory) const { std::free(memory); }
    };
    if (has_nul(path))
        return could_not("resolve", path, nul_in_name);
    const std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
    if (!resolved)
        return could_not("resolve", path, reason(errno));
    return Path(resolved.get());
}

}  // namespace kiji
