// A folder that one may write beneath, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace kiji {

namespace base {
class Descriptor;
}

/// What stands under a name; links are not followed.
struct OutputInfo {
    FileInfo::Kind kind = FileInfo::Kind::other;
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;  // since 1970
    std::int64_t changed_ns = 0;   // of the inode: what no program can set
    std::uint64_t inode = 0;
    std::uint32_t mode = 0;  // permissions alone: 0644
    friend bool operator==(const OutputInfo&, const OutputInfo&) = default;
};

/// What stands in a folder, or beneath it.
struct OutputEntry {
    std::string name;  // from the folder that was asked for: "a.html", "b/c.html"
    FileInfo::Kind kind = FileInfo::Kind::other;
};

/// Writing beneath one folder. Names are relative, '/' between their parts: "2024/snow.html". One
/// that is absolute or empty, holds "..", "." or NUL, or a part of more than 255 bytes, is an
/// Error, as is one that leads through a link: nothing outside the folder is read or written, also
/// where somebody puts links into it meanwhile. New files and folders get the modes that the umask
/// leaves of 0666 and 0777. Errors name the whole path. Any thread; folders that were opened stay
/// open, a few of them. Nothing is flushed to the disk.
class OutputFolder {
  public:
    enum class Missing : std::uint8_t { is_error, is_made };

    /// Opens the folder. Links in `path` itself are followed. With `is_made`, it and the folders
    /// above it are made where they are missing.
    static Result<std::unique_ptr<OutputFolder>> open(const Path& path, Missing missing);
    /// A folder beneath this one, which is there.
    Result<std::unique_ptr<OutputFolder>> open_folder(const std::string& name) const;
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;
    ~OutputFolder();

    /// As it was opened, without links, "." and "..".
    const Path& path() const { return path_; }
    /// The folders that open() made, the uppermost first.
    const std::vector<Path>& made() const { return made_; }
    /// False where the folder was removed or renamed since.
    bool still_there() const;
    /// Removes what open() made, as far as it is empty.
    void remove_made();
    /// True where a rename can move something from one to the other.
    bool shares_mount(const OutputFolder& other) const;
    /// True where what is made in the folder gets its group or its access list.
    bool hands_down_rights() const;

    /// Nothing where nothing stands, or what stands above it is no folder.
    Result<std::optional<OutputInfo>> info(const std::string& name) const;
    /// True for a folder, and for "": this one.
    bool has_folder(std::string_view name) const;
    /// The bytes of a regular file of at most `max_bytes`; nothing where there is none such.
    Result<std::optional<std::string>> read(const std::string& name, std::size_t max_bytes) const;
    /// True for a regular file of these bytes. Reads it in pieces, and only if the size is the
    /// same.
    Result<bool> holds(const std::string& name, std::string_view bytes) const;
    /// True for a regular file of the same bytes as `file`, which is opened as copy() does.
    Result<bool> is_copy(const std::string& name, const Path& file) const;
    /// What stands in a folder ("": the folder itself), sorted by the bytes of the names.
    Result<std::vector<OutputEntry>> list(const std::string& name) const;
    /// All that stands beneath a folder, each folder before what is in it, sorted within it.
    Result<std::vector<OutputEntry>> tree(const std::string& name) const;

    /// Writes a file that is not there yet, with the folders above it. What could not be written
    /// whole is removed again.
    Result<OutputInfo> write(const std::string& name, std::string_view bytes);
    /// The same with the bytes, the time and the mode (less the umask) of `file`, a regular file
    /// anywhere. Holes stay holes; memory does not depend on the size.
    Result<OutputInfo> copy(const std::string& name, const Path& file);
    /// One that is there is no Error.
    Result<void> make_folders(const std::string& name);
    /// Gives a file another time.
    Result<void> set_time(const std::string& name, std::int64_t modified_ns);
    /// A file or a folder takes its new name in one step; a file that has it is gone. The folder
    /// above the new name is there. Both folders lie on one file system.
    Result<void> rename(const std::string& name, OutputFolder& to, const std::string& new_name);
    /// What is no folder; true where something was there.
    Result<bool> remove(const std::string& name);
    /// True where it was empty, and is gone.
    Result<bool> remove_empty_folder(const std::string& name);
    /// A folder with all that is in it.
    Result<void> remove_tree(const std::string& name);

  private:
    friend class BlobFile;
    friend class Lock;
    using Handle = std::shared_ptr<const base::Descriptor>;

    OutputFolder(Path path, std::vector<Path> made, Handle root);

    /// The folder of that name; empty with errno set.
    Handle folder(std::string_view name) const;
    Handle make_folder(const std::string& name);
    /// The folder above a name, made where it is missing; empty with errno set.
    Handle folder_above(const std::string& name);
    /// A regular file, opened for reading; nothing where there is none such.
    Result<std::unique_ptr<base::Descriptor>> open_file(const std::string& name) const;
    void forget_folders() const;
    Error could_not(std::string_view what, const std::string& name, int error) const;
    /// Why nothing may have this name.
    std::optional<Error> refusal(const std::string& name) const;

    Path path_;
    std::vector<Path> made_;
    Handle root_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, Handle, std::less<>> folders_;
};

/// What a file outside of such a folder is; links are followed.
Result<OutputInfo> file_info(const Path& file);

/// The time that the system would stamp a file with now: coarse, some milliseconds behind.
std::int64_t file_clock_ns();

/// Why a name cannot be that of a file beneath a folder; empty where it can. O(size).
std::string refuse_name(std::string_view name);

}  // namespace kiji
