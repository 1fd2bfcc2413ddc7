#include "support/site_files.hpp"

#include <stdexcept>
#include <vector>

namespace kiji::test {
namespace {

std::map<Path, std::string> files_of(std::string_view text) {
    constexpr std::string_view opening = "==> ";
    constexpr std::string_view closing = " <==";
    std::map<Path, std::string> files;
    std::string* file = nullptr;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with(opening) && line.ends_with(closing))
            file = &files[Path(
                line.substr(opening.size(), line.size() - opening.size() - closing.size()))];
        else if (file != nullptr)
            file->append(line).append("\n");
    }
    return files;
}

std::map<Path, std::string> with(std::map<Path, std::string> files, const std::string& name,
                                 std::string_view post) {
    files[name] = post;
    return files;
}

/// The post last, and beside it those of its folder.
std::vector<Path> posts_of(const std::map<Path, std::string>& files, const std::string& name) {
    std::vector<Path> posts;
    for (const auto& file : files) {
        if (file.first != name && parent(file.first) == parent(name))
            posts.push_back(file.first);
    }
    posts.push_back(name);
    return posts;
}

}  // namespace

SmallSite::SmallSite(std::string_view text, const std::string& name, std::string_view post,
                     std::int64_t now)
    : files_(with(files_of(text), name, post)) {
    const std::vector<Path> posts = posts_of(files_.files(), name);
    sites_ = corpus::Sites::read(files_, posts, 1, Limits{});
    const corpus::Sites::Place place = sites_.of(posts.size() - 1);
    facts_ = std::make_unique<lint::SiteFacts>(*place.site, now);
    path_ = place.path;
}

corpus::Config SmallSite::config() const {
    const auto config = corpus::load_config(files_, "/", Limits{});
    if (!config)
        throw std::runtime_error(config.error().message);
    return *config;
}

}  // namespace kiji::test
