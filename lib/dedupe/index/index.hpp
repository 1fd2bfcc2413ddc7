// What was learnt about posts, kept in a file for the next time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/result.hpp"
#include "dedupe/text/text.hpp"

namespace kiji::dedupe {

/// A cache of texts, by the name of the post, its size and the hash of its bytes. It saves reading
/// Markdown and nothing else: without it all findings are the same. What it says is no proof; what
/// is told or removed is looked up in the post itself.
class Index {
  public:
    /// An empty one. `markers` as for read_text(): with others, texts differ.
    explicit Index(std::span<const std::string> markers);

    /// The index of a file. Empty where there is no such file yet, and where it is damaged or was
    /// made by another version or with other markers: then `note` says so, for the user. Error
    /// where the file cannot be read, or is something else, which is not to be written over.
    static Result<Index> read(const FileSystem& files, const Path& path,
                              std::span<const std::string> markers, std::string& note);

    /// The text of the post of these bytes as it was put; its `Block::node`s are those of the tree
    /// that the bytes give. Any thread. O(size).
    std::optional<Text> find(std::string_view name, std::string_view bytes) const;

    /// Keeps the text of a post, in the place of what was kept of that name. Not while another
    /// thread calls anything.
    void put(std::string_view name, std::string_view bytes, const Text& text);

    /// True where something was put since the index was read.
    bool changed() const { return changed_; }

    /// Writes the file, old or new at every moment. Same bytes for the same texts, in whatever
    /// order they were put.
    Result<void> write(FileSystem& files, const Path& path) const;

  private:
    struct Entry {
        std::uint64_t size = 0;
        Hash128 hash;
        std::string text;  // encoded
    };

    /// False where `data` is damaged.
    bool decode(std::string_view data);

    std::uint64_t maker_;  // changes with all that changes texts
    std::map<std::string, Entry, std::less<>> entries_;
    bool changed_ = false;
};

}  // namespace kiji::dedupe
