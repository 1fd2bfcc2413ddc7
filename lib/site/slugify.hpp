// Words as parts of an address, in all the ways that `slugify` knows.
#pragma once

#include <string>
#include <string_view>

namespace kiji::site {

/// Jekyll's Utils.slugify. `mode`: "none" changes capitals alone, "raw" puts '-' for white space,
/// "default" for all but letters, marks and digits, "pretty" keeps some signs as well, "ascii" only
/// ASCII letters and digits, "latin" the same after accents are gone; any other mode is as "none".
/// O(size).
std::string slugify(std::string_view text, std::string_view mode);

}  // namespace kiji::site
