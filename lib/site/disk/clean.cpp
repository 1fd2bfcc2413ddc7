#include "site/disk/clean.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/files.hpp"
#include "base/output_folder.hpp"
#include "site/disk/destination.hpp"

namespace kiji::site {
namespace {

/// True where something was there and is gone.
Result<bool> remove_leftover(const Path& path) {
    const RealFiles files;
    if (!files.info(path))
        return false;
    const Path above(parent(path).empty() ? "." : parent(path));
    Result<std::unique_ptr<OutputFolder>> folder =
        OutputFolder::open(above, OutputFolder::Missing::is_error);
    if (!folder)
        return folder.error();
    const std::string name(file_name(path));
    const Result<std::optional<OutputInfo>> info = (*folder)->info(name);
    if (!info)
        return info.error();
    if (!*info)
        return false;
    if ((*info)->kind != FileInfo::Kind::directory)
        return (*folder)->remove(name);
    if (Result<void> removed = (*folder)->remove_tree(name); !removed)
        return removed.error();
    return true;
}

/// What a build of no pages leaves, which removes all that it does not know.
Result<std::size_t> empty(SiteFolderOptions options) {
    options.unknown = SiteFolderOptions::Unknown::removed;
    const Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(std::move(options));
    if (!site)
        return site.error();
    const Result<Written> written = (*site)->finish();
    if (!written)
        return written.error();
    return written->removed;
}

}  // namespace

Result<Cleaned> clean(SiteFolderOptions options, const std::vector<Path>& leftovers) {
    Cleaned cleaned;
    const Path destination = options.destination;
    const Result<Path> real = find_destination(options.destination, options.source, options.home);
    if (!real)
        return real.error();
    if (RealFiles().info(*real)) {
        const Result<std::size_t> files = empty(std::move(options));
        if (!files)
            return files.error();
        cleaned.files = *files;
        Result<std::unique_ptr<OutputFolder>> above =
            OutputFolder::open(Path(parent(*real)), OutputFolder::Missing::is_error);
        if (!above)
            return above.error();
        const Result<bool> gone = (*above)->remove_empty_folder(Path(file_name(*real)));
        if (!gone)
            return gone.error();
        (*gone ? cleaned.removed : cleaned.kept).push_back(destination);
    }
    for (const Path& leftover : leftovers) {
        const Result<bool> removed = remove_leftover(leftover);
        if (!removed)
            return removed.error();
        if (*removed)
            cleaned.removed.push_back(leftover);
    }
    return cleaned;
}

}  // namespace kiji::site
