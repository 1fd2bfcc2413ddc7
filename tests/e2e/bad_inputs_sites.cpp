#include "e2e/bad_inputs_sites.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/hash.hpp"
#include "support/process.hpp"

namespace kiji::test {
namespace fs = std::filesystem;
namespace {

/// Larger files are known by their size alone: some are sparse and hold gigabytes of nothing.
constexpr std::uint64_t most_bytes_read = std::uint64_t{200} << 20U;

std::string state_of(const fs::directory_entry& entry) {
    if (entry.is_symlink())
        return "link to " + fs::read_symlink(entry.path()).string();
    if (!entry.is_regular_file())
        return entry.is_directory() ? "folder" : "special";
    if (entry.file_size() > most_bytes_read)
        return "file of " + std::to_string(entry.file_size());
    return "file " + std::to_string(hash64(read_file(entry.path().string())));
}

}  // namespace

std::vector<std::string> case_ids(const std::string& cases) {
    std::vector<std::string> ids;
    for (const fs::directory_entry& entry : fs::directory_iterator(cases))
        ids.push_back(entry.path().filename().string());
    std::ranges::sort(ids);
    return ids;
}

void prepare(Site& site, const std::string& root) {
    const fs::path source = fs::path(root) / "cases" / site.id;
    site.path = site.folder.path("site");
    fs::copy(source / "site", site.path,
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    site.folder.write("outside/secret.txt", "SECRET\n");
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site.path)) {
        if (!entry.is_symlink())
            fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
    }
    fs::permissions(site.path, fs::perms::owner_write, fs::perm_options::add);
    const fs::path setup = source / "setup.sh";
    if (!fs::exists(setup))
        return;
    if (read_file(setup.string()).find("mount ") != std::string::npos) {
        site.skipped = "it mounts a file system";
        return;
    }
    const Finished done = run("/bin/sh", {.arguments = {setup.string()},
                                          .folder = site.path,
                                          .environment = {{"OUTSIDE", site.folder.path("outside")},
                                                          {"DEST", site.folder.path("dest")},
                                                          {"GEN", root + "/gen"}}});
    if (done.exit_code != 0)
        site.skipped = "its setup fails: " + done.err;
}

std::vector<File> regular_files(const Site& site) {
    std::vector<File> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site.path)) {
        if (entry.is_regular_file() && !entry.is_symlink())
            files.push_back({fs::relative(entry.path(), site.path).string(), entry.file_size()});
    }
    std::ranges::sort(files, {}, &File::name);
    return files;
}

Snapshot snapshot(const std::string& folder) {
    Snapshot found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        found[fs::relative(entry.path(), folder).string()] = state_of(entry);
    return found;
}

std::string read_file(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

}  // namespace kiji::test
