// Includes that come out the same on every page are rendered once. Internal to lib/site.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "liquid/liquid.hpp"
#include "site/reads.hpp"
#include "value/value.hpp"

namespace kiji::site {

/// What an include gives, where it reads nothing but `site`, and of that nothing that depends on
/// the page: found out by watching the first time that it is rendered. A menu of all pages costs
/// as much for a site as for a page then. Of any thread; for one build.
class IncludeMemo {
  public:
    /// Writes what `partial`, called without parameters, gives, and sets the variables that it
    /// sets. False: it was not written, and has to be rendered for this page.
    bool write(const liquid::Template& partial, liquid::Render& render);

  private:
    struct Result {
        std::string text;
        std::vector<std::pair<liquid::Name, Value>> assigned;
        std::vector<std::pair<std::string_view, std::int64_t>> offsets;  // of loops
        Reads reads = Reads::nothing;
        Arena arena;
    };

    std::unique_ptr<const Result> watch(const liquid::Template& partial, liquid::Render& render);
    static void replay(const Result& result, liquid::Render& render);

    std::mutex mutex_;
    /// Null: it differs from page to page, or nobody knows yet.
    std::unordered_map<const liquid::Template*, std::unique_ptr<const Result>> results_;
};

}  // namespace kiji::site
