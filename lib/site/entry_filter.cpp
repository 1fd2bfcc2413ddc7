#include "site/entry_filter.hpp"

#include <algorithm>

#include <fnmatch.h>

#include "base/files.hpp"

namespace kiji::site {
namespace {

bool is_special(std::string_view name) {
    return !name.empty() && std::string_view("._#~").find(name.front()) != std::string_view::npos;
}

std::string rooted(std::string_view path) {
    return path.starts_with('/') ? std::string(path) : '/' + std::string(path);
}

}  // namespace

EntryFilter::EntryFilter(const Settings& settings) : settings_(settings) {
    std::ranges::copy_if(
        settings.exclude, std::back_inserter(exclude_), [&settings](const std::string& pattern) {
            return std::ranges::find(settings.include, pattern) == settings.include.end();
        });
}

bool EntryFilter::fits(const std::vector<std::string>& patterns, std::string_view path,
                       bool is_folder) const {
    const std::string whole = rooted(path);
    return std::ranges::any_of(patterns, [&](const std::string& written) {
        const std::string pattern = rooted(written);
        return fnmatch(pattern.c_str(), whole.c_str(), 0) == 0 || whole.starts_with(pattern) ||
               (is_folder && pattern == whole + '/');
    });
}

EntryFilter::Verdict EntryFilter::verdict(std::string_view folder, std::string_view entry,
                                          bool is_folder) const {
    const std::string_view name = file_name(entry);
    const bool included =
        fits(settings_.include, entry, is_folder) || fits(settings_.include, name, is_folder);
    if (included)
        return Verdict::taken;
    if (fits(exclude_, folder.empty() ? Path(entry) : join(folder, entry), is_folder))
        return Verdict::excluded;
    if (is_special(entry) || is_special(name) || entry.ends_with('~') || entry.ends_with('.'))
        return Verdict::special;
    return Verdict::taken;
}

}  // namespace kiji::site
