// Which pages need not be rendered again. Internal to lib/site.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "site/model.hpp"
#include "site/options.hpp"
#include "site/reads.hpp"
#include "site/renderer.hpp"
#include "site/sink.hpp"

namespace kiji::site {

/// Knows each page of the last build by hashes of all that went into it: what goes into every page
/// (the configuration, layouts, includes, data, the program), its own file, and of the rest of the
/// site as much as it read. A page whose hashes are as they were is as it was.
class Fingerprints {
  public:
    /// `left` is what packed() gave in the last build; whatever else it is, no page is known. The
    /// site is read and its pages numbered, and outlives this. O(bytes of the site).
    Fingerprints(const Site& site, const Options& options, const Renderer& renderer,
                 std::string_view left);
    Fingerprints(const Fingerprints&) = delete;
    Fingerprints& operator=(const Fingerprints&) = delete;

    /// What the page held, where it need not be rendered. Any thread. O(1).
    std::optional<Kept> known(const Item& item) const;
    /// A page of this build, rendered or kept. Any thread.
    void keep(const Item& item);
    void put(const Item& item, Reads reads, Kept kept);

    /// For the next build.
    std::string packed() const;

  private:
    struct Entry {
        Hash128 own;
        Reads reads = Reads::nothing;
        Kept kept;
    };
    using Entries = std::unordered_map<std::string, Entry>;

    void load(std::string_view left);

    const Renderer& renderer_;
    std::unordered_map<const Item*, Hash128> own_;
    Hash128 everywhere_;  // what goes into every page
    Hash128 items_;
    Hash128 contents_;
    Hash128 clock_;
    Reads changed_ = Reads::nothing;  // since the last build
    Entries before_;
    std::mutex mutex_;
    Entries now_;
};

}  // namespace kiji::site
