// What a thread renders, and what that reads of the rest of the site. Internal to lib/site.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "site/bodies.hpp"
#include "site/item.hpp"
#include "site/reads.hpp"

namespace kiji::site {

/// Each thread renders one page at a time, and pages ask for others.
struct Reading {
    const Item* reader = nullptr;
    bool in_layout = false;
    std::string_view own_body{};
    std::vector<Text> pins{};  // what was given to templates, until the page is done
    std::size_t depth = 0;
    Reads reads = Reads::nothing;
};

/// Of this thread; null where it renders nothing.
extern constinit thread_local Reading* current_reading;

/// Adds to what the page of this thread has read.
inline void note(Reads reads) {
    if (current_reading != nullptr)
        current_reading->reads = current_reading->reads | reads;
}

/// The same for one that may be the page itself.
inline void note_item(const Item& item) {
    if (current_reading != nullptr && current_reading->reader != &item)
        note(Reads::items);
}

/// Puts a Reading in place for a while; what it read and pinned goes to the one around it.
class ReadingScope {
  public:
    explicit ReadingScope(const Item& item);
    ReadingScope(const ReadingScope&) = delete;
    ReadingScope& operator=(const ReadingScope&) = delete;
    ~ReadingScope();
    Reading& reading() { return reading_; }

  private:
    Reading reading_;
    Reading* before_;
};

}  // namespace kiji::site
