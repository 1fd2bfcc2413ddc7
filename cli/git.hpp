// What git says has changed, and when.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace kiji::cli {

/// Lines [first, last], from 1.
struct LineRange {
    std::size_t first = 1;
    std::size_t last = 1;
};

/// The lines of each file that differ from a revision, by absolute path. A file that git does not
/// know yet has changed as a whole.
class ChangedLines {
  public:
    /// Asks `git diff` and `git ls-files` in `folder`. Error: git is missing, `folder` lies in no
    /// repository, or there is no such revision; in git's words.
    static Result<ChangedLines> since(const FileSystem& files, const std::string& revision,
                                      const Path& folder);

    /// True where lines first to last of `file` hold a changed one.
    bool touch(const Path& file, LineRange lines) const;
    bool any(const Path& file) const { return changed_.contains(file); }

  private:
    std::map<Path, std::vector<LineRange>> changed_;
};

/// When files below `folder` were last changed by a commit, in seconds since 1970 UTC, by their
/// paths below it. Empty where there is no git, or no repository. O(commits).
std::map<Path, std::int64_t> commit_times(const Path& folder);

}  // namespace kiji::cli
