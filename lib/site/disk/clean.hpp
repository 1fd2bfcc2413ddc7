// Taking a built site away again.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.hpp"
#include "site/disk/site_folder.hpp"

namespace kiji::site {

struct Cleaned {
    std::size_t files = 0;      // that were removed from the destination
    std::vector<Path> removed;  // the destination, where nothing of it is left, and leftovers
    std::vector<Path> kept;     // the destination, where `keep_files` name something in it
};

/// Empties the destination, whoever wrote what is in it, but for `keep_files`, and removes it and
/// `leftovers`: files and folders of caches. What is not there is no Error; a link is removed, and
/// not what it leads to. An Error where a build is at work, and where a build would be refused.
Result<Cleaned> clean(SiteFolderOptions options, const std::vector<Path>& leftovers);

}  // namespace kiji::site
