#include "site/defaults.hpp"

#include <algorithm>
#include <functional>

#include <fnmatch.h>

#include "site/values.hpp"

namespace kiji::site {
namespace {

using Type = Value::Type;

std::string without_folder(const std::string& path, const std::string& folder) {
    return !folder.empty() && path.starts_with(folder + '/') ? path.substr(folder.size() + 1)
                                                             : path;
}

std::string trimmed(std::string_view path) {
    if (!path.starts_with('/'))
        return std::string(path);
    path.remove_prefix(1);
    return std::string(path);
}

/// All files and folders below the source that fit `pattern`, as Ruby's Dir.glob finds them.
std::vector<std::string> glob(const FileSystem& files, const Settings& settings,
                              std::string_view pattern) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = std::min(pattern.find('/', at), pattern.size());
        if (end > at)
            parts.emplace_back(pattern.substr(at, end - at));
        at = end + 1;
    }
    std::vector<std::string> found;
    const std::function<void(const Path&, std::size_t)> walk = [&](const Path& folder,
                                                                   std::size_t part) {
        const auto entries =
            files.list(folder.empty() ? settings.source : join(settings.source, folder));
        if (!entries)
            return;
        const bool deep = parts[part] == "**" && part + 1 < parts.size();
        if (deep)
            walk(folder, part + 1);
        for (const DirectoryEntry& entry : *entries) {
            const Path path = folder.empty() ? entry.name : join(folder, entry.name);
            const bool is_folder = entry.kind == FileInfo::Kind::directory;
            if (entry.name.starts_with('.') || path == settings.destination)
                continue;
            if (deep) {
                if (is_folder)
                    walk(path, part);
            } else if (fnmatch(parts[part].c_str(), entry.name.c_str(), FNM_PERIOD) == 0) {
                if (part + 1 == parts.size())
                    found.push_back(path);
                else if (is_folder)
                    walk(path, part + 1);
            }
        }
    };
    if (!parts.empty())
        walk("", 0);
    return found;
}

}  // namespace

Defaults::Defaults(const FileSystem& files, const Settings& settings) {
    const Value* defaults = settings.find("defaults");
    if (defaults == nullptr || !defaults->is(Type::array))
        return;
    for (const Value& each : defaults->array()) {
        const Value* values = each.find("values");
        if (values == nullptr || !values->is(Type::object))
            continue;
        Set set;
        set.values = *values;
        const Value* scope = each.find("scope");
        if (scope != nullptr && scope->is(Type::object)) {
            const std::string path(string_of(scope->find("path")));
            set.length = trimmed(path).size();
            set.for_all = path.empty();
            if (path.find('*') != std::string::npos) {
                for (const std::string& found : glob(files, settings, path))
                    set.beginnings.push_back(without_folder(found, settings.collections_folder));
            } else {
                set.beginnings.push_back(without_folder(path, settings.collections_folder));
            }
            if (const Value* type = scope->find("type")) {
                set.type = text_of(*type);
                if (set.type == "post" || set.type == "page" || set.type == "draft")
                    *set.type += 's';
            }
        }
        sets_.push_back(std::move(set));
    }
}

Value Defaults::of(std::string_view path, std::string_view type, Arena& arena) const {
    const std::string sought = trimmed(path);
    Value all = Value::of(std::span<const Member>());
    const Set* last = nullptr;
    for (const Set& set : sets_) {
        if (set.type && *set.type != type)
            continue;
        if (!set.for_all && std::ranges::none_of(set.beginnings, [&](const std::string& start) {
                return sought.starts_with(start);
            }))
            continue;
        const bool is_above =
            last == nullptr || (set.length != last->length ? set.length >= last->length
                                                           : set.type.has_value() || !last->type);
        all = is_above ? merge(all, set.values, arena) : merge(set.values, all, arena);
        if (is_above)
            last = &set;
    }
    return all;
}

}  // namespace kiji::site
