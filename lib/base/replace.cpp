// Putting a whole new file in the place of an old one.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <sys/random.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/make_folders.hpp"
#include "base/system_error.hpp"

namespace kiji {
namespace {

using base::Descriptor;
using base::reason;
using base::retry;
using Status = struct stat;

/// Why it failed; nothing where it did not.
using Failure = std::optional<std::string>;

Failure failed(std::string_view doing) {
    return fmt::format("{}: {}", doing, reason(errno));
}

/// Where the new bytes go: links followed, so that a link stays a link.
struct Target {
    Path folder;  // "." where the path has none
    Path name;
    std::optional<Status> old;  // nothing: there is no file yet
};

/// Why the old file must stay as it is.
Failure refusal(const Path& path, const Status& old) {
    if (!S_ISREG(old.st_mode))
        return std::string(base::kind_of(old.st_mode));
    // A rename asks the folder only. The owner said no, which editors heed too.
    if ((old.st_mode & 0222U) == 0)
        return "is read-only";
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0)
        return reason(errno);
    // A rename would leave the other names with the old text, and nobody would know.
    if (old.st_nlink > 1)
        return fmt::format("has {} hard links, and only one of them would change", old.st_nlink);
    return std::nullopt;
}

Failure find_target(const Path& path, Target& target) {
    if (path.empty() || path.find('\0') != Path::npos)
        return path.empty() ? "the name is empty" : "the name holds a NUL byte";
    struct Free {
        void operator()(char* memory) const { std::free(memory); }
    };
    const std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
    Path real = path;
    Status status{};
    if (resolved) {
        real = resolved.get();
        if (::stat(real.c_str(), &status) != 0)
            return reason(errno);
        if (Failure why = refusal(real, status))
            return why;
        target.old = status;
    } else if (errno != ENOENT) {
        return reason(errno);
    } else if (::lstat(path.c_str(), &status) == 0) {
        return "is a link to a file that is not there";
    }
    target.folder = parent(real).empty() ? "." : Path(parent(real));
    target.name = file_name(real);
    return std::nullopt;
}

/// Owner and mode of the old file. Where only its owner could give the file away again, ours it
/// becomes, as long as nobody can read or write it who could not before.
Failure keep_owner_and_mode(int file, const Status& old) {
    Status status{};
    if (::fstat(file, &status) != 0)
        return failed("could not look at the new file");
    mode_t mode = old.st_mode & 07777U;
    if (status.st_uid != old.st_uid || status.st_gid != old.st_gid) {
        const bool group_kept = ::fchown(file, old.st_uid, old.st_gid) == 0 ||
                                ::fchown(file, static_cast<uid_t>(-1), old.st_gid) == 0;
        const bool group_is_as_others = ((mode >> 3U) & 7U) == (mode & 7U);
        if (!group_kept && !group_is_as_others)
            return failed("could not keep its group");
        if (::fstat(file, &status) != 0)
            return failed("could not look at the new file");
        if (status.st_uid != old.st_uid || status.st_gid != old.st_gid)
            mode &= 0777U;  // never set-user-id of somebody else
    }
    if (::fchmod(file, mode) != 0)
        return failed("could not keep its mode");
    return std::nullopt;
}

/// Access lists and what people attached must come along; labels of the system are its own matter.
Failure keep_attributes(int file, const Path& old) {
    const ssize_t size = ::listxattr(old.c_str(), nullptr, 0);
    if (size <= 0)
        return size == 0 || errno == ENOTSUP ? std::nullopt : failed("could not list attributes");
    std::string names(static_cast<std::size_t>(size), '\0');
    const ssize_t listed = ::listxattr(old.c_str(), names.data(), names.size());
    if (listed < 0)
        return failed("could not list attributes");
    names.resize(static_cast<std::size_t>(listed));
    std::string value;
    for (std::size_t at = 0; at < names.size();) {
        const std::string name = names.c_str() + at;
        at += name.size() + 1;
        const bool must = name.starts_with("user.") || name == "system.posix_acl_access";
        const ssize_t length = ::getxattr(old.c_str(), name.c_str(), nullptr, 0);
        value.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
        const bool kept =
            length >= 0 &&
            ::getxattr(old.c_str(), name.c_str(), value.data(), value.size()) == length &&
            ::fsetxattr(file, name.c_str(), value.data(), value.size(), 0) == 0;
        if (must && !kept)
            return failed(fmt::format("could not keep the attribute {}", name));
    }
    return std::nullopt;
}

Failure write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = retry([&] { return ::write(file, bytes.data(), bytes.size()); });
        if (count < 0)
            return reason(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

/// A new file beside the target, under a name nobody can foresee; gone again unless it is renamed.
class Beside {
  public:
    Beside(const Descriptor& folder, mode_t mode) : folder_(folder.number()), file_(make(mode)) {}
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    ~Beside() {
        if (!name_.empty())
            ::unlinkat(folder_, name_.c_str(), 0);
    }

    explicit operator bool() const { return static_cast<bool>(file_); }
    int number() const { return file_.number(); }
    bool close() { return file_.close(); }
    bool rename_to(const Path& target) {
        if (::renameat(folder_, name_.c_str(), folder_, target.c_str()) != 0)
            return false;
        name_.clear();
        return true;
    }

    /// Fails with EEXIST where something has that name.
    bool rename_to_free(const Path& target) {
        if (::renameat2(folder_, name_.c_str(), folder_, target.c_str(), RENAME_NOREPLACE) != 0)
            return false;
        name_.clear();
        return true;
    }

  private:
    int make(mode_t mode) {
        constexpr int attempts = 16;
        for (int i = 0; i < attempts; ++i) {
            std::uint64_t random = 0;
            if (retry([&] { return ::getrandom(&random, sizeof random, 0); }) != sizeof random)
                return -1;
            Path name = fmt::format(".kiji-{:016x}.tmp", random);
            const int file = retry([&] {
                return ::openat(folder_, name.c_str(),
                                O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
            });
            if (file >= 0)
                name_ = std::move(name);
            if (file >= 0 || errno != EEXIST)
                return file;
        }
        return -1;
    }

    int folder_;
    Path name_;
    Descriptor file_;
};

/// True where `name` is what it was when it was looked at.
bool unchanged(int folder, const Target& target) {
    Status now{};
    if (::fstatat(folder, target.name.c_str(), &now, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT && !target.old;
    return target.old && now.st_ino == target.old->st_ino && now.st_dev == target.old->st_dev &&
           now.st_size == target.old->st_size && now.st_mtim.tv_sec == target.old->st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == target.old->st_mtim.tv_nsec;
}

Failure write_beside_and_rename(const Target& target, std::string_view bytes) {
    const Descriptor folder(
        retry([&] { return ::open(target.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!folder)
        return failed("could not open its folder");
    // Nobody else may look into it before it has the mode of the old file. A file that is new gets
    // what the umask leaves.
    Beside file(folder, target.old ? 0600 : 0666);
    if (!file)
        return failed("could not make a file in its folder");
    if (Failure why = write_all(file.number(), bytes))
        return why;
    if (target.old) {
        if (Failure why = keep_attributes(file.number(), join(target.folder, target.name)))
            return why;
        if (Failure why = keep_owner_and_mode(file.number(), *target.old))
            return why;
    }
    if (retry([&] { return ::fsync(file.number()); }) != 0)
        return failed("could not flush it to the disk");
    if (!file.close())
        return failed("could not close it");
    if (!unchanged(folder.number(), target))
        return "changed while it was being written";
    if (!file.rename_to(target.name))
        return failed("could not rename the new file");
    // Some file systems cannot flush a folder and say EINVAL; there is nothing more to do then.
    if (retry([&] { return ::fsync(folder.number()); }) != 0 && errno != EINVAL)
        return failed("the new text is in place, but could not flush its folder to the disk");
    return std::nullopt;
}

Failure write_beside_and_name(const Target& target, std::string_view bytes) {
    const Descriptor folder(
        retry([&] { return ::open(target.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!folder)
        return failed("could not open its folder");
    Beside file(folder, 0666);
    if (!file)
        return failed("could not make a file in its folder");
    if (Failure why = write_all(file.number(), bytes))
        return why;
    if (retry([&] { return ::fsync(file.number()); }) != 0)
        return failed("could not flush it to the disk");
    if (!file.close())
        return failed("could not close it");
    if (!file.rename_to_free(target.name)) {
        if (errno == EEXIST)
            return "is there already";
        // File systems such as NFS and 9p cannot rename so; there a look has to do.
        if (errno != EINVAL)
            return failed("could not rename the new file");
        if (!unchanged(folder.number(), target))
            return "is there already";
        if (!file.rename_to(target.name))
            return failed("could not rename the new file");
    }
    if (retry([&] { return ::fsync(folder.number()); }) != 0 && errno != EINVAL)
        return failed("it is written, but could not flush its folder to the disk");
    return std::nullopt;
}

}  // namespace

Result<void> RealFiles::create(const Path& path, std::string_view bytes) {
    constexpr unsigned as_the_umask_has_it = 0777;
    if (path.empty() || path.back() == '/' || path.find('\0') != Path::npos)
        return Error{"could not make the file: that is no name of a file", path};
    Status status{};
    if (::lstat(path.c_str(), &status) == 0)
        return Error{"could not make the file: is there already", path};
    Target target{.folder = Path(parent(path)), .name = Path(file_name(path)), .old = {}};
    if (target.folder.empty())
        target.folder = path.front() == '/' ? "/" : ".";
    if (Result<void> made = base::make_folders(target.folder, as_the_umask_has_it); !made)
        return made;
    if (Failure why = write_beside_and_name(target, bytes))
        return Error{fmt::format("could not make the file: {}", *why), path};
    return Done{};
}

Result<void> RealFiles::remove(const Path& path) {
    Status status{};
    Failure why;
    if (::lstat(path.c_str(), &status) != 0)
        why = reason(errno);
    else if (!S_ISREG(status.st_mode))
        why = base::kind_of(status.st_mode);
    else if (::unlink(path.c_str()) != 0)
        why = reason(errno);
    if (why)
        return Error{fmt::format("could not remove: {}", *why), path};
    return Done{};
}

Result<void> RealFiles::replace(const Path& path, std::string_view bytes) {
    Target target;
    Failure why = find_target(path, target);
    if (!why)
        why = write_beside_and_rename(target, bytes);
    if (why)
        return Error{fmt::format("could not write: {}", *why), path};
    return Done{};
}

}  // namespace kiji
