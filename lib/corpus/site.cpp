#include "corpus/site.hpp"

#include <algorithm>

#include "base/letter_case.hpp"
#include "corpus/site_memory.hpp"

namespace kiji::corpus {
namespace {

std::string_view type_of(const Page& page) {
    switch (page.kind) {
        case Page::Kind::post:
            return "posts";
        case Page::Kind::draft:
            return "drafts";
        case Page::Kind::document:
            return page.collection;
        case Page::Kind::page:
            break;
    }
    return "pages";
}

/// Scopes may have a '*' for any run of characters but '/', or "**" for folders too.
bool fits(std::string_view pattern, std::string_view path) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return path.starts_with(pattern);
    if (!path.starts_with(pattern.substr(0, star)))
        return false;
    std::string_view rest = pattern.substr(star);
    const bool deep = rest.starts_with("**");
    rest.remove_prefix(std::min(rest.find_first_not_of('*'), rest.size()));
    if (deep && rest.starts_with('/'))
        rest.remove_prefix(1);
    path.remove_prefix(star);
    // Each star is tried at each place: scopes are short, and so are paths.
    for (std::size_t at = 0; at <= path.size(); ++at) {
        if (fits(rest, path.substr(at)))
            return true;
        if (at < path.size() && path[at] == '/' && !deep)
            break;
    }
    return false;
}

}  // namespace

Site::Site() : memory_(std::make_unique<Memory>()) {}
Site::~Site() = default;

const Page* Site::page(std::string_view path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : &pages_[found->second];
}

const Value* Site::default_of(const Page& page, std::string_view key) const {
    const Value* found = nullptr;
    const SiteConfig::Defaults* best = nullptr;
    for (const SiteConfig::Defaults& set : config_.defaults) {
        if ((set.type && *set.type != type_of(page)) || !fits(set.path, page.path))
            continue;
        const Value* value = set.values->find(key);
        // The longer path goes first; of two as long, the one with a type, then the later.
        const bool first = best == nullptr || set.path.size() > best->path.size() ||
                           (set.path.size() == best->path.size() && (set.type || !best->type));
        if (value != nullptr && first) {
            found = value;
            best = &set;
        }
    }
    return found;
}

std::string_view Site::file_in_other_case(std::string_view path) const {
    const auto found = files_in_lower_case_.find(lower_case(path));
    return found == files_in_lower_case_.end() || found->second == path ? std::string_view()
                                                                        : found->second;
}

Result<std::string> Site::text(std::string_view path) const {
    return disk_->read(whole_ ? join(root_, path) : Path(path), memory_->limits.file_bytes);
}

}  // namespace kiji::corpus
