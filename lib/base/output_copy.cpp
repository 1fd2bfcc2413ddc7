// New files beneath an OutputFolder: written, copied, compared.
#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/open_beneath.hpp"
#include "base/output_folder.hpp"
#include "base/system_error.hpp"

namespace kiji {
namespace {

using base::Descriptor;
using base::reason;
using base::retry;

constexpr std::size_t piece = std::size_t{64} << 10U;

/// A file that is removed again unless it is kept.
class NewFile {
  public:
    NewFile(int folder, Path name, mode_t mode)
        : folder_(folder), name_(std::move(name)), file_(retry([&] {
              return ::openat(folder, name_.c_str(),
                              O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
          })) {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (file_ || failed_) {
            const int error = errno;
            ::unlinkat(folder_, name_.c_str(), 0);
            errno = error;
        }
    }

    explicit operator bool() const { return static_cast<bool>(file_); }
    int number() const { return file_.number(); }
    /// Closes it, and it stays. False with errno set where something was lost.
    bool keep(struct stat& status) {
        const bool looked = ::fstat(file_.number(), &status) == 0;
        const int error = errno;
        failed_ = !file_.close() || !looked;
        if (!looked)
            errno = error;
        return !failed_;
    }

  private:
    int folder_;
    Path name_;
    bool failed_ = false;
    Descriptor file_;
};

bool write_full(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = retry([&] { return ::write(file, bytes.data(), bytes.size()); });
        if (count < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// Moves a stretch of one file to the end of another, in the kernel where that can be done.
bool copy_stretch(int from, int to, off_t begin, off_t end) {
    std::array<char, piece> buffer{};
    bool in_kernel = true;
    while (begin < end) {
        ssize_t count = -1;
        if (in_kernel) {
            off_t to_at = begin;
            count = retry([&] {
                return ::copy_file_range(from, &begin, to, &to_at,
                                         static_cast<std::size_t>(end - begin), 0);
            });
            if (count < 0) {
                const bool other_way = errno == EXDEV || errno == ENOSYS || errno == EINVAL ||
                                       errno == EOPNOTSUPP || errno == EPERM;
                if (!other_way)
                    return false;
            }
            // 0 may mean a file of /proc, which says nothing of its size.
            in_kernel = count > 0;
            if (in_kernel)
                continue;
        }
        const auto want =
            static_cast<std::size_t>(std::min<off_t>(end - begin, static_cast<off_t>(piece)));
        count = retry([&] { return ::pread(from, buffer.data(), want, begin); });
        if (count < 0)
            return false;
        if (count == 0)
            break;  // it has become shorter
        std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
        while (!bytes.empty()) {
            const ssize_t written =
                retry([&] { return ::pwrite(to, bytes.data(), bytes.size(), begin); });
            if (written < 0)
                return false;
            begin += written;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    return true;
}

/// Holes are skipped: an image of a disk may be a thousand times larger than what is in it.
bool copy_bytes(int from, int to, off_t size) {
    for (off_t at = 0; at < size;) {
        const off_t data = ::lseek(from, at, SEEK_DATA);
        if (data < 0 && errno == ENXIO)
            break;  // nothing but a hole is left
        if (data < 0 && errno != EINVAL && errno != EOPNOTSUPP)
            return false;
        const off_t begin = data < 0 ? at : data;
        const off_t hole = data < 0 ? size : ::lseek(from, begin, SEEK_HOLE);
        if (hole < 0)
            return false;
        const off_t end = std::min(hole, size);
        if (end <= begin)
            break;
        if (!copy_stretch(from, to, begin, end))
            return false;
        at = end;
    }
    return ::ftruncate(to, size) == 0;
}

std::array<timespec, 2> both_times(const timespec& modified) {
    return {modified, modified};
}

/// A regular file, opened for reading; the Error where it is none.
std::optional<Error> open_source(const Path& file, std::optional<Descriptor>& source,
                                 struct stat& status) {
    const auto failed = [&](std::string_view why) {
        return Error{fmt::format("could not read: {}", why), file};
    };
    if (file.find('\0') != Path::npos)
        return failed("the name holds a NUL byte");
    // Looked at before it is opened: to open some devices is to act on them.
    if (::stat(file.c_str(), &status) != 0)
        return failed(reason(errno));
    if (!S_ISREG(status.st_mode))
        return failed(base::kind_of(status.st_mode));
    source.emplace(
        retry([&] { return ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC); }));
    if (!*source || ::fstat(source->number(), &status) != 0)
        return failed(reason(errno));
    if (!S_ISREG(status.st_mode))
        return failed(base::kind_of(status.st_mode));
    return std::nullopt;
}

}  // namespace

Result<OutputInfo> OutputFolder::write(const std::string& name, std::string_view bytes) {
    if (auto error = refusal(name))
        return *std::move(error);
    const Handle above = folder_above(name);
    if (!above)
        return could_not("make the folder of it", name, errno);
    NewFile file(above->number(), Path(file_name(name)), 0666);
    struct stat status {};
    if (!file || !write_full(file.number(), bytes) || !file.keep(status))
        return could_not("write", name, errno);
    return base::output_info(status);
}

Result<OutputInfo> OutputFolder::copy(const std::string& name, const Path& file) {
    if (auto error = refusal(name))
        return *std::move(error);
    std::optional<Descriptor> source;
    struct stat from {};
    if (auto error = open_source(file, source, from))
        return *std::move(error);
    const Handle above = folder_above(name);
    if (!above)
        return could_not("make the folder of it", name, errno);
    // Never set-user-id: the owner is another.
    NewFile made(above->number(), Path(file_name(name)), from.st_mode & 0777U);
    struct stat status {};
    if (!made || !copy_bytes(source->number(), made.number(), from.st_size) ||
        ::futimens(made.number(), both_times(from.st_mtim).data()) != 0 || !made.keep(status))
        return could_not("write", name, errno);
    return base::output_info(status);
}

Result<void> OutputFolder::set_time(const std::string& name, std::int64_t modified_ns) {
    if (auto error = refusal(name))
        return *std::move(error);
    constexpr std::int64_t second = 1'000'000'000;
    // The remainder of a time before 1970 must not be negative.
    const std::int64_t rest = ((modified_ns % second) + second) % second;
    const timespec time{.tv_sec = (modified_ns - rest) / second, .tv_nsec = rest};
    const Handle above = folder(parent(name));
    if (!above || ::utimensat(above->number(), Path(file_name(name)).c_str(),
                              both_times(time).data(), AT_SYMLINK_NOFOLLOW) != 0)
        return could_not("set the time of it", name, errno);
    return Done{};
}

Result<bool> OutputFolder::holds(const std::string& name, std::string_view bytes) const {
    const Result<std::unique_ptr<Descriptor>> file = open_file(name);
    if (!file)
        return file.error();
    struct stat status {};
    if (!*file || ::fstat((*file)->number(), &status) != 0 || !S_ISREG(status.st_mode) ||
        static_cast<std::uint64_t>(status.st_size) != bytes.size())
        return false;
    std::string buffer(std::min(piece, bytes.size()), '\0');
    while (!bytes.empty()) {
        const std::size_t want = std::min(buffer.size(), bytes.size());
        const ssize_t count = base::read_full((*file)->number(), buffer.data(), want);
        if (count < 0)
            return could_not("read", name, errno);
        if (static_cast<std::size_t>(count) != want ||
            bytes.substr(0, want) != std::string_view(buffer).substr(0, want))
            return false;
        bytes.remove_prefix(want);
    }
    return true;
}

Result<bool> OutputFolder::is_copy(const std::string& name, const Path& file) const {
    std::optional<Descriptor> source;
    struct stat from {};
    if (auto error = open_source(file, source, from))
        return *std::move(error);
    const Result<std::unique_ptr<Descriptor>> mine = open_file(name);
    if (!mine)
        return mine.error();
    struct stat status {};
    if (!*mine || ::fstat((*mine)->number(), &status) != 0 || status.st_size != from.st_size)
        return false;
    std::string left(piece, '\0');
    std::string right(piece, '\0');
    while (true) {
        const ssize_t count = base::read_full(source->number(), left.data(), piece);
        if (count < 0)
            return Error{fmt::format("could not read: {}", reason(errno)), file};
        const ssize_t own = base::read_full((*mine)->number(), right.data(), piece);
        if (own < 0)
            return could_not("read", name, errno);
        const auto size = static_cast<std::size_t>(count);
        if (own != count ||
            std::string_view(left).substr(0, size) != std::string_view(right).substr(0, size))
            return false;
        if (size < piece)
            return true;
    }
}

}  // namespace kiji
