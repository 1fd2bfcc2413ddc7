#include "site/disk/targets.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.hpp"

namespace kiji::site {

bool Targets::claim(const std::string& target) {
    const std::scoped_lock lock(mutex_);
    files_.insert(target);
    bool fits = !folders_.contains(target);
    // A folder that is known stands there with all above it.
    for (std::string above(parent(target)); !above.empty() && !folders_.contains(above);
         above = parent(above)) {
        fits = fits && !files_.contains(above);
        folders_.insert(above);
    }
    clashes_ = clashes_ || !fits;
    return fits;
}

bool Targets::contains(const std::string& target) const {
    const std::scoped_lock lock(mutex_);
    return files_.contains(target);
}

std::optional<Error> Targets::clash() const {
    const std::scoped_lock lock(mutex_);
    if (!clashes_)
        return std::nullopt;
    const std::set<std::string> sorted(files_.begin(), files_.end());
    for (const std::string& target : sorted) {
        if (!folders_.contains(target))
            continue;
        const auto beneath = sorted.lower_bound(target + "/");
        return Error{fmt::format("\"{}\" is a page, and \"{}\" needs a folder of that name: give "
                                 "one of them another permalink",
                                 target, *beneath),
                     target};
    }
    return std::nullopt;
}

}  // namespace kiji::site
