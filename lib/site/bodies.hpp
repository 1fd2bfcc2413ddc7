// Rendered bodies that other pages may ask for, as many as fit. Internal to lib/site.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "site/item.hpp"
#include "site/reads.hpp"

namespace kiji::site {

using Text = std::shared_ptr<const std::string>;

struct Body {
    Text text{};  // null: none
    Reads reads = Reads::nothing;
};

/// Of any thread. What falls out is rendered again where it is asked for.
class Bodies {
  public:
    Body find(const Item& item) const;
    void put(const Item& item, const Body& body);

  private:
    static constexpr std::size_t most_bytes = std::size_t{64} << 20U;

    mutable std::mutex mutex_;
    std::unordered_map<const Item*, Body> known_;
    struct Kept {
        const Item* item = nullptr;
        std::size_t bytes = 0;
    };
    std::deque<Kept> oldest_first_;
    std::size_t bytes_ = 0;
};

}  // namespace kiji::site
