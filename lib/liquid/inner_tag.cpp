#include "liquid/inner_tag.hpp"

#include "base/ascii.hpp"
#include "liquid/characters.hpp"

namespace kiji::liquid {

std::optional<InnerTag> inner_tag(const Token& token, Dialect dialect) {
    const std::string_view text = token.text;
    if (text.size() < 4 || !text.ends_with("%}"))
        return std::nullopt;
    std::size_t limit = text.size() - 3;
    for (;;) {
        const std::size_t at = text.rfind("{%", limit);
        if (at == std::string_view::npos)
            return std::nullopt;
        const bool trims = text[at + 2] == '-' && dialect == Dialect::liquid5;
        const std::size_t begin = skip_blanks(text, at + (trims ? 3 : 2));
        std::size_t end = begin;
        while (end < text.size() && ascii::is_word(text[end]))
            ++end;
        if (end > begin)
            return InnerTag{text.substr(0, at), text.substr(begin, end - begin),
                            text[text.size() - 3] == '-'};
        if (at == 0)
            return std::nullopt;
        limit = at - 1;
    }
}

bool ends(const InnerTag& tag, std::string_view name) {
    return tag.name.starts_with("end") && tag.name.substr(3) == name;
}

}  // namespace kiji::liquid
