// Where a theme lies: a path, a folder of the site, or a gem that is installed.
#include <algorithm>

#include <fmt/format.h>

#include "base/letter_case.hpp"
#include "site/reader.hpp"

namespace kiji::site {
namespace {

bool is_folder(const FileSystem& files, const Path& path) {
    const Result<Path> real = files.resolve(path);
    if (!real)
        return false;
    const Result<FileInfo> info = files.info(*real);
    return info && info->kind == FileInfo::Kind::directory;
}

/// The folder of the gem with the highest name: "minima-2.5.2".
Path gem_in(const FileSystem& files, const Path& gems, const std::string& name) {
    const auto entries =
        is_folder(files, gems) ? files.list(gems) : Result<std::vector<DirectoryEntry>>(Error{});
    Path best;
    if (!entries)
        return best;
    for (const DirectoryEntry& entry : *entries) {
        if (entry.name == name ||
            (entry.name.starts_with(name + '-') && entry.name.size() > name.size() + 1 &&
             entry.name[name.size() + 1] >= '0' && entry.name[name.size() + 1] <= '9'))
            best = join(gems, entry.name);
    }
    return best;
}

/// vendor/bundle/ruby/3.1.0/gems and its like.
Path bundled(const FileSystem& files, const Path& source, const std::string& name) {
    const Path ruby = join(source, "vendor/bundle/ruby");
    const auto versions =
        is_folder(files, ruby) ? files.list(ruby) : Result<std::vector<DirectoryEntry>>(Error{});
    Path best;
    if (versions) {
        for (const DirectoryEntry& version : *versions) {
            const Path found = gem_in(files, join(join(ruby, version.name), "gems"), name);
            best = found.empty() ? best : found;
        }
    }
    return best;
}

/// The first quoted text behind `key =` in a gemspec.
std::string gemspec_value(std::string_view text, std::string_view key) {
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at + key.size(), line_end - at - key.size());
    const std::size_t open = line.find_first_of("\"'");
    if (open == std::string_view::npos)
        return {};
    const std::size_t close = line.find(line[open], open + 1);
    return std::string(line.substr(
        open + 1, close == std::string_view::npos ? std::string_view::npos : close - open - 1));
}

void read_gemspec(const FileSystem& files, Theme& theme) {
    const auto text = files.read(join(theme.folder, theme.name + ".gemspec"), 1U << 20U);
    if (!text)
        return;
    for (const std::string_view key : {"version", "authors", "summary", "description"})
        theme.gemspec.emplace(key, gemspec_value(*text, fmt::format(".{}", key)));
}

}  // namespace

Result<Theme> find_theme(const FileSystem& files, const Options& options,
                         const Settings& settings) {
    Theme theme;
    theme.name = lower_case(settings.theme);
    if (theme.name.empty()) {
        const bool has_layouts = is_folder(files, join(settings.source, settings.layouts_folder)) ||
                                 settings.find("remote_theme") != nullptr;
        const Value* wanted = settings.find("theme");
        const bool refused = wanted != nullptr && wanted->is(Value::Type::boolean);
        theme.is_built_in = !has_layouts && !refused;
        theme.name = theme.is_built_in ? "kiji" : "";
        return theme;
    }
    if (theme.name == "kiji") {
        theme.is_built_in = true;
        return theme;
    }
    std::vector<Path> places{join(settings.source, settings.theme),
                             join(join(settings.source, "_themes"), settings.theme)};
    for (const Path& place : places) {
        if (is_folder(files, place)) {
            theme.folder = *files.resolve(place);
            theme.name = file_name(theme.folder);
            read_gemspec(files, theme);
            return theme;
        }
    }
    Path found = bundled(files, settings.source, theme.name);
    for (const Path& gems : options.gem_folders) {
        if (!found.empty())
            break;
        found = gem_in(files, join(gems, "gems"), theme.name);
    }
    if (found.empty())
        return Error{fmt::format("The {} theme could not be found: put it into _themes/{}, or "
                                 "install the gem into vendor/bundle or a folder of GEM_PATH",
                                 theme.name, theme.name),
                     settings.files.empty() ? Path() : settings.files.back()};
    theme.folder = *files.resolve(found);
    read_gemspec(files, theme);
    return theme;
}

}  // namespace kiji::site
