// Where a built site goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kiji::site {

/// What a target held when it was written last: its size and hash64().
struct Kept {
    std::uint64_t size = 0;
    std::uint64_t hash = 0;
};

/// What a build did to its destination.
struct Written {
    std::size_t pages_written = 0;
    std::size_t pages_unchanged = 0;
    std::size_t files_copied = 0;
    std::size_t files_unchanged = 0;
    std::size_t removed = 0;  // files that an earlier build wrote, and this one did not
    /// Files that nobody knows, and that stay: counted where it is not known what an earlier build
    /// wrote. The first of their names, sorted.
    std::size_t unknown = 0;
    std::vector<std::string> unknown_names;
};

/// Takes the pages of one build. A target is a relative path, '/' between its parts:
/// "2024/05/02/snow.html". write(), copy() and keep() are called from many threads, and each target
/// is written, copied or kept at most once.
class Sink {
  public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;

    /// A page.
    virtual Result<void> write(const std::string& target, std::string_view bytes) = 0;

    /// A static file: bytes, time and mode of `file`, of which the caller knows time and size.
    virtual Result<void> copy(const std::string& target, const Path& file, std::int64_t modified_ns,
                              std::uint64_t size) = 0;

    /// True where the target still holds what is known of it: it stays as it is, and counts as
    /// unchanged. After false it may be written.
    virtual bool keep(const std::string& target, const Kept& known) = 0;

    /// What the last build that finished has left for this one, as it was given; empty: nothing.
    virtual std::string left_behind() const { return {}; }
    /// Leaves something for the next build of the same site. Before finish(), which keeps it.
    virtual void leave(std::string /*bytes*/) {}

    /// All pages are there, and none has a fault: only now is the old site changed. After an Error
    /// every file of it is old or new.
    virtual Result<Written> finish() = 0;

    /// The build failed: the old site stays as it was.
    virtual void abandon() = 0;
};

}  // namespace kiji::site
