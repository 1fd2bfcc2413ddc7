// What rendering a page gave, kept in files for the next build.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/blob_file.hpp"
#include "base/hash.hpp"
#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji::site {

/// Something that was read while a page was rendered, and what it was then.
struct CachedRead {
    std::string_view name;  // as the caller calls it: "layout default", "config title"
    std::uint64_t hash = 0;
    friend bool operator==(const CachedRead&, const CachedRead&) = default;
};

/// An entry of the store; it lives as long as the store does.
struct CachedPage {
    Hash128 fingerprint;            // of all that goes in besides what was read; the caller's own
    std::vector<CachedRead> reads;  // in the order in which they were put
    std::uint64_t blob_at = 0;      // place, size and hash64() of the bytes in the file of blobs
    std::uint64_t blob_size = 0;
    std::uint64_t blob_hash = 0;
};

/// Entries by their key (a target, a path), each with bytes of any size. It saves work and nothing
/// else: whatever is damaged, cut off or of another maker is not there. Entries are in memory,
/// their bytes in a file that is read where they are asked for. One process at a time: the caller
/// holds a lock on the folder.
class CacheStore {
  public:
    /// The store in `folder`, which outlives it. `maker` is all that changes every entry: the
    /// version of kiji. What cannot be read is an empty store; never an Error.
    CacheStore(OutputFolder& folder, std::string_view maker);
    CacheStore(const CacheStore&) = delete;
    CacheStore& operator=(const CacheStore&) = delete;

    /// How many entries an earlier build has left. 0, and `damaged()`, where they cannot be read.
    std::size_t size() const { return before_.size(); }
    bool damaged() const { return damaged_; }

    /// The entry that an earlier build has left. Any thread. O(1).
    const CachedPage* find(std::string_view key) const;
    /// The bytes of one that was found; nothing where they are damaged. Any thread. O(size).
    std::optional<std::string> bytes(const CachedPage& page) const;
    /// Keeps an entry for the next build. Any thread; once for each key. An entry that was found
    /// goes on with what it has.
    void keep(std::string_view key);
    /// Puts an entry in the place of an earlier one. Any thread; once for each key. The bytes are
    /// written at once; where that fails, there is no entry.
    void put(std::string_view key, const Hash128& fingerprint, std::span<const CachedRead> reads,
             std::string_view bytes);

    /// Writes down what was kept and put; all else is gone. Not while another thread calls
    /// anything. At every moment the files on the disk are a store, the old or the new one.
    Result<void> save();

  private:
    using Entries = std::unordered_map<std::string_view, const CachedPage*>;

    bool load();
    void remove_strays();
    /// A copy of the text that lives as long as the store.
    std::string_view own(std::string_view text);
    /// The bytes of all that is kept, one after the other, in a file of their own.
    Result<void> compact();
    std::string encode() const;
    std::vector<std::pair<std::string_view, const CachedPage*>> sorted() const;

    OutputFolder& folder_;
    std::string maker_;
    std::string index_;             // the file of entries: keys and names point into it
    std::deque<CachedPage> pages_;  // of both maps
    Entries before_;
    bool damaged_ = false;
    std::uint64_t generation_ = 1;        // in the name of the file of blobs
    std::unique_ptr<BlobFile> blobs_;     // empty where nothing can be written
    std::atomic<std::uint64_t> end_ = 0;  // of what is in use in it

    std::mutex mutex_;
    Entries after_;
    std::unordered_set<std::string> texts_;
    bool changed_ = false;
};

}  // namespace kiji::site
