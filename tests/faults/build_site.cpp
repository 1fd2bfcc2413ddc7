// Puts the files beneath PAGES into DESTINATION as a build does, pages written and "*.bin" copied,
// and says how it went: exit code 0, or 1 and the message.
#include <cstdio>
#include <filesystem>
#include <memory>

#include <unistd.h>

#include "base/files.hpp"
#include "site/disk/site_folder.hpp"

namespace {

using kiji::Error;
using kiji::Result;
using kiji::site::SiteFolder;
using kiji::site::Written;

Result<Written> build(const kiji::Path& pages, const kiji::Path& destination,
                      const kiji::Path& cache) {
    Result<std::unique_ptr<SiteFolder>> site =
        SiteFolder::open({.destination = destination, .source = pages, .cache = cache});
    if (!site)
        return site.error();
    // The order of the directory does not matter to a fault at "the third call", as long as it
    // stays the same from run to run.
    for (const auto& entry : std::filesystem::recursive_directory_iterator(pages)) {
        if (!entry.is_regular_file())
            continue;
        const std::string path = entry.path().string();
        const std::string target = entry.path().lexically_relative(pages).string();
        const Result<std::string> bytes = kiji::RealFiles().read(path, std::size_t{1} << 20U);
        if (!bytes)
            return bytes.error();
        Result<void> put = target.ends_with(".bin") ? (*site)->copy(target, path, 0, 0)
                                                    : (*site)->write(target, *bytes);
        if (!put)
            return put.error();
    }
    return (*site)->finish();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: build_site PAGES DESTINATION CACHE\n", stderr);
        return 2;
    }
    ::getppid();  // a mark in the trace: what comes before it belongs to the loader
    Result<Written> written = Error{"not built"};
    try {
        written = build(argv[1], argv[2], argv[3]);
    } catch (const std::filesystem::filesystem_error& error) {
        written = Error{error.what()};  // PAGES cannot be listed
    }
    ::getppid();
    if (written)
        return 0;
    std::fprintf(stderr, "%s: %s\n", written.error().path.c_str(), written.error().message.c_str());
    return 1;
}
