// Making folders with a mode. Inside lib/base only.
#pragma once

#include "base/result.hpp"

namespace kiji::base {

/// Makes a folder, and those above it that are missing; the umask takes its part of `mode`. On the
/// disk when it returns. One that is there is no Error.
Result<void> make_folders(const Path& path, unsigned mode);

}  // namespace kiji::base
