// The door to repair: the only writer of people's sources.
#pragma once

#include <string>
#include <string_view>

#include "base/files.hpp"
#include "base/result.hpp"

namespace kiji::repair {

/// Puts `after` in the place of the file whose bytes were `before` when it was read. Error: it has
/// changed since, or could not be written; then it is as it was. Equal texts write nothing.
Result<void> write(FileSystem& files, const Path& path, std::string_view before,
                   std::string_view after);

}  // namespace kiji::repair
