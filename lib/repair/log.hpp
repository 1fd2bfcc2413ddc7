// The log of a repair: JSON, and all that it takes to undo it. Inside lib/repair only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "repair/repair.hpp"

namespace kiji::repair {

/// Bytes that were taken out, as the log has them.
struct LoggedRemoval {
    std::size_t begin = 0;  // in the file as it was
    std::string text;
    std::string inserted;  // what stands in its place now
    std::string left;      // the end of what stands before it in the repaired file
    std::string right;     // the head of what stands behind it there
};

struct LoggedFile {
    Path path;  // absolute
    std::size_t size_before = 0;
    Hash128 before;
    Hash128 after;
    std::vector<LoggedRemoval> removals;  // sorted, disjoint
};

/// The log of a change of the file that `path` leads to, to be written in this place of the list.
std::string log_entry(const Change& change, const Path& path, std::string_view after);
/// A whole log of such entries.
std::string log_text(std::span<const std::string> entries);

/// Error: it is no log, or not a whole one.
Result<std::vector<LoggedFile>> read_log(std::string_view text);

}  // namespace kiji::repair
