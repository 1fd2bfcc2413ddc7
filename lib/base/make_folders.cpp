// Making folders that outlast a crash.
#include "base/make_folders.hpp"

#include <cerrno>

#include <fmt/format.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/system_error.hpp"

namespace kiji {
namespace {

using base::Descriptor;
using base::reason;
using base::retry;

Error could_not(const Path& path, std::string_view why) {
    return {fmt::format("could not make the folder: {}", why), path};
}

/// A name is on the disk when the folder that holds it is. Some file systems cannot flush a folder
/// and say EINVAL.
bool flush(const Path& folder) {
    const Descriptor file(
        retry([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    return file && (retry([&] { return ::fsync(file.number()); }) == 0 || errno == EINVAL);
}

}  // namespace

Result<void> base::make_folders(const Path& path, unsigned mode) {
    if (path.empty() || path.find('\0') != Path::npos)
        return could_not(path, path.empty() ? "the name is empty" : "the name holds a NUL byte");
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0)
        return S_ISDIR(status.st_mode) ? Result<void>(Done{})
                                       : could_not(path, "a file has its name");
    if (errno != ENOENT)
        return could_not(path, reason(errno));
    const Path above =
        parent(path).empty() ? Path(path.front() == '/' ? "/" : ".") : Path(parent(path));
    if (above != path) {
        if (Result<void> made = make_folders(above, mode); !made)
            return made;
    }
    // Another process may have made it meanwhile; "a/b/" was made by the call for "a/b".
    if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST)
        return could_not(path, reason(errno));
    if (!flush(above))
        return could_not(path, fmt::format("could not flush {}: {}", above, reason(errno)));
    return Done{};
}

Result<void> RealFiles::make_folders(const Path& path) {
    constexpr unsigned owner_alone = 0700;
    return base::make_folders(path, owner_alone);
}

}  // namespace kiji
