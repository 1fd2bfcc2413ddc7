// Text in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace kiji::site {

/// & < > " and ' as entities of XML, as Ruby's encode(xml: :attr) has them: for text and attributes
/// alike. O(size).
std::string escaped(std::string_view text);

}  // namespace kiji::site
