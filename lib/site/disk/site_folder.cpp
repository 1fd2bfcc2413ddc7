#include "site/disk/site_folder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "site/disk/destination.hpp"

namespace kiji::site {
namespace {

constexpr std::string_view lock_name = "lock";
constexpr std::string_view purpose = "kiji build";

/// The same from build to build, also where a site moves with all that is in it.
std::string manifest_key(const Path& destination, const Path& source) {
    if (destination.starts_with(source + "/"))
        return destination.substr(source.size() + 1);
    return destination;
}

/// Why nothing may be written there.
std::optional<Error> refusal(const std::string& target) {
    const std::string why = refuse_name(target);
    if (!why.empty())
        return Error{fmt::format("nothing can be written there: {}", why), target};
    if (target.starts_with(Staging::inner_name))
        return Error{"nothing can be written there: pages of a build wait in a folder of that name",
                     target};
    return std::nullopt;
}

/// Null for what is none.
const OutputInfo* regular_file(const std::optional<OutputInfo>& info) {
    return info && info->kind == FileInfo::Kind::regular ? &*info : nullptr;
}

}  // namespace

SiteFolder::SiteFolder(SiteFolderOptions options, std::unique_ptr<OutputFolder> destination,
                       Lock lock)
    : options_(std::move(options)),
      destination_(std::move(destination)),
      destination_lock_(std::move(lock)),
      staging_(*destination_) {}

SiteFolder::~SiteFolder() {
    abandon();
}

Result<std::unique_ptr<SiteFolder>> SiteFolder::open(SiteFolderOptions options) {
    const Result<Path> path = find_destination(options.destination, options.source, options.home);
    if (!path)
        return path.error();
    // A build that ends without a page removes the folder that it made. Who opened it before and
    // locks it then has locked what is no longer there.
    constexpr int attempts = 5;
    for (int i = 0; i < attempts; ++i) {
        Result<std::unique_ptr<OutputFolder>> folder =
            OutputFolder::open(*path, OutputFolder::Missing::is_made);
        if (!folder)
            return folder.error();
        Result<Lock> lock = Lock::take(**folder, std::string(purpose));
        if (!lock)
            return lock.error();
        if (!(*folder)->still_there())
            continue;
        std::unique_ptr<SiteFolder> site(
            new SiteFolder(std::move(options), *std::move(folder), *std::move(lock)));
        if (const Result<void> opened = site->open_cache(); !opened)
            return opened.error();
        if (const Result<void> cleared = site->staging_.clear(); !cleared)
            return cleared.error();
        return site;
    }
    return Error{"the destination is removed again and again by somebody else", *path};
}

Result<void> SiteFolder::open_cache() {
    if (options_.cache.empty())
        return Done{};
    Result<std::unique_ptr<OutputFolder>> cache =
        OutputFolder::open(options_.cache, OutputFolder::Missing::is_made);
    if (!cache) {
        note_ =
            Error{fmt::format("{}: pages that are gone will not be removed from the destination",
                              cache.error().message),
                  options_.cache};
        return Done{};
    }
    cache_ = *std::move(cache);
    Result<Lock> lock = Lock::take(*cache_, std::string(lock_name), std::string(purpose));
    if (!lock)
        return lock.error();
    cache_lock_ = *std::move(lock);
    const Result<Path> source = RealFiles().resolve(options_.source);
    if (!source)
        return source.error();
    manifest_.emplace(*cache_, manifest_key(destination_->path(), *source));
    if (std::optional<Records> records = manifest_->read()) {
        before_ = *std::move(records);
        had_manifest_ = true;
    }
    return Done{};
}

/// Beside the manifest, and of the same destination.
Path SiteFolder::name_of_left() const {
    return "pages-" + manifest_->name();
}

std::string SiteFolder::left_behind() const {
    constexpr std::size_t most_bytes = std::size_t{1} << 30U;
    // Without a manifest nothing is known of the pages either.
    if (!manifest_ || !had_manifest_)
        return {};
    Result<std::optional<std::string>> bytes = cache_->read(name_of_left(), most_bytes);
    return bytes && *bytes ? **std::move(bytes) : std::string();
}

const Record* SiteFolder::known(const std::string& target) const {
    const auto found = before_.find(target);
    return found == before_.end() ? nullptr : &found->second;
}

void SiteFolder::put(const std::string& target, Output output) {
    const std::scoped_lock lock(mutex_);
    now_.insert_or_assign(target, std::move(output));
}

/// Jekyll compares beginnings of names: ".git" keeps ".github" too.
bool SiteFolder::is_kept(std::string_view name) const {
    return std::ranges::any_of(options_.keep_files,
                               [&](const std::string& kept) { return name.starts_with(kept); });
}

bool SiteFolder::may_remove(const std::string& name) const {
    return (options_.unknown == SiteFolderOptions::Unknown::removed || known(name) != nullptr) &&
           !targets_.contains(name) && !is_kept(name);
}

Result<std::optional<Record>> SiteFolder::find_same(const std::string& target,
                                                    std::string_view bytes,
                                                    std::uint64_t hash) const {
    const std::int64_t looked = file_clock_ns();
    const Result<std::optional<OutputInfo>> info = destination_->info(target);
    if (!info)
        return info.error();
    const OutputInfo* there = regular_file(*info);
    if (there == nullptr || there->size != bytes.size())
        return std::optional<Record>();
    if (const Record* record = known(target);
        record != nullptr && proves(*record, *there) && record->copied_from == Stamp{})
        return record->hash == hash ? std::optional(*record) : std::nullopt;
    const Result<bool> same = destination_->holds(target, bytes);
    if (!same)
        return same.error();
    if (!*same)
        return std::optional<Record>();
    return std::optional(
        Record{.stamp = stamp_of(*there), .hash = hash, .unsure = is_unsure(*there, looked)});
}

Result<void> SiteFolder::write(const std::string& target, std::string_view bytes) {
    if (std::optional<Error> error = refusal(target))
        return *std::move(error);
    if (!targets_.claim(target))
        return Done{};
    const std::uint64_t hash = hash64(bytes);
    const Result<std::optional<Record>> same = find_same(target, bytes, hash);
    if (!same)
        return same.error();
    if (*same) {
        put(target, {.record = **same, .place = {}, .page = true});
        return Done{};
    }
    const Result<OutputFolder*> staged = staging_.folder();
    if (!staged)
        return staged.error();
    std::string place = staging_.place(target);
    const Result<OutputInfo> written = (*staged)->write(place, bytes);
    if (!written)
        return Error{written.error().message, target};
    put(target, {.record = {.stamp = stamp_of(*written), .hash = hash},
                 .place = std::move(place),
                 .page = true});
    return Done{};
}

bool SiteFolder::keep(const std::string& target, const Kept& known_bytes) {
    if (refusal(target))
        return false;
    const std::int64_t looked = file_clock_ns();
    const Result<std::optional<OutputInfo>> info = destination_->info(target);
    const OutputInfo* there = info ? regular_file(*info) : nullptr;
    if (there == nullptr || there->size != known_bytes.size)
        return false;
    Record record{
        .stamp = stamp_of(*there), .hash = known_bytes.hash, .unsure = is_unsure(*there, looked)};
    const Record* before = known(target);
    if (before != nullptr && proves(*before, *there) && before->copied_from == Stamp{}) {
        if (before->hash != known_bytes.hash)
            return false;
        record = *before;
    } else {
        const Result<std::optional<std::string>> bytes =
            destination_->read(target, known_bytes.size);
        if (!bytes || !*bytes || (*bytes)->size() != known_bytes.size ||
            hash64(**bytes) != known_bytes.hash)
            return false;
    }
    if (targets_.claim(target))
        put(target, {.record = record, .place = {}, .page = true});
    return true;
}

Result<std::optional<Record>> SiteFolder::find_same_copy(const std::string& target,
                                                         const Path& file, const OutputInfo& from) {
    const std::int64_t looked = file_clock_ns();
    const Result<std::optional<OutputInfo>> info = destination_->info(target);
    if (!info)
        return info.error();
    // What the umask takes from others and the group says nothing of the source.
    constexpr std::uint32_t of_the_owner = 0700;
    const OutputInfo* there = regular_file(*info);
    if (there == nullptr || there->size != from.size ||
        ((there->mode ^ from.mode) & of_the_owner) != 0)
        return std::optional<Record>();
    if (const Record* record = known(target);
        record != nullptr && proves(*record, *there) && record->copied_from == stamp_of(from))
        return std::optional(*record);
    const Result<bool> same = destination_->is_copy(target, file);
    if (!same)
        return same.error();
    if (!*same)
        return std::optional<Record>();
    if (there->modified_ns != from.modified_ns) {
        const std::scoped_lock lock(mutex_);
        times_.emplace(target, from.modified_ns);
    }
    return std::optional(Record{.stamp = stamp_of(*there),
                                .copied_from = stamp_of(from),
                                .unsure = is_unsure(*there, looked) || is_unsure(from, looked)});
}

Result<void> SiteFolder::copy(const std::string& target, const Path& file,
                              std::int64_t /*modified_ns*/, std::uint64_t /*size*/) {
    if (std::optional<Error> error = refusal(target))
        return *std::move(error);
    // Looked at anew: times alone miss a file that another of the same size and time has replaced.
    const std::int64_t looked = file_clock_ns();
    const Result<OutputInfo> from = file_info(file);
    if (!from)
        return from.error();
    if (!targets_.claim(target))
        return Done{};
    const Result<std::optional<Record>> same = find_same_copy(target, file, *from);
    if (!same)
        return same.error();
    if (*same) {
        put(target, {.record = **same, .place = {}});
        return Done{};
    }
    const Result<OutputFolder*> staged = staging_.folder();
    if (!staged)
        return staged.error();
    std::string place = staging_.place(target);
    const Result<OutputInfo> written = (*staged)->copy(place, file);
    if (!written)
        return written.error();
    put(target, {.record = {.stamp = stamp_of(*written),
                            .copied_from = stamp_of(*from),
                            .unsure = is_unsure(*from, looked)},
                 .place = std::move(place)});
    return Done{};
}

void SiteFolder::abandon() {
    if (!std::exchange(open_, false))
        return;
    // What cannot be removed now is removed by the next build.
    static_cast<void>(staging_.clear());
    destination_->remove_made();
}

}  // namespace kiji::site
