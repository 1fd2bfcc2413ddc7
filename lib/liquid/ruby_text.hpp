// Text as Ruby's String takes it. Internal to lib/liquid.
#pragma once

#include <string>
#include <string_view>

namespace kiji::liquid {

/// "\t\n\v\f\r" and the blank.
constexpr bool is_ascii_space(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

/// Ruby's strip: white space and NUL go at both ends.
constexpr std::string_view lstrip(std::string_view text) {
    while (!text.empty() && (is_ascii_space(text.front()) || text.front() == '\0'))
        text.remove_prefix(1);
    return text;
}
constexpr std::string_view rstrip(std::string_view text) {
    while (!text.empty() && (is_ascii_space(text.back()) || text.back() == '\0'))
        text.remove_suffix(1);
    return text;
}
constexpr std::string_view strip(std::string_view text) {
    return lstrip(rstrip(text));
}

/// `text` as Ruby's String#inspect writes it: in quotes, with escapes for quotes, backslashes,
/// control characters, "#{", and bytes that are not UTF-8.
void append_inspected(std::string& out, std::string_view text);

}  // namespace kiji::liquid
