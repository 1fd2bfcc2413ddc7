// Addresses of the site, for filters, tags and plugins.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "site/host.hpp"

namespace kiji::site {

/// Where a site lies, as its configuration says it: nil or any value that can be written.
struct SiteAddress {
    Value url;   // "https://example.org"
    Value base;  // `baseurl`: "/blog"
};
inline SiteAddress address_of(const Host& host) {
    return {.url = host.config("url"), .base = host.config("baseurl")};
}

/// `input | relative_url`: behind `base`, normalised; an address with a scheme as it stands. An
/// error for what is no address.
Result<std::string> relative_address(std::string_view input, const SiteAddress& site);
/// `input | absolute_url`: behind `url` and `base`.
Result<std::string> absolute_address(std::string_view input, const SiteAddress& site);

}  // namespace kiji::site
