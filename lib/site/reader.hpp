// Reads a site from its source.
#pragma once

#include <memory>

#include "base/files.hpp"
#include "site/model.hpp"
#include "site/options.hpp"
#include "site/report.hpp"

namespace kiji::site {

/// Everything of the site but what plugins make. Faults of single files go to `report`; an Error is
/// what leaves nothing to build. O(files log files), in parallel over files.
Result<std::unique_ptr<Site>> read_site(const FileSystem& files, const Options& options,
                                        Report& report);

/// The files of a folder of data, as `site.data` has them: an object, folders within it objects.
Value read_data(const FileSystem& files, const Path& folder, const Settings& settings,
                Memory& memory, const Limits& limits, Report& report);

/// Where the theme of the configuration lies. Error: it is nowhere.
Result<Theme> find_theme(const FileSystem& files, const Options& options, const Settings& settings);

}  // namespace kiji::site
