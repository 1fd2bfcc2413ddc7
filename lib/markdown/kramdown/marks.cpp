#include "markdown/kramdown/marks.hpp"

#include <charconv>

namespace kiji::markdown::kramdown {

Marks::Found Marks::find(std::string_view text, std::size_t at) const {
    if (at + 1 >= text.size())
        return {};
    const char next = text[at + 1];
    if (next >= 'A' && next < static_cast<char>('A' + escapable.size()))
        return {.character = escapable[static_cast<std::size_t>(next - 'A')], .size = 2};
    std::size_t number = 0;
    const auto [end, error] =
        std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || length >= text.size() || text[length] != mask_end ||
        number >= list.size())
        return {};
    return {.mark = &list[number], .size = length + 1 - at};
}

std::string Marks::restored(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find(mask, at), text.size());
        out += text.substr(at, next - at);
        if (next == text.size())
            break;
        const Found found = find(text, next);
        if (found.mark != nullptr)
            out += found.mark->source;
        else if (found.character != 0)
            out.append({'\\', found.character});
        at = next + found.size;
    }
    return out;
}

}  // namespace kiji::markdown::kramdown
