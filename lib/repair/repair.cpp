#include "repair/repair.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace kiji::repair {

Result<void> write(FileSystem& files, const Path& path, std::string_view before,
                   std::string_view after) {
    if (before == after)
        return Done{};
    const Result<std::string> now = files.read(path, std::max(Limits{}.file_bytes, before.size()));
    if (!now)
        return now.error();
    if (*now != before)
        return Error{"could not write: changed since it was read", path};
    return files.replace(path, after);
}

}  // namespace kiji::repair
