// The folders of broken and hostile files that KIJI_SHARED holds.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace kiji::test {

/// One case, copied and set up: `site` may be changed, nothing beside it.
struct Site {
    std::string id;
    TemporaryFolder folder{};
    std::string path{};     // of the copy
    std::string skipped{};  // why it cannot be set up here, or empty
};

/// The ids of all cases beneath `cases`, sorted.
std::vector<std::string> case_ids(const std::string& cases);

/// Copies the site of a case and runs its setup.sh. `root` is the folder that holds cases/ and
/// gen/.
void prepare(Site& site, const std::string& root);

struct File {
    std::string name;  // beneath the site
    std::uint64_t size = 0;
};
/// All regular files of a site that are not reached through links, sorted.
std::vector<File> regular_files(const Site& site);

/// What stands beneath `folder`: kind, and content where it is a file of reasonable size.
using Snapshot = std::map<std::string, std::string>;
Snapshot snapshot(const std::string& folder);

std::string read_file(const std::string& path);

}  // namespace kiji::test
