// The door to a set of posts: which files there are, and the configuration that goes for them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "corpus/config.hpp"
#include "corpus/permalink.hpp"

namespace kiji::corpus {

/// The Markdown files that `paths` name, each once, in the order given and inside a folder by bytes
/// of the path. A file is taken whatever its name; of a folder, all files below it whose extension
/// is .md, .markdown, .mkdown, .mkdn or .mkd (case does not count), except in names that begin with
/// '.' or '_site' or are node_modules or vendor, and what a .gitignore
/// names. A path with `*`, `?` or `[` that is no file is a pattern as in .gitignore. A link inside
/// a folder is followed where it stays beneath the folder; one that leaves it is an Error naming
/// both ends. Errors (missing, unreadable, not a regular file) stand beside what was found: the
/// other files are still done. A file that can be reached in two ways is named by the one without
/// links. No recursion: folders may be as deep as the system lets them be. O(files log files).
struct Found {
    std::vector<Path> files;
    std::vector<Error> errors;
};
Found find_posts(const FileSystem& files, std::span<const Path> paths);

}  // namespace kiji::corpus
