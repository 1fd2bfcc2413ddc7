// Rendered bodies that other pages may ask for, as many as fit. Internal to lib/site.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "site/item.hpp"

namespace kiji::site {

using Text = std::shared_ptr<const std::string>;

/// Of any thread. What falls out is rendered again where it is asked for.
class Bodies {
  public:
    Text find(const Item& item) const;
    void put(const Item& item, const Text& text);

  private:
    static constexpr std::size_t most_bytes = std::size_t{64} << 20U;

    mutable std::mutex mutex_;
    std::unordered_map<const Item*, Text> known_;
    std::deque<const Item*> oldest_first_;
    std::size_t bytes_ = 0;
};

}  // namespace kiji::site
