// Words as parts of an address, as Jekyll's Utils.slugify makes them.
#include <algorithm>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "corpus/site.hpp"

namespace kiji::corpus {
namespace {

constexpr std::string_view pretty_signs = "._~!$&'()+,;=@";

bool is_kept(char32_t value, SlugStyle style) {
    return is_letter_mark_or_digit(value) ||
           (style == SlugStyle::pretty && value < 0x80 &&
            pretty_signs.find(static_cast<char>(value)) != std::string_view::npos);
}

}  // namespace

std::string slug_of(std::string_view text, SlugStyle style, bool keep_case) {
    std::string slug;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (is_kept(point.value, style))
            slug += text.substr(at, point.length);
        else if (slug.empty() || slug.back() != '-')
            slug += '-';
        at += point.length;
    }
    if (slug.starts_with('-'))
        slug.erase(0, 1);
    if (slug.ends_with('-'))
        slug.pop_back();
    return keep_case ? slug : lower_case(slug);
}

}  // namespace kiji::corpus
