#include "lint/facts/jekyll_lines.hpp"

#include <algorithm>

namespace kiji::lint {

bool is_attribute_list(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    const std::size_t end = line.find_last_not_of(" \t");
    return begin != std::string_view::npos && begin < 4 && line.substr(begin).starts_with("{:") &&
           line[end] == '}';
}

bool is_only_liquid(const Document& doc, Span line) {
    const std::span<const Span> liquid = doc.liquid();
    std::size_t at = line.begin;
    auto tag = std::ranges::upper_bound(liquid, line.begin, {}, &Span::end);
    bool any = false;
    while (at < line.end) {
        if (tag != liquid.end() && tag->begin <= at) {
            any = true;
            at = tag->end;
            ++tag;
        } else if (doc.text()[at] == ' ' || doc.text()[at] == '\t') {
            ++at;
        } else {
            return false;
        }
    }
    return any;
}

}  // namespace kiji::lint
