#include "repair/repair.hpp"

namespace kiji::repair {

Result<void> write(FileSystem& files, const Path& path, std::string_view before,
                   std::string_view after) {
    if (before == after)
        return Done{};
    // A file longer than `before` has changed: no need to read all of it.
    const Result<std::string> now = files.read(path, before.size());
    if (!now || *now != before)
        return now ? Error{"could not write: changed since it was read", path} : now.error();
    return files.replace(path, after);
}

}  // namespace kiji::repair
