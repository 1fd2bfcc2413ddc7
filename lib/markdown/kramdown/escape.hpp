// Text made safe for HTML as kramdown does it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiji::markdown::kramdown {

/// Appends `text` with & < > as entities: code.
void escape_code(std::string& out, std::string_view text);

/// Appends `text` with < > " and & as entities, but for & that begins an entity or a character
/// reference: values of attributes.
void escape_attribute(std::string& out, std::string_view text);

/// Bytes of the entity or character reference that `text` has at `at` ("&amp;", "&#38;"); 0: none.
/// Names are not looked up.
std::size_t reference_size(std::string_view text, std::size_t at);

}  // namespace kiji::markdown::kramdown
