// Names of hosts in letters that are not ASCII.
#pragma once

#include <string>
#include <string_view>

namespace kiji::site {

/// `host` with each part that is not ASCII as "xn--" and its Punycode (RFC 3492): what browsers and
/// feeds know it by. O(size) for each of its parts, times the different letters in it.
std::string ascii_host(std::string_view host);

}  // namespace kiji::site
