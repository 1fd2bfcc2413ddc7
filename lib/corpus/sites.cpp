// Which site a file belongs to.
#include <map>
#include <optional>

#include "corpus/site.hpp"

namespace kiji::corpus {
namespace {

bool is_root(const FileSystem& files, const Path& folder) {
    for (const std::string_view name : {"_config.yml", "_config.yaml"}) {
        if (files.info(join(folder, name)))
            return true;
    }
    return false;
}

/// The nearest folder above files that holds a site; each folder is looked at once.
class Roots {
  public:
    explicit Roots(const FileSystem& files) : files_(&files) {}

    std::optional<Path> of(const Path& folder) {
        if (const auto known = known_.find(folder); known != known_.end())
            return known->second;
        std::optional<Path> root;
        std::vector<Path> below;
        Path at = folder;
        while (true) {
            if (const auto known = known_.find(at); known != known_.end()) {
                root = known->second;
                break;
            }
            below.push_back(at);
            if (is_root(*files_, at)) {
                root = at;
                break;
            }
            if (at.empty() || at == "/")
                break;
            at = Path(parent(at));
            if (at.empty())
                at = "/";
        }
        for (const Path& seen : below)
            known_.emplace(seen, root);
        return root;
    }

  private:
    const FileSystem* files_;
    std::map<Path, std::optional<Path>> known_;
};

}  // namespace

Sites Sites::read(const FileSystem& files, std::span<const Path> paths, std::size_t threads,
                  const Limits& limits) {
    Sites sites;
    Roots roots(files);
    std::map<Path, std::optional<Path>> folders;  // as named, and resolved
    std::map<Path, std::size_t> known;
    std::map<Path, std::vector<std::size_t>> loose;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const Path folder(parent(paths[i]));
        const auto [entry, fresh] = folders.emplace(folder, std::nullopt);
        if (fresh) {
            if (const Result<Path> resolved = files.resolve(folder.empty() ? "." : folder))
                entry->second = *resolved;
        }
        sites.places_.emplace_back(0, Path());
        const std::optional<Path> root =
            entry->second ? roots.of(*entry->second) : std::optional<Path>();
        if (!root) {
            loose[folder].push_back(i);
            continue;
        }
        const auto [at, is_new] = known.emplace(*root, sites.sites_.size());
        if (is_new)
            sites.sites_.push_back(Site::read(files, *root, threads, limits));
        const Path full = join(*entry->second, file_name(paths[i]));
        sites.places_[i] = {at->second, full.substr(root->size() + (*root == "/" ? 0 : 1))};
    }
    for (const auto& [folder, members] : loose) {
        std::vector<Path> posts;
        for (const std::size_t i : members) {
            posts.push_back(paths[i]);
            sites.places_[i] = {sites.sites_.size(), paths[i]};
        }
        sites.sites_.push_back(Site::of_posts(files, posts, threads, limits));
    }
    return sites;
}

Sites::Place Sites::of(std::size_t file) const {
    const auto& [site, path] = places_[file];
    return {sites_[site].get(), path};
}

}  // namespace kiji::corpus
