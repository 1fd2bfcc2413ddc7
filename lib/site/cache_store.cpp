#include "site/cache_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/packed.hpp"

namespace kiji::site {
namespace {

/// The 1 is the version of what stands between.
constexpr std::string_view word = "kiji-pages-1";
constexpr std::string_view index_name = "pages";
constexpr std::string_view index_beside = "pages.new";
constexpr std::string_view blobs_end = ".blobs";
constexpr std::size_t most_index_bytes = std::size_t{1} << 31U;
/// Bytes that nobody asks for any more, of which there may always be so many.
constexpr std::uint64_t dead_enough = std::uint64_t{1} << 20U;

std::string blobs_name(std::uint64_t generation) {
    return fmt::format("pages-{}{}", generation, blobs_end);
}

}  // namespace

CacheStore::CacheStore(OutputFolder& folder, std::string_view maker)
    : folder_(folder), maker_(maker) {
    const bool loaded = load();
    if (!loaded) {
        before_.clear();
        pages_.clear();
        generation_ = 1;
        end_ = 0;
    }
    remove_strays();
    Result<std::unique_ptr<BlobFile>> blobs = BlobFile::open(folder_, blobs_name(generation_));
    if (blobs)
        blobs_ = *std::move(blobs);
}

bool CacheStore::load() {
    const Result<std::optional<std::string>> index =
        folder_.read(std::string(index_name), most_index_bytes);
    if (!index || !*index)
        return false;
    index_ = **index;
    damaged_ = true;
    PackedReader reader(unseal(word, index_));
    if (reader.bytes() != maker_)
        return false;
    generation_ = reader.number(8);
    end_ = reader.number(8);
    std::vector<std::string_view> names;
    for (std::uint64_t left = reader.number(8); left > 0 && !reader.failed(); --left)
        names.push_back(reader.bytes());
    for (std::uint64_t left = reader.number(8); left > 0 && !reader.failed(); --left) {
        const std::string_view key = reader.bytes();
        CachedPage& page = pages_.emplace_back();
        page.fingerprint = reader.hash();
        page.blob_at = reader.number(8);
        page.blob_size = reader.number(8);
        page.blob_hash = reader.number(8);
        const std::uint64_t reads = reader.number(4);
        constexpr std::size_t read_bytes = 12;
        page.reads.reserve(std::min<std::uint64_t>(reads, reader.left() / read_bytes));
        for (std::uint64_t i = 0; i < reads && !reader.failed(); ++i) {
            const std::uint64_t name = reader.number(4);
            const std::uint64_t hash = reader.number(8);
            if (name >= names.size())
                return false;
            page.reads.push_back({.name = names[name], .hash = hash});
        }
        before_.emplace(key, &page);
    }
    damaged_ = reader.failed() || reader.left() > 0;
    return !damaged_;
}

/// What a build that was killed has left.
void CacheStore::remove_strays() {
    const Result<std::vector<OutputEntry>> entries = folder_.list("");
    if (!entries)
        return;
    for (const OutputEntry& entry : *entries)
        if (entry.name.starts_with("pages-") && entry.name.ends_with(blobs_end) &&
            entry.name != blobs_name(generation_))
            static_cast<void>(folder_.remove(entry.name));
}

const CachedPage* CacheStore::find(std::string_view key) const {
    const auto found = before_.find(key);
    return found == before_.end() ? nullptr : found->second;
}

std::optional<std::string> CacheStore::bytes(const CachedPage& page) const {
    // A size that the file cannot have is not set aside first.
    if (!blobs_ || page.blob_size > blobs_->size())
        return std::nullopt;
    std::string bytes(page.blob_size, '\0');
    if (!blobs_->read(page.blob_at, bytes) || hash64(bytes) != page.blob_hash)
        return std::nullopt;
    return bytes;
}

std::string_view CacheStore::own(std::string_view text) {
    return *texts_.emplace(text).first;
}

void CacheStore::keep(std::string_view key) {
    const auto found = before_.find(key);
    if (found == before_.end())
        return;
    const std::scoped_lock lock(mutex_);
    after_.insert_or_assign(found->first, found->second);
}

void CacheStore::put(std::string_view key, const Hash128& fingerprint,
                     std::span<const CachedRead> reads, std::string_view bytes) {
    if (!blobs_)
        return;
    CachedPage page{.fingerprint = fingerprint,
                    .reads = {},
                    .blob_at = end_.fetch_add(bytes.size()),
                    .blob_size = bytes.size(),
                    .blob_hash = hash64(bytes)};
    if (!blobs_->write(page.blob_at, bytes))
        return;
    page.reads.reserve(reads.size());
    const std::scoped_lock lock(mutex_);
    changed_ = true;
    for (const CachedRead& read : reads)
        page.reads.push_back({.name = own(read.name), .hash = read.hash});
    after_.insert_or_assign(own(key), &pages_.emplace_back(std::move(page)));
}

std::vector<std::pair<std::string_view, const CachedPage*>> CacheStore::sorted() const {
    std::vector<std::pair<std::string_view, const CachedPage*>> entries(after_.begin(),
                                                                        after_.end());
    std::ranges::sort(entries, {}, [](const auto& entry) { return entry.first; });
    return entries;
}

Result<void> CacheStore::compact() {
    Result<std::unique_ptr<BlobFile>> opened = BlobFile::open(folder_, blobs_name(generation_ + 1));
    if (!opened)
        return opened.error();
    if (Result<void> emptied = (*opened)->cut(0); !emptied)
        return emptied;
    Entries moved;
    std::uint64_t end = 0;
    for (const auto& [key, page] : sorted()) {
        const std::optional<std::string> blob = bytes(*page);
        if (!blob)
            continue;
        if (Result<void> written = (*opened)->write(end, *blob); !written)
            return written;
        CachedPage& copy = pages_.emplace_back(*page);
        copy.blob_at = end;
        end += blob->size();
        moved.emplace(key, &copy);
    }
    after_ = std::move(moved);
    blobs_ = *std::move(opened);
    ++generation_;
    end_ = end;
    return Done{};
}

std::string CacheStore::encode() const {
    const auto entries = sorted();
    std::unordered_map<std::string_view, std::uint64_t> numbers;
    std::vector<std::string_view> names;
    for (const auto& [key, page] : entries)
        for (const CachedRead& read : page->reads)
            if (numbers.emplace(read.name, names.size()).second)
                names.push_back(read.name);
    std::string out;
    append_bytes(out, maker_);
    append_number(out, generation_, 8);
    append_number(out, end_, 8);
    append_number(out, names.size(), 8);
    for (const std::string_view name : names)
        append_bytes(out, name);
    append_number(out, entries.size(), 8);
    for (const auto& [key, page] : entries) {
        append_bytes(out, key);
        append_hash(out, page->fingerprint);
        append_number(out, page->blob_at, 8);
        append_number(out, page->blob_size, 8);
        append_number(out, page->blob_hash, 8);
        append_number(out, page->reads.size(), 4);
        for (const CachedRead& read : page->reads) {
            append_number(out, numbers.find(read.name)->second, 4);
            append_number(out, read.hash, 8);
        }
    }
    return out;
}

Result<void> CacheStore::save() {
    if (!blobs_)
        return Done{};
    if (!changed_ && after_.size() == before_.size())
        return Done{};
    std::uint64_t live = 0;
    for (const auto& [key, page] : after_)
        live += page->blob_size;
    const std::string old_blobs = blobs_name(generation_);
    const bool compacts = end_ - live > std::max(live, dead_enough);
    if (compacts) {
        if (Result<void> compacted = compact(); !compacted)
            return compacted;
    }
    if (Result<void> cut = blobs_->cut(end_); !cut)
        return cut;
    const std::string beside(index_beside);
    if (Result<bool> removed = folder_.remove(beside); !removed)
        return removed.error();
    if (Result<OutputInfo> written = folder_.write(beside, seal(word, encode())); !written)
        return written.error();
    if (Result<void> renamed = folder_.rename(beside, folder_, std::string(index_name)); !renamed)
        return renamed;
    if (compacts) {
        if (Result<bool> removed = folder_.remove(old_blobs); !removed)
            return removed.error();
    }
    return Done{};
}

}  // namespace kiji::site
