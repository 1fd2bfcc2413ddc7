#include "unit/site/disk/builds.hpp"

#include <filesystem>

namespace kiji::site::test {

namespace fs = std::filesystem;

Builds::Builds() {
    folder_.write("source/_config.yml", "title: x\n");
    options_.source = folder_.path("source");
    options_.destination = site();
    options_.cache = folder_.path("source/.jekyll-cache/kiji");
}

Builds::Outcome Builds::build(const Files& pages) const {
    const auto failed = [](const Error& error) {
        return Outcome{.written = {}, .error = error.message, .path = error.path, .note = {}};
    };
    Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(options_);
    if (!site)
        return failed(site.error());
    for (const auto& [target, bytes] : pages)
        if (Result<void> written = (*site)->write(target, bytes); !written)
            return failed(written.error());
    Result<Written> written = (*site)->finish();
    if (!written)
        return failed(written.error());
    return {.written = *written,
            .error = {},
            .path = {},
            .note = (*site)->note() ? (*site)->note()->message : ""};
}

Files Builds::in_site() const {
    Files files;
    if (!fs::exists(site()))
        return files;
    for (const auto& entry : fs::recursive_directory_iterator(site())) {
        const std::string name = entry.path().lexically_relative(site()).string();
        if (entry.is_symlink())
            files[name] = "-> " + fs::read_symlink(entry.path()).string();
        else if (entry.is_regular_file())
            files[name] = folder_.read("source/_site/" + name);
        else if (fs::is_empty(entry.path()))
            files[name + "/"] = "";
    }
    return files;
}

}  // namespace kiji::site::test
