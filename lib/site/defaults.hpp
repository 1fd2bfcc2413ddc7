// `defaults` of the configuration: front matter that pages have unless they say otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "site/settings.hpp"
#include "value/value.hpp"

namespace kiji::site {

/// Jekyll's FrontmatterDefaults. Safe from any thread once it is made.
class Defaults {
  public:
    Defaults(const FileSystem& files, const Settings& settings);

    /// What goes for the page at `path`, an object in `arena`. `type`: "pages", "posts", "drafts",
    /// a collection, or empty.
    Value of(std::string_view path, std::string_view type, Arena& arena) const;

  private:
    struct Set {
        std::vector<std::string> beginnings;  // of paths; empty: all
        std::size_t length = 0;               // of the path of the scope
        bool for_all = true;
        std::optional<std::string> type;
        Value values;
    };
    std::vector<Set> sets_;
};

}  // namespace kiji::site
