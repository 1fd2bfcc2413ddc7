// Smart quotes and dashes in HTML that is there already, as the filter smartify has it.
#include <algorithm>
#include <array>

#include "markdown/kramdown/typography.hpp"
#include "markdown/markdown.hpp"

namespace kiji::markdown {
namespace {

constexpr std::array<std::string_view, 6> verbatim{"pre", "code", "kbd", "script", "style", "math"};

/// The end of the tag at `at`, or of the element where its text is code.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos)
        return at + 1;
    for (const std::string_view name : verbatim) {
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        if (!inside.starts_with(name) ||
            (inside.size() > name.size() && inside[name.size()] != ' '))
            continue;
        const std::string closing = "</" + std::string(name) + ">";
        const std::size_t close = text.find(closing, end);
        return close == std::string_view::npos ? text.size() : close + closing.size();
    }
    return end + 1;
}

/// The end of the entity at `at`; `at` where there is none.
std::size_t end_of_entity(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of("; \n<&", at + 1);
    return end != std::string_view::npos && text[end] == ';' && end > at + 1 && end - at < 12
               ? end + 1
               : at;
}

}  // namespace

std::string smart_text(std::string_view text) {
    static const KramdownOptions options;
    static const kramdown::Typography typography(options);
    std::string out;
    bool continues = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '<') {
            const std::size_t end = end_of_tag(text, at);
            out += text.substr(at, end - at);
            at = end;
        } else if (const std::size_t entity = text[at] == '&' ? end_of_entity(text, at) : at;
                   entity > at) {
            out += text.substr(at, entity - at);
            at = entity;
        } else {
            const std::size_t end = std::min(text.find_first_of("<&", at + 1), text.size());
            typography.write(out, text.substr(at), end - at, continues);
            at = end;
        }
        continues = true;
    }
    return out;
}

}  // namespace kiji::markdown
