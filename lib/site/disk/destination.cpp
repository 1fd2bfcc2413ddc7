#include "site/disk/destination.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/output_folder.hpp"

namespace kiji::site {
namespace {

bool is_or_holds(const Path& folder, const Path& other) {
    return folder == "/" || other == folder ||
           (other.starts_with(folder) && other[folder.size()] == '/');
}

/// "a/../b" -> "b", below what is there. What is not there has no links that could change this.
void append_missing(Path& path, std::string_view missing) {
    while (!missing.empty()) {
        const std::size_t end = std::min(missing.find('/'), missing.size());
        const std::string_view part = missing.substr(0, end);
        missing.remove_prefix(std::min(end + 1, missing.size()));
        if (part == "..")
            path = Path(parent(path));
        else if (!part.empty() && part != ".")
            path = join(path, part);
    }
}

}  // namespace

Result<Path> find_destination(const Path& destination, const Path& source, const Path& home) {
    const RealFiles files;
    const auto refused = [&](std::string_view why) {
        return Error{fmt::format("the destination {}", why), destination};
    };
    if (destination.empty() || destination.find('\0') != Path::npos)
        return refused("has an empty name, or one with a NUL byte");
    Result<Path> real_source = files.resolve(source);
    if (!real_source)
        return real_source.error();

    // The longest part of it that is there, and then the rest.
    Path there = destination;
    Result<Path> real = files.resolve(there);
    while (!real && !parent(there).empty() && parent(there) != there) {
        if (files.info(there))  // a link to nothing, a folder that may not be entered
            return refused(fmt::format("cannot be looked up: {}", real.error().message));
        there = Path(parent(there));
        real = files.resolve(there);
    }
    std::string_view missing = std::string_view(destination).substr(there.size());
    if (!real) {
        missing = destination;
        real = files.resolve(".");
    }
    if (!real)
        return real.error();
    if (const Result<OutputInfo> info = file_info(*real);
        !info || info->kind != FileInfo::Kind::directory)
        return refused(missing.empty() ? "is a file, not a folder"
                                       : "lies beneath a file, not a folder");
    append_missing(*real, missing);

    if (*real == *real_source)
        return refused("is the source itself: name another folder");
    if (is_or_holds(*real, *real_source))
        return refused("holds the source: name another folder");
    const Result<Path> real_home = files.resolve(home.empty() ? source : home);
    if (!home.empty() && real_home && is_or_holds(*real, *real_home))
        return refused("is or holds your home folder: name another folder");
    return real;
}

}  // namespace kiji::site
