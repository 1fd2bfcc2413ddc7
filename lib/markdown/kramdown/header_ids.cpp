#include "markdown/kramdown/header_ids.hpp"

#include <utility>

#include "base/letter_case.hpp"
#include "base/text.hpp"

namespace kiji::markdown::kramdown {
namespace {

// As GitHub has it: letters, marks, digits, '_' and '-' of all scripts; blanks become '-'.
std::string id_after_github(std::string_view text) {
    const std::string lower = lower_case(text);
    std::string out;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint c = decode(lower, at);
        if (c.value == ' ' || c.value == '\t')
            out += '-';
        else if (c.value == '-' || is_word_character(c.value))
            out.append(lower, at, c.length);
        at += c.length;
    }
    return out;
}

// As kramdown's own dialect has it: ASCII letters, digits, '-', from the first letter on.
std::string id_of_ascii(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool follows = (c >= '0' && c <= '9') || c == ' ' || c == '-';
        if (letter || (follows && !out.empty()))
            out += c == ' ' ? '-' : c;
    }
    out = lower_case(out);
    return out.empty() ? "section" : out;
}

}  // namespace

std::string HeaderIds::next(std::string_view text) {
    std::string id = options_.gfm ? id_after_github(text) : id_of_ascii(text);
    const int before = used_[id]++;
    if (before > 0)
        id += '-' + std::to_string(before);
    return options_.auto_id_prefix + id;
}

}  // namespace kiji::markdown::kramdown
