// What rules ask of an address.
#pragma once

#include <string>
#include <string_view>

namespace kiji::lint {

/// True where `url` names its scheme, and a host where the scheme wants one: what a browser goes to
/// without knowing the page it stands on.
bool is_absolute_url(std::string_view url);

/// `text` with what is not an ASCII letter, digit or one of "-_.!~*'()" as %XX, byte by byte.
std::string percent_encoded(std::string_view text);
/// The other way round; what is no code stays.
std::string percent_decoded(std::string_view text);

}  // namespace kiji::lint
