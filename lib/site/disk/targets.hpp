// The names of one build, and whether they can stand beside one another.
#pragma once

#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "base/result.hpp"

namespace kiji::site {

/// Any thread.
class Targets {
  public:
    /// True where nothing of the target is in the way: no page has the name of a folder above it,
    /// and it is no folder above a page. It is remembered either way.
    bool claim(const std::string& target);
    bool contains(const std::string& target) const;
    /// Names the first page, by its name, that would have to be a folder too: the same whatever the
    /// order of the calls. O(targets) where there is one.
    std::optional<Error> clash() const;

  private:
    mutable std::mutex mutex_;
    std::unordered_set<std::string> files_;
    std::unordered_set<std::string> folders_;  // with those above them
    bool clashes_ = false;
};

}  // namespace kiji::site
