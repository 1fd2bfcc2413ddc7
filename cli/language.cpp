#include "language.hpp"

#include "base/text.hpp"

namespace kiji::cli {
namespace {

struct Scripts {
    std::size_t kana = 0;
    std::size_t hangul = 0;
    std::size_t han = 0;
    std::size_t other = 0;
};

constexpr bool between(char32_t value, char32_t low, char32_t high) {
    return low <= value && value <= high;
}

void count(std::string_view text, Scripts& scripts) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const char32_t c = point.value;
        at += point.length;
        if (between(c, 0x3041, 0x30FF) || between(c, 0xFF66, 0xFF9D))
            ++scripts.kana;
        else if (between(c, 0xAC00, 0xD7A3) || between(c, 0x1100, 0x11FF))
            ++scripts.hangul;
        else if (between(c, 0x4E00, 0x9FFF) || between(c, 0x3400, 0x4DBF) ||
                 between(c, 0x20000, 0x3134F))
            ++scripts.han;
        else if (c < 0x80 ? between(c | 0x20U, 'a', 'z') : is_letter_mark_or_number(c))
            ++scripts.other;
    }
}

}  // namespace

std::string_view detect_language(const Document& doc) {
    Scripts scripts;
    const markdown::Tree& tree = doc.tree();
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind == markdown::Kind::text)
            count(tree.literal(id), scripts);
    }
    // A word of Latin takes about five letters, one of Japanese or Chinese about two characters:
    // names and terms in Latin letters do not make a post English, nor does one quoted word of
    // Japanese make it Japanese.
    const std::size_t east_asian = scripts.kana + scripts.hangul + scripts.han;
    if (east_asian == 0 || east_asian * 5 < scripts.other)
        return "en";
    if (scripts.hangul > scripts.kana + scripts.han / 2)
        return "ko";
    // Chinese text quotes a Japanese name now and then; Japanese is a third kana and more.
    return scripts.kana * 10 >= scripts.han ? "ja" : "zh";
}

}  // namespace kiji::cli
