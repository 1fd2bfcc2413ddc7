// Names are resolved by the kernel beneath the folder (openat2), or part by part where it cannot.
#include "base/output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <iterator>
#include <utility>

#include <dirent.h>
#include <fmt/format.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/open_beneath.hpp"
#include "base/system_error.hpp"

namespace kiji {
namespace {

using base::Descriptor;
using base::reason;
using base::retry;

/// Few, as some people allow 64 open files to a process. Pages come in the order of their folders.
constexpr std::size_t most_open_folders = 16;

struct CloseDirectory {
    void operator()(DIR* directory) const { closedir(directory); }
};

/// Nothing can stand under a name of which a part is missing or no folder.
bool is_absent(int error) {
    return error == ENOENT || error == ENOTDIR || error == ELOOP;
}

Path last_part(std::string_view name) {
    return Path(file_name(name));
}

/// Makes a folder and those above it, as `mkdir -p` does; errno where it failed, else 0.
int make_path(const Path& path, std::vector<Path>& made) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0)
        return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
    if (errno != ENOENT)
        return errno;
    const Path above(parent(path));
    if (!above.empty() && above != path) {
        if (const int error = make_path(above, made); error != 0)
            return error;
    }
    if (::mkdir(path.c_str(), 0777) == 0)
        made.push_back(path);
    else if (errno != EEXIST || ::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode))
        return errno;
    return 0;
}

Result<std::unique_ptr<Descriptor>> nothing() {
    return std::unique_ptr<Descriptor>();
}

}  // namespace

std::string refuse_name(std::string_view name) {
    constexpr std::size_t most_in_part = 255;
    constexpr std::size_t most = 3800;  // with the folder, less than the 4096 of the system
    if (name.empty())
        return "the name is empty";
    if (name.front() == '/')
        return "the name is absolute";
    if (name.find('\0') != std::string_view::npos)
        return "the name holds a NUL byte";
    if (name.size() > most)
        return fmt::format("the name has {} bytes, more than {}: shorten its folders", name.size(),
                           most);
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        if (part.empty())
            return "a part of the name is empty";
        if (part == "." || part == "..")
            return fmt::format("the name holds \"{}\"", part);
        if (part.size() > most_in_part)
            return fmt::format(
                "a part of the name has {} bytes, more than the {} that file systems allow: "
                "shorten the title, slug or permalink that it comes from",
                part.size(), most_in_part);
        at = end + 1;
    }
    return {};
}

Result<OutputInfo> file_info(const Path& file) {
    struct stat status {};
    if (file.find('\0') == Path::npos && ::stat(file.c_str(), &status) == 0)
        return base::output_info(status);
    return Error{fmt::format("could not look at it: {}", reason(errno)), file};
}

std::int64_t file_clock_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return (now.tv_sec * 1'000'000'000) + now.tv_nsec;
}

OutputFolder::OutputFolder(Path path, std::vector<Path> made, Handle root)
    : path_(std::move(path)), made_(std::move(made)), root_(std::move(root)) {}

OutputFolder::~OutputFolder() = default;

Result<std::unique_ptr<OutputFolder>> OutputFolder::open_folder(const std::string& name) const {
    if (auto error = refusal(name))
        return *std::move(error);
    auto root = std::make_shared<Descriptor>(
        base::open_beneath(root_->number(), name, O_RDONLY | O_DIRECTORY));
    if (!*root)
        return could_not("open the folder", name, errno);
    return std::unique_ptr<OutputFolder>(new OutputFolder(join(path_, name), {}, std::move(root)));
}

