// The end of a build: pages go to their places, what is left of others goes away.
#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "site/disk/site_folder.hpp"

namespace kiji::site {
namespace {

constexpr std::size_t most_unknown_names = 5;

/// True for a name in one of the folders, or in a folder within them.
bool lies_in(std::string_view name, const std::set<std::string, std::less<>>& folders) {
    for (std::string_view above = parent(name); !above.empty(); above = parent(above))
        if (folders.contains(above))
            return true;
    return false;
}

}  // namespace

std::vector<std::string> SiteFolder::find_stale() const {
    std::vector<std::string> stale;
    for (const auto& [target, record] : before_)
        if (!targets_.contains(target) && !is_kept(target))
            stale.push_back(target);
    return stale;
}

Result<void> SiteFolder::look_for_unknown(Written& written) {
    const bool removed = options_.unknown == SiteFolderOptions::Unknown::removed;
    if (had_manifest_ && !removed)
        return Done{};
    std::vector<std::string> folders = {""};
    while (!folders.empty()) {
        const std::string folder = std::move(folders.back());
        folders.pop_back();
        const Result<std::vector<OutputEntry>> entries = destination_->list(folder);
        if (!entries) {
            if (removed || folder.empty())
                return entries.error();
            unknown_.push_back(folder + "/");  // another's, as lost+found is
            continue;
        }
        for (const OutputEntry& entry : *entries) {
            std::string name = join(folder, entry.name);
            if (is_kept(name) || name == Staging::inner_name)
                continue;
            if (entry.kind == FileInfo::Kind::directory) {
                if (removed)
                    unknown_folders_.push_back(name);
                folders.push_back(std::move(name));
            } else if (!targets_.contains(name) && known(name) == nullptr) {
                unknown_.push_back(std::move(name));
            }
        }
    }
    if (removed)
        return Done{};
    std::ranges::sort(unknown_);
    written.unknown = unknown_.size();
    unknown_.resize(std::min(unknown_.size(), most_unknown_names));
    written.unknown_names = std::move(unknown_);
    unknown_.clear();
    return Done{};
}

/// What the destination may hold while renames go on: whoever comes after a build that ended there
/// must know all of it.
Result<void> SiteFolder::write_expected() {
    if (!manifest_)
        return Done{};
    Records records = before_;
    for (const auto& [target, output] : now_) {
        Record& record = records[target];
        record = output.record;
        if (!output.place.empty() || times_.contains(target))
            record.stamp = {};
    }
    return manifest_->write(records);
}

Result<void> SiteFolder::move(const Moves& moves) {
    for (const std::string& name : moves.in_the_way)
        if (const Result<bool> removed = destination_->remove(name); !removed)
            return removed.error();
    for (const std::string& name : moves.emptied) {
        const Result<bool> removed = destination_->remove_empty_folder(name);
        if (!removed)
            return removed.error();
        if (!*removed)
            return Error{"could not remove the folder: somebody put a file into it just now",
                         join(destination_->path(), name)};
    }
    const Result<OutputFolder*> staged = staging_.folder();
    if (!staged)
        return staged.error();
    for (const std::string& name : moves.folders)
        if (Result<void> renamed =
                (*staged)->rename(join(Staging::new_folders, name), *destination_, name);
            !renamed)
            return renamed;
    for (const auto& [from, to] : moves.files)
        if (Result<void> renamed = (*staged)->rename(from, *destination_, to); !renamed)
            return renamed;
    for (const auto& [target, time] : times_)
        if (Result<void> set = destination_->set_time(target, time); !set)
            return set;
    return Done{};
}

/// A rename changes the stamp of a file; that of a folder leaves those within it as they are.
Result<void> SiteFolder::look_again(const Moves& moves) {
    const std::set<std::string, std::less<>> folders(moves.folders.begin(), moves.folders.end());
    const std::int64_t looked = file_clock_ns();
    for (auto& [target, output] : now_) {
        Record& record = output.record;
        const bool retimed = times_.contains(target);
        if (output.place.empty() && !retimed)
            continue;
        const Stamp written = record.stamp;
        OutputInfo seen;
        if (!output.place.empty() && lies_in(target, folders)) {
            seen.changed_ns = written.changed_ns;
        } else {
            const Result<std::optional<OutputInfo>> info = destination_->info(target);
            if (!info)
                return info.error();
            seen = info->value_or(OutputInfo{});
            record.stamp = stamp_of(seen);
            // Somebody else was quicker: nothing is known of what lies there now.
            if (seen.inode != written.inode || seen.size != written.size ||
                (!retimed && seen.modified_ns != written.modified_ns))
                record.stamp = {};
        }
        record.unsure = record.unsure || is_unsure(seen, looked);
    }
    return Done{};
}

Result<void> SiteFolder::remove_all(const std::vector<std::string>& stale, Written& written) {
    // The longest first, so that a folder comes before the one that it is in.
    const auto longer = [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    };
    std::set<std::string, decltype(longer)> folders(unknown_folders_.begin(),
                                                    unknown_folders_.end());
    for (const auto* names : {&stale, &std::as_const(unknown_)}) {
        for (const std::string& name : *names) {
            const Result<std::optional<OutputInfo>> info = destination_->info(name);
            if (!info)
                return info.error();
            // A folder by now: of pages, or of somebody else.
            if (*info && (*info)->kind == FileInfo::Kind::directory)
                continue;
            const Result<bool> removed = destination_->remove(name);
            if (!removed)
                return removed.error();
            written.removed += *removed ? 1U : 0U;
            if (const std::string_view above = parent(name); !above.empty())
                folders.emplace(above);
        }
    }
    while (!folders.empty()) {
        const std::string folder = *folders.begin();
        folders.erase(folders.begin());
        if (const Result<bool> removed = destination_->remove_empty_folder(folder); !removed)
            return removed.error();
        // A build that was killed may have removed it, and not the one above.
        const Result<std::optional<OutputInfo>> there = destination_->info(folder);
        if (!there)
            return there.error();
        if (const std::string_view above = parent(folder); !*there && !above.empty())
            folders.emplace(above);
    }
    return Done{};
}

Result<void> SiteFolder::write_known() {
    if (!manifest_)
        return Done{};
    Records records;
    for (const auto& [target, output] : now_)
        records.emplace_hint(records.end(), target, output.record);
    // Files that are kept by their names are ours still, should the name leave the list.
    for (const auto& [target, record] : before_)
        if (is_kept(target))
            records.emplace(target, record);
    if (had_manifest_ && records == before_)
        return Done{};
    return manifest_->write(records);
}

Result<Written> SiteFolder::finish() {
    if (std::optional<Error> clash = targets_.clash())
        return *std::move(clash);
    Written written;
    for (const auto& [target, output] : now_) {
        std::size_t& changed = output.page ? written.pages_written : written.files_copied;
        std::size_t& same = output.page ? written.pages_unchanged : written.files_unchanged;
        ++(output.place.empty() ? same : changed);
    }
    if (Result<void> looked = look_for_unknown(written); !looked)
        return looked.error();
    Moves moves;
    if (!staging_.empty()) {
        const Rights rights{
            .may_remove = [&](const std::string& name) { return may_remove(name); },
            .may_replace =
                [&](const std::string& name) {
                    return known(name) != nullptr ||
                           options_.unknown == SiteFolderOptions::Unknown::removed;
                },
        };
        std::vector<Move> waiting;
        for (const auto& [target, output] : now_)
            if (!output.place.empty() && !output.place.starts_with(Staging::new_folders))
                waiting.push_back({.from = output.place, .to = target});
        Result<Moves> planned =
            plan_moves(**staging_.folder(), std::move(waiting), *destination_, rights);
        if (!planned)
            return planned.error();
        moves = *std::move(planned);
    }
    const std::vector<std::string> stale = find_stale();
    if (!staging_.empty() || !times_.empty()) {
        if (Result<void> recorded = write_expected(); !recorded)
            return recorded.error();
        if (Result<void> moved = move(moves); !moved)
            return moved.error();
    }
    if (Result<void> removed = remove_all(stale, written); !removed)
        return removed.error();
    if (Result<void> looked = look_again(moves); !looked)
        return looked.error();
    if (Result<void> recorded = write_known(); !recorded)
        return recorded.error();
    // What is left saves work and nothing else; what an earlier build left is no wrong either.
    if (manifest_ && !left_.empty())
        static_cast<void>(write_whole(*cache_, name_of_left(), left_));
    if (Result<void> cleared = staging_.clear(); !cleared)
        return cleared.error();
    open_ = false;
    return written;
}

}  // namespace kiji::site
