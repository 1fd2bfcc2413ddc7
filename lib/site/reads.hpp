// What went into a page. Internal to lib/site.
#pragma once

#include <cstdint>

namespace kiji::site {

/// A set of what was read for a page besides its own file and what goes into every page.
enum class Reads : std::uint8_t {
    nothing = 0,
    items = 1,     // which pages there are, their front matter and addresses
    contents = 2,  // the text of others
    clock = 4,     // the time of the build
    unknown = 8,   // what is not written down: such a page is rendered in every build
    page = 16,     // which page it is
};

constexpr Reads operator|(Reads a, Reads b) {
    return static_cast<Reads>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool has(Reads set, Reads each) {
    return (static_cast<unsigned>(set) & static_cast<unsigned>(each)) != 0;
}

}  // namespace kiji::site
