// Names of files, taken apart and put together. No system call.
#include "base/files.hpp"

namespace kiji {

Path join(std::string_view folder, std::string_view name) {
    if (folder.empty() || name.starts_with('/'))
        return Path(name);
    Path joined(folder);
    if (name.empty())
        return joined;
    if (!joined.ends_with('/'))
        joined += '/';
    joined += name;
    return joined;
}

std::string_view file_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view parent(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos)
        return {};
    return path.substr(0, slash == 0 ? 1 : slash);
}

std::string_view extension(std::string_view path) {
    const std::string_view name = file_name(path);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name == "..")
        return {};
    return name.substr(dot);
}

}  // namespace kiji
