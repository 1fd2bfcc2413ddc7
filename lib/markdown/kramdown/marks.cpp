#include "markdown/kramdown/marks.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/letter_case.hpp"
#include "markdown/characters.hpp"

namespace kiji::markdown::kramdown {

std::string link_label(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_white_space(c))
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return lower_case(out);
}

Marks::Found Marks::find(std::string_view text, std::size_t at) const {
    // each character with a backslash before it
    static constexpr auto escapes = [] {
        std::array<char, 2 * escapable.size()> pairs{};
        for (std::size_t i = 0; i < escapable.size(); ++i) {
            pairs[2 * i] = '\\';
            pairs[2 * i + 1] = escapable[i];
        }
        return pairs;
    }();
    if (at + 1 >= text.size())
        return {};
    const char next = text[at + 1];
    if (next >= 'A' && next < static_cast<char>('A' + escapable.size())) {
        const auto place = static_cast<std::size_t>(next - 'A');
        return {.character = escapable.substr(place, 1),
                .source = {escapes.data() + 2 * place, 2},
                .size = 2};
    }
    if (next == lone_backslash)
        return {.character = "\\", .source = "\\", .size = 2};
    if (next == no_character)
        return {.size = 2};
    if (const std::size_t tag = tag_letters.find(next); tag != std::string_view::npos)
        return {.tag = tag_names[tag], .size = 2};
    std::size_t number = 0;
    const auto [end, error] =
        std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || length >= text.size() || text[length] != mask_end ||
        number >= list.size())
        return {};
    return {.mark = &list[number], .source = list[number].source, .size = length + 1 - at};
}

void Marks::resolve(Attributes& attributes) const {
    if (named.empty())
        return;
    for (std::size_t i = 0; i < attributes.references().size(); ++i) {
        const auto found = named.find(attributes.references()[i]);
        if (found == named.end())
            continue;
        // A name may stand for names, but not for itself.
        Attributes values = found->second;
        values.drop_references();
        attributes.merge(values);
    }
}

std::string Marks::restored(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find(mask, at), text.size());
        out += text.substr(at, next - at);
        if (next == text.size())
            break;
        const Found found = find(text, next);
        out += found.source;
        at = next + found.size;
    }
    return out;
}

}  // namespace kiji::markdown::kramdown
