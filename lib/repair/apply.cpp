// Check, keep, log, replace: in an order that can be cut off anywhere.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/limits.hpp"
#include "repair/log.hpp"
#include "repair/repair.hpp"

namespace kiji::repair {
namespace {

/// Where a copy of `path` goes below a folder: the path as given, without ways up or from the root.
Path below(const Path& folder, std::string_view path) {
    Path place = folder;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (name == "..")
            place = join(place, "_up");
        else if (!name.empty() && name != ".")
            place = join(place, name);
    }
    return place;
}

Result<void> keep_copy(FileSystem& files, const Change& change, const Path& folder) {
    const Path place = below(folder, change.path);
    if (files.info(place)) {
        const Result<std::string> there = files.read(place, change.before.size());
        if (there && *there == change.before)
            return Done{};
        return Error{fmt::format("not repaired: the backup {} is there already and holds another "
                                 "text; name another folder",
                                 place),
                     change.path};
    }
    if (Result<void> made = files.make_folders(Path(parent(place))); !made)
        return made;
    return files.replace(place, change.before);
}

Result<void> check_unchanged(const FileSystem& files, const Change& change) {
    const Result<std::string> now =
        files.read(change.path, std::max(Limits{}.file_bytes, change.before.size()));
    if (!now)
        return now.error();
    if (*now != change.before)
        return Error{"not repaired: changed since it was read", change.path};
    return Done{};
}

Result<void> write_log(FileSystem& files, const Path& log, std::span<const std::string> entries) {
    if (const Path folder(parent(log)); !folder.empty()) {
        if (Result<void> made = files.make_folders(folder); !made)
            return made;
    }
    return files.replace(log, log_text(entries));
}

/// A change that is about to be made.
struct Ready {
    const Change* change = nullptr;
    std::string after;
};

}  // namespace

std::string without(std::string_view before, std::span<const Removal> removals) {
    std::string after;
    after.reserve(before.size());
    std::size_t done = 0;
    for (const Removal& removal : removals) {
        after += before.substr(done, removal.span.begin - done);
        if (removal.blank)
            after += ' ';
        done = removal.span.end;
    }
    after += before.substr(done);
    return after;
}

Repaired apply(FileSystem& files, std::span<const Change> changes, const Keeping& keeping) {
    Repaired repaired;
    std::vector<Ready> ready;
    std::vector<std::string> entries;
    for (const Change& change : changes) {
        if (change.removals.empty())
            continue;
        Result<void> good = check_unchanged(files, change);
        if (good && !keeping.backup.empty())
            good = keep_copy(files, change, keeping.backup);
        const Result<Path> path = good ? files.resolve(change.path) : good.error();
        if (!path) {
            repaired.errors.push_back(path.error());
            continue;
        }
        std::string after = without(change.before, change.removals);
        entries.push_back(log_entry(change, *path, after));
        ready.push_back({&change, std::move(after)});
    }
    if (ready.empty())
        return repaired;
    if (const Result<void> logged = write_log(files, keeping.log, entries); !logged) {
        repaired.errors.push_back(
            {fmt::format("nothing was repaired; the log: {}", logged.error().message),
             logged.error().path});
        return repaired;
    }
    for (const Ready& file : ready) {
        const Result<void> done = write(files, file.change->path, file.change->before, file.after);
        if (done)
            repaired.written.push_back(file.change->path);
        else
            repaired.errors.push_back(done.error());
    }
    return repaired;
}

}  // namespace kiji::repair
