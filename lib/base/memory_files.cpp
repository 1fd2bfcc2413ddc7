// Files that live in memory.
#include <algorithm>

#include "base/files.hpp"
#include "base/hash.hpp"

namespace kiji {
namespace {

/// Without ".", "..", doubled and leading slashes: the working folder is the root, so that "a" and
/// "/a" are one file. The root is "".
Path normal(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
        if (part == "..") {
            if (!parts.empty())
                parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    Path joined;
    for (const std::string_view part : parts)
        joined = join(joined, part);
    return joined;
}

/// True where `file` lies somewhere below `folder`; both are normal.
bool below(std::string_view file, std::string_view folder) {
    return folder.empty() ||
           (file.size() > folder.size() && file.starts_with(folder) && file[folder.size()] == '/');
}

bool is_folder(const std::map<Path, std::string>& files, std::string_view path) {
    return std::ranges::any_of(files,
                               [&](const auto& file) { return below(normal(file.first), path); });
}

auto find(auto& files, std::string_view path) {
    return std::ranges::find_if(files,
                                [&](const auto& file) { return normal(file.first) == path; });
}

}  // namespace

Result<std::string> MemoryFiles::read(const Path& path, std::size_t max_bytes) const {
    const std::scoped_lock lock(mutex_);
    const auto found = find(files_, normal(path));
    if (found == files_.end())
        return Error{is_folder(files_, normal(path)) ? "could not read: is a directory"
                                                     : "could not read: no such file",
                     path};
    if (found->second.size() > max_bytes)
        return Error{"could not read: " + std::to_string(found->second.size()) +
                         " bytes, more than the limit of " + std::to_string(max_bytes),
                     path};
    return found->second;
}

Result<std::string> MemoryFiles::head(const Path& path, std::size_t bytes) const {
    Result<std::string> text = read(path, static_cast<std::size_t>(-1));
    if (text && text->size() > bytes)
        text->resize(bytes);
    return text;
}

Result<FileInfo> MemoryFiles::info(const Path& path) const {
    const std::scoped_lock lock(mutex_);
    const Path name = normal(path);
    if (const auto found = find(files_, name); found != files_.end())
        return FileInfo{.kind = FileInfo::Kind::regular,
                        .size = found->second.size(),
                        .identity = hash64(name)};
    if (is_folder(files_, name))
        return FileInfo{.kind = FileInfo::Kind::directory, .identity = hash64(name)};
    return Error{"could not look at: no such file", path};
}

Result<std::vector<DirectoryEntry>> MemoryFiles::list(const Path& path) const {
    const std::scoped_lock lock(mutex_);
    const Path folder = normal(path);
    std::map<std::string, FileInfo::Kind> names;
    for (const auto& file : files_) {
        const Path name = normal(file.first);
        if (!below(name, folder))
            continue;
        const std::string_view rest =
            std::string_view(name).substr(folder.empty() ? 0 : folder.size() + 1);
        const std::size_t slash = rest.find('/');
        names.emplace(rest.substr(0, slash), slash == std::string_view::npos
                                                 ? FileInfo::Kind::regular
                                                 : FileInfo::Kind::directory);
    }
    if (names.empty() && !folder.empty())
        return Error{find(files_, folder) == files_.end() ? "could not list: no such file"
                                                          : "could not list: is not a directory",
                     path};
    std::vector<DirectoryEntry> entries;
    entries.reserve(names.size());
    for (const auto& [name, kind] : names)
        entries.push_back({.name = name, .kind = kind});
    return entries;
}

Result<Path> MemoryFiles::resolve(const Path& path) const {
    const Result<FileInfo> found = info(path);
    if (!found)
        return Error{"could not resolve: no such file", path};
    return "/" + normal(path);
}

Result<void> MemoryFiles::replace(const Path& path, std::string_view bytes) {
    const std::scoped_lock lock(mutex_);
    const Path name = normal(path);
    if (is_folder(files_, name))
        return Error{"could not write: is a directory", path};
    if (const auto found = find(files_, name); found != files_.end())
        found->second = bytes;
    else
        files_.emplace(path, bytes);
    return Done{};
}

Result<void> MemoryFiles::make_folders(const Path& path) {
    const std::scoped_lock lock(mutex_);
    for (Path folder = normal(path); !folder.empty(); folder = Path(parent(folder))) {
        if (find(files_, folder) != files_.end())
            return Error{"could not make the folder: a file has its name", path};
    }
    return Done{};
}

Result<void> MemoryFiles::create(const Path& path, std::string_view bytes) {
    const std::scoped_lock lock(mutex_);
    const Path name = normal(path);
    if (find(files_, name) != files_.end() || is_folder(files_, name))
        return Error{"could not make the file: is there already", path};
    for (Path folder = Path(parent(name)); !folder.empty(); folder = Path(parent(folder))) {
        if (find(files_, folder) != files_.end())
            return Error{"could not make the folder: a file has its name", folder};
    }
    files_.emplace(path, bytes);
    return Done{};
}

Result<void> MemoryFiles::remove(const Path& path) {
    const std::scoped_lock lock(mutex_);
    const auto found = find(files_, normal(path));
    if (found == files_.end())
        return Error{"could not remove: no such file", path};
    files_.erase(found);
    return Done{};
}

}  // namespace kiji
