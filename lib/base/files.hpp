// The one door to files. Everything that reads or writes goes through a FileSystem.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace kiji {

struct FileInfo {
    enum class Kind : std::uint8_t { regular, directory, symlink, other };
    Kind kind = Kind::other;
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;  // since 1970
    std::uint64_t identity = 0;    // same number, same file: device and inode mixed
};

struct DirectoryEntry {
    std::string name;  // one name, no '/'
    FileInfo::Kind kind = FileInfo::Kind::other;
};

/// Reading and writing of whole files. Regular files only: a FIFO, a device or a socket is an Error
/// at once, never a wait. All calls may be made from several threads.
class FileSystem {
  public:
    FileSystem() = default;
    FileSystem(const FileSystem&) = delete;
    FileSystem& operator=(const FileSystem&) = delete;
    virtual ~FileSystem() = default;

    /// The bytes of a regular file (links are followed). More than `max_bytes` is an Error.
    virtual Result<std::string> read(const Path& path, std::size_t max_bytes) const = 0;

    /// At most the first `bytes` bytes of a regular file.
    virtual Result<std::string> head(const Path& path, std::size_t bytes) const = 0;

    /// What `path` itself is; links are not followed.
    virtual Result<FileInfo> info(const Path& path) const = 0;

    /// What stands in a directory, sorted by the bytes of the names; without "." and "..".
    virtual Result<std::vector<DirectoryEntry>> list(const Path& path) const = 0;

    /// Where links lead in the end: an absolute path without links, "." or "..".
    virtual Result<Path> resolve(const Path& path) const = 0;

    /// Puts `bytes` in the place of the file, or makes it. At every moment, also when killed, the
    /// path holds either the old bytes or the new: written beside, fsync, renamed. Mode, owner,
    /// access list and user attributes of an old file are kept (a user who may not give it away
    /// becomes its owner, where that lets nobody in who was not before); a link stays a link and
    /// its target is replaced. Error, and the old file is untouched: a write, fsync or close
    /// failed; it changed meanwhile; it has no write permission at all; it has other names (hard
    /// links), which would keep the old bytes. One Error comes after the rename: the folder could
    /// not be flushed.
    virtual Result<void> replace(const Path& path, std::string_view bytes) = 0;

    /// Makes a folder, and those above it that are missing, for their owner alone (mode 0700). On
    /// the disk when it returns. One that is there is no Error.
    virtual Result<void> make_folders(const Path& path) = 0;

    /// Makes a file where nothing has that name, a link that leads nowhere included; it is there
    /// whole or not at all. Folders above it that are missing are made, all as the umask has it. On
    /// the disk when it returns.
    virtual Result<void> create(const Path& path, std::string_view bytes) = 0;

    /// Takes a regular file away; a link is an Error.
    virtual Result<void> remove(const Path& path) = 0;
};

/// The files of this machine.
class RealFiles final : public FileSystem {
  public:
    Result<std::string> read(const Path& path, std::size_t max_bytes) const override;
    Result<std::string> head(const Path& path, std::size_t bytes) const override;
    Result<FileInfo> info(const Path& path) const override;
    Result<std::vector<DirectoryEntry>> list(const Path& path) const override;
    Result<Path> resolve(const Path& path) const override;
    Result<void> replace(const Path& path, std::string_view bytes) override;
    Result<void> make_folders(const Path& path) override;
    Result<void> create(const Path& path, std::string_view bytes) override;
    Result<void> remove(const Path& path) override;
};

/// Files that live in memory, for tests: folders exist where a file lies beneath them. The working
/// folder is the root: "a" and "/a" are one file. There are no links. O(files) for each call.
class MemoryFiles final : public FileSystem {
  public:
    explicit MemoryFiles(std::map<Path, std::string> files = {}) : files_(std::move(files)) {}

    Result<std::string> read(const Path& path, std::size_t max_bytes) const override;
    Result<std::string> head(const Path& path, std::size_t bytes) const override;
    Result<FileInfo> info(const Path& path) const override;
    Result<std::vector<DirectoryEntry>> list(const Path& path) const override;
    Result<Path> resolve(const Path& path) const override;
    Result<void> replace(const Path& path, std::string_view bytes) override;
    Result<void> make_folders(const Path& path) override;
    Result<void> create(const Path& path, std::string_view bytes) override;
    Result<void> remove(const Path& path) override;

    /// Not while another thread calls replace().
    const std::map<Path, std::string>& files() const { return files_; }

  private:
    std::map<Path, std::string> files_;
    mutable std::mutex mutex_;
};

/// "a/b" + "c" = "a/b/c"; an absolute or empty side wins.
Path join(std::string_view folder, std::string_view name);
/// "a/b.md" -> "b.md"; "b.md" -> "b.md".
std::string_view file_name(std::string_view path);
/// "a/b.md" -> "a"; "b.md" -> "".
std::string_view parent(std::string_view path);
/// "a/b.MD" -> ".MD"; ".kiji" and "a.d/b" have none.
std::string_view extension(std::string_view path);

}  // namespace kiji
