#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "compose/compose.hpp"
#include "compose/local_date.hpp"
#include "templates/templates.hpp"
#include "value/yaml.hpp"

namespace kiji::compose {
namespace {

using templates::File;
using Slot = std::pair<std::string_view, std::string>;

/// `text` with what the slots stand for; what is put in is not looked at again.
std::string filled(std::string_view text, std::span<const Slot> slots) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto slot = std::ranges::find_if(slots, [&](const Slot& candidate) {
            return text.substr(at).starts_with(candidate.first);
        });
        if (slot == slots.end()) {
            out += text[at++];
        } else {
            out += slot->second;
            at += slot->first.size();
        }
    }
    return out;
}

/// What is there already is left alone.
Result<void> add(FileSystem& files, const Path& path, std::string_view bytes, Made& out) {
    if (files.info(path)) {
        out.kept.push_back(path);
        return Done{};
    }
    Result<void> done = files.create(path, bytes);
    if (done)
        out.made.push_back(path);
    return done;
}

/// The last name of a path: "blog" for "sites/blog/", and what "." leads to.
std::string name_of_folder(const FileSystem& files, Path folder) {
    if (const Result<Path> real = files.resolve(folder))
        folder = *real;
    while (folder.size() > 1 && folder.ends_with('/'))
        folder.pop_back();
    return std::string(file_name(folder));
}

bool holds_something(const FileSystem& files, const Path& folder) {
    const auto entries = files.list(folder);
    return entries && !entries->empty();
}

std::span<const File> files_of(Start start) {
    switch (start) {
        case Start::blog:
            return templates::scaffold_blog_files();
        case Start::blog_japanese:
            return templates::scaffold_blog_ja_files();
        case Start::blank:
            break;
    }
    return templates::scaffold_blank_files();
}

/// Inside double quotes always: a title is text, whatever it looks like.
std::string quoted(std::string_view text) {
    return yaml::write_scalar(Value::of(text), yaml::Quotes::double_quotes);
}

}  // namespace

Result<Made> new_site(FileSystem& files, const NewSite& site) {
    if (const Result<FileInfo> there = files.info(site.folder);
        there && there->kind == FileInfo::Kind::regular)
        return Error{"could not make a site here: a file has this name", site.folder};
    if (!site.in_place && holds_something(files, site.folder))
        return Error{
            "could not make a site here: the folder holds something already; with --force "
            "the files of a site are put beside it, and nothing is replaced",
            site.folder};
    const std::string title = site.title.empty() ? name_of_folder(files, site.folder) : site.title;
    if (find_invalid_utf8(title))
        return Error{"could not make a site here: its title would not be UTF-8", site.folder};
    Zone zone;
    if (!site.zone.empty()) {
        const Result<Zone> found = Zone::find(site.zone);
        if (!found)
            return found.error();
        zone = *found;
    }
    const std::array slots{
        Slot{"%title%", quoted(title)},
        Slot{"%date%", date_of(site.now, zone)},
        Slot{"%timezone%", site.zone.empty() ? "# timezone: Asia/Tokyo  # without it: UTC"
                                             : "timezone: " + site.zone},
        Slot{"DATE", day_of(site.now, zone)},
    };
    Made out;
    for (const File& file : files_of(site.start)) {
        const Path path = join(site.folder, filled(file.path, slots));
        if (const Result<void> done = add(files, path, filled(file.bytes, slots), out); !done)
            return done.error();
    }
    for (const File& file : site.theme ? templates::theme_files() : std::span<const File>()) {
        if (const Result<void> done = add(files, join(site.folder, file.path), file.bytes, out);
            !done)
            return done.error();
    }
    return out;
}

Result<Made> new_theme(FileSystem& files, const Path& folder, bool code_of_conduct,
                       std::int64_t now) {
    if (files.info(folder))
        return Error{"could not make a theme here: there is something of this name", folder};
    const std::string name = name_of_folder(files, folder);
    const auto is_of_gem = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    if (name.empty() || !std::ranges::all_of(name, is_of_gem))
        return Error{"could not make a theme: the name of a gem has letters, digits, - and _ alone",
                     folder};
    const std::array slots{
        Slot{"%name%", name},
        Slot{"%year%", day_of(now, {}).substr(0, 4)},
        Slot{"NAME", name},
    };
    Made out;
    for (const File& file : templates::scaffold_theme_gem_files()) {
        if (file.path == "CODE_OF_CONDUCT.md" && !code_of_conduct)
            continue;
        const Path path = join(folder, filled(file.path, slots));
        if (const Result<void> done = add(files, path, filled(file.bytes, slots), out); !done)
            return done.error();
    }
    return out;
}

}  // namespace kiji::compose
