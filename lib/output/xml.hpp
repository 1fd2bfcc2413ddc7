// Text inside XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace kiji::output {

/// `text` for an attribute or the text of an element: what XML 1.0 cannot hold becomes U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace kiji::output
