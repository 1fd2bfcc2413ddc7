// Opening what lies beneath an open folder. Inside lib/base only.
#pragma once

#include <cstddef>

#include <sys/stat.h>

#include "base/files.hpp"
#include "base/output_folder.hpp"

namespace kiji::base {

/// Opens `name`, relative and without "..", beneath `folder`, through no link: -1 with errno
/// (ELOOP or ENOTDIR) where one is in the way. Closed on exec.
int open_beneath(int folder, const Path& name, int flags);

/// What a mode says of a file.
FileInfo::Kind file_kind(mode_t mode);

OutputInfo output_info(const struct stat& status);

/// Reads until `size` bytes are there or the file ends: how many, or -1 with errno.
ssize_t read_full(int file, char* bytes, std::size_t size);

}  // namespace kiji::base
