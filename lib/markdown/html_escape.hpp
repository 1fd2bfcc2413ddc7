// Text made safe for the places of HTML it goes to, by cmark-gfm's rules. escape_html is at the
// door.
#pragma once

#include <string>
#include <string_view>

namespace kiji::markdown {

/// Appends a URL for an attribute in double quotes: what may not stand in one becomes %XX, & and '
/// become entities, and an escape that is there already stays.
void escape_href(std::string& out, std::string_view url);

/// True where `html` begins with a tag, opening or closing, of an element that GitHub does not let
/// through: title, textarea, style, xmp, iframe, noembed, noframes, script, plaintext.
bool is_filtered_tag(std::string_view html);

}  // namespace kiji::markdown
