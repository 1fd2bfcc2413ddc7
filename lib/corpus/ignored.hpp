// What git is told to pass by.
#pragma once

#include <map>

#include "base/files.hpp"
#include "base/glob.hpp"

namespace kiji::corpus {

/// The .gitignore files around one folder. Outside of a git repository nothing is ignored, as git
/// itself has it. Reads each file once. Not for several threads.
class Ignored {
  public:
    /// `folder`: absolute, without links. O(depth).
    Ignored(const FileSystem& files, const Path& folder);

    /// Whether `path`, which lies below `folder`, is ignored by itself; what lies in an ignored
    /// folder is not asked for. The .gitignore nearest to it that names it decides. O(depth *
    /// patterns).
    bool takes(const Path& path, bool is_folder);

  private:
    const Globs& of(const Path& folder);

    const FileSystem* files_;
    Path top_;  // of the repository; empty: there is none
    std::map<Path, Globs> known_;
};

}  // namespace kiji::corpus
