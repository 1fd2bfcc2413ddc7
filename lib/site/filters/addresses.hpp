// Addresses of the site, for filters, tags and plugins.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "site/host.hpp"

namespace kiji::site {

/// `input | relative_url`: behind `baseurl`, normalised; an address with a scheme as it stands. An
/// error for what is no address.
Result<std::string> relative_address(std::string_view input, const Host& host);
/// `input | absolute_url`: behind `url` and `baseurl`.
Result<std::string> absolute_address(std::string_view input, const Host& host);

}  // namespace kiji::site
