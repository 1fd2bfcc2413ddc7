#include "lint/facts/labels.hpp"

#include <algorithm>
#include <cstddef>

#include "base/characters.hpp"
#include "base/letter_case.hpp"
#include "lint/facts/inline_syntax.hpp"

namespace kiji::lint {
namespace {

/// No label of a definition is longer.
constexpr std::size_t max_label_bytes = 4000;

/// A label as CommonMark compares it.
std::string folded(std::string_view label) {
    std::string text;
    text.reserve(label.size());
    for (const char c : label) {
        if (!is_blank_or_line_end(c))
            text.push_back(c);
        else if (!text.empty() && text.back() != ' ')
            text.push_back(' ');
    }
    if (text.ends_with(' '))
        text.pop_back();
    return upper_case(lower_case(text));
}

}  // namespace

void Labels::add_definition(std::string_view label) {
    definitions_.push_back(folded(label));
}
void Labels::add_footnote(std::string_view label) {
    footnotes_.push_back(folded(label));
}
void Labels::sort() {
    std::ranges::sort(definitions_);
    std::ranges::sort(footnotes_);
}
bool Labels::has_definition(std::string_view label) const {
    return !definitions_.empty() && label.size() <= max_label_bytes &&
           std::ranges::binary_search(definitions_, folded(label));
}
bool Labels::has_footnote(std::string_view label) const {
    return !footnotes_.empty() && std::ranges::binary_search(footnotes_, folded(label));
}

}  // namespace kiji::lint