bool OutputFolder::still_there() const {
    struct stat mine {};
    struct stat there {};
    return ::fstat(root_->number(), &mine) == 0 && ::stat(path_.c_str(), &there) == 0 &&
           mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

void OutputFolder::remove_made() {
    for (; !made_.empty(); made_.pop_back())
        if (::rmdir(made_.back().c_str()) != 0)
            return;
}

bool OutputFolder::shares_mount(const OutputFolder& other) const {
    struct statx mine {};
    struct statx theirs {};
    constexpr unsigned wanted = STATX_MNT_ID | STATX_INO;
    if (::statx(root_->number(), "", AT_EMPTY_PATH, wanted, &mine) != 0 ||
        ::statx(other.root_->number(), "", AT_EMPTY_PATH, wanted, &theirs) != 0)
        return false;
    // Two mounts of one file system have one device, and renames do not go from one to the other.
    return mine.stx_dev_major == theirs.stx_dev_major &&
           mine.stx_dev_minor == theirs.stx_dev_minor && mine.stx_mnt_id == theirs.stx_mnt_id;
}

bool OutputFolder::hands_down_rights() const {
    struct stat status {};
    return (::fstat(root_->number(), &status) == 0 && (status.st_mode & S_ISGID) != 0) ||
           ::fgetxattr(root_->number(), "system.posix_acl_default", nullptr, 0) > 0;
}

Result<std::unique_ptr<OutputFolder>> OutputFolder::open(const Path& path, Missing missing) {
    const auto failed = [&](int error) {
        return Error{fmt::format("could not open the folder: {}", reason(error)), path};
    };
    if (path.empty() || path.find('\0') != Path::npos)
        return Error{"could not open the folder: its name is empty or holds a NUL byte", path};
    std::vector<Path> made;
    if (missing == Missing::is_made) {
        if (const int error = make_path(path, made); error != 0)
            return error == ENOTDIR
                       ? Error{"could not make the folder: a file has its name, or that of a "
                               "folder above it",
                               path}
                       : Error{fmt::format("could not make the folder: {}", reason(error)), path};
    }
    // Opened first and looked up then: what is written to is what the path says.
    auto root = std::make_shared<Descriptor>(
        retry([&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!*root)
        return failed(errno);
    Result<Path> real = RealFiles().resolve(path);
    if (!real)
        return real.error();
    return std::unique_ptr<OutputFolder>(
        new OutputFolder(*std::move(real), std::move(made), std::move(root)));
}

Error OutputFolder::could_not(std::string_view what, const std::string& name, int error) const {
    const std::string why = error == ELOOP || error == ENOTDIR
                                ? "a link or a file stands where a folder of its name should be"
                                : reason(error);
    return {fmt::format("could not {}: {}", what, why), join(path_, name)};
}

std::optional<Error> OutputFolder::refusal(const std::string& name) const {
    const std::string why = refuse_name(name);
    if (why.empty())
        return std::nullopt;
    return Error{fmt::format("no file can be written there: {}", why), join(path_, name)};
}

OutputFolder::Handle OutputFolder::folder(std::string_view name) const {
    if (name.empty())
        return root_;
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = folders_.find(name); found != folders_.end())
            return found->second;
    }
    auto opened = std::make_shared<Descriptor>(
        base::open_beneath(root_->number(), Path(name), O_PATH | O_DIRECTORY));
    if (!*opened)
        return {};
    const std::scoped_lock lock(mutex_);
    if (folders_.size() >= most_open_folders)
        folders_.clear();
    return folders_.insert_or_assign(std::string(name), std::move(opened)).first->second;
}

OutputFolder::Handle OutputFolder::make_folder(const std::string& name) {
    Handle found = folder(name);
    if (found || errno != ENOENT)
        return found;
    // From the top, without recursion: names may have more parts than a stack has room for.
    for (std::size_t end = name.find('/');; end = name.find('/', end + 1)) {
        const std::string upto = name.substr(0, end);
        found = folder(upto);
        if (!found) {
            const Handle above = folder(parent(upto));
            if (!above ||
                (::mkdirat(above->number(), last_part(upto).c_str(), 0777) != 0 && errno != EEXIST))
                return {};
            found = folder(upto);
        }
        if (!found || end == std::string::npos)
            return found;
    }
}

OutputFolder::Handle OutputFolder::folder_above(const std::string& name) {
    return make_folder(std::string(parent(name)));
}

void OutputFolder::forget_folders() const {
    const std::scoped_lock lock(mutex_);
    folders_.clear();
}

Result<std::optional<OutputInfo>> OutputFolder::info(const std::string& name) const {
    if (auto error = refusal(name))
        return *std::move(error);
    const Handle above = folder(parent(name));
    struct stat status {};
    if (above &&
        ::fstatat(above->number(), last_part(name).c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return std::optional(base::output_info(status));
    if (is_absent(errno))
        return std::optional<OutputInfo>();
    return could_not("look at it", name, errno);
}

bool OutputFolder::has_folder(std::string_view name) const {
    return (name.empty() || refuse_name(name).empty()) && folder(name) != nullptr;
}

Result<std::unique_ptr<Descriptor>> OutputFolder::open_file(const std::string& name) const {
    const Result<std::optional<OutputInfo>> found = info(name);
    if (!found)
        return found.error();
    // Looked at before it is opened: to open some devices is to act on them.
    if (!*found || (*found)->kind != FileInfo::Kind::regular)
        return nothing();
    const Handle above = folder(parent(name));
    auto file = std::make_unique<Descriptor>(above ? retry([&] {
        return ::openat(above->number(), last_part(name).c_str(),
                        O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    })
                                                   : -1);
    if (*file)
        return file;
    return is_absent(errno) ? nothing() : could_not("read", name, errno);
}

Result<std::optional<std::string>> OutputFolder::read(const std::string& name,
                                                      std::size_t max_bytes) const {
    const Result<std::unique_ptr<Descriptor>> file = open_file(name);
    if (!file)
        return file.error();
    struct stat status {};
    if (!*file || ::fstat((*file)->number(), &status) != 0 || !S_ISREG(status.st_mode) ||
        static_cast<std::uint64_t>(status.st_size) > max_bytes)
        return std::optional<std::string>();
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    const ssize_t count = base::read_full((*file)->number(), bytes.data(), bytes.size());
    if (count < 0)
        return could_not("read", name, errno);
    bytes.resize(static_cast<std::size_t>(count));
    return std::optional(std::move(bytes));
}

Result<std::vector<OutputEntry>> OutputFolder::list(const std::string& name) const {
    if (!name.empty()) {
        if (auto error = refusal(name))
            return *std::move(error);
    }
    const Handle found = folder(name);
    const int number = found ? retry([&] {
        return ::openat(found->number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    })
                             : -1;
    if (number < 0)
        return could_not("list it", name, errno);
    const std::unique_ptr<DIR, CloseDirectory> directory(::fdopendir(number));
    if (!directory) {
        const int error = errno;
        ::close(number);
        return could_not("list it", name, error);
    }
    std::vector<OutputEntry> entries;
    while (true) {
        errno = 0;
        // One DIR belongs to one thread here, which is what readdir asks for.
        const dirent* entry = ::readdir(directory.get());  // NOLINT(concurrency-mt-unsafe)
        if (entry == nullptr)
            break;
        const std::string_view found_name = &entry->d_name[0];
        if (found_name == "." || found_name == "..")
            continue;
        mode_t mode = DTTOIF(entry->d_type);
        if (entry->d_type == DT_UNKNOWN) {
            struct stat status {};
            if (::fstatat(number, &entry->d_name[0], &status, AT_SYMLINK_NOFOLLOW) != 0)
                continue;  // gone since
            mode = status.st_mode;
        }
        entries.push_back({.name = std::string(found_name), .kind = base::file_kind(mode)});
    }
    if (errno != 0)
        return could_not("list it", name, errno);
    std::ranges::sort(entries, {}, &OutputEntry::name);
    return entries;
}

Result<std::vector<OutputEntry>> OutputFolder::tree(const std::string& name) const {
    // A list of its own instead of recursion: folders may be nested deeper than a stack is.
    std::vector<OutputEntry> all;
    std::vector<OutputEntry> left = {{.name = "", .kind = FileInfo::Kind::directory}};
    while (!left.empty()) {
        OutputEntry next = std::move(left.back());
        left.pop_back();
        if (next.kind == FileInfo::Kind::directory) {
            Result<std::vector<OutputEntry>> entries = list(join(name, next.name));
            if (!entries)
                return entries.error();
            for (OutputEntry& entry : *entries)
                entry.name = join(next.name, entry.name);
            std::ranges::move(entries->rbegin(), entries->rend(), std::back_inserter(left));
        }
        if (!next.name.empty())
            all.push_back(std::move(next));
    }
    return all;
}

Result<void> OutputFolder::make_folders(const std::string& name) {
    if (auto error = refusal(name))
        return *std::move(error);
    if (!make_folder(name))
        return could_not("make the folder", name, errno);
    return Done{};
}

Result<void> OutputFolder::rename(const std::string& name, OutputFolder& to,
                                  const std::string& new_name) {
    for (const auto& error : {refusal(name), to.refusal(new_name)})
        if (error)
            return *error;
    const Handle from_folder = folder(parent(name));
    const Handle to_folder = to.folder(parent(new_name));
    if (!from_folder || !to_folder ||
        ::renameat(from_folder->number(), last_part(name).c_str(), to_folder->number(),
                   last_part(new_name).c_str()) != 0)
        return to.could_not("put it in its place", new_name, errno);
    return Done{};
}

Result<bool> OutputFolder::remove(const std::string& name) {
    if (auto error = refusal(name))
        return *std::move(error);
    const Handle above = folder(parent(name));
    if (above && ::unlinkat(above->number(), last_part(name).c_str(), 0) == 0)
        return true;
    if (is_absent(errno))
        return false;
    return could_not("remove", name, errno);
}

Result<bool> OutputFolder::remove_empty_folder(const std::string& name) {
    if (auto error = refusal(name))
        return *std::move(error);
    const Handle above = folder(parent(name));
    if (above && ::unlinkat(above->number(), last_part(name).c_str(), AT_REMOVEDIR) == 0) {
        forget_folders();
        return true;
    }
    if (errno == ENOTEMPTY || errno == EEXIST || is_absent(errno))
        return false;
    return could_not("remove the folder", name, errno);
}

Result<void> OutputFolder::remove_tree(const std::string& name) {
    if (auto error = refusal(name))
        return *std::move(error);
    const Result<std::vector<OutputEntry>> entries = tree(name);
    if (!entries)
        return entries.error();
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
        const std::string path = join(name, entry->name);
        const Result<bool> removed =
            entry->kind == FileInfo::Kind::directory ? remove_empty_folder(path) : remove(path);
        if (!removed)
            return removed.error();
    }
    if (const Result<bool> removed = remove_empty_folder(name); !removed)
        return removed.error();
    return Done{};
}

}  // namespace kiji
