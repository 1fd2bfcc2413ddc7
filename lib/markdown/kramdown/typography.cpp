#include "markdown/kramdown/typography.hpp"

#include <optional>

#include "base/letter_case.hpp"
#include "base/text.hpp"
#include "markdown/characters.hpp"

namespace kiji::markdown::kramdown {
namespace {

constexpr std::size_t farthest_look = 8;  // bytes behind a quote that its rules read

constexpr bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_quote(char c) {
    return c == '"' || c == '\'';
}

// Characters are asked for by their place; what is not there is NUL.
struct Reader {
    std::string_view text;
    char operator[](std::size_t at) const { return at < text.size() ? text[at] : '\0'; }
    bool ends(std::size_t at) const { return at >= text.size(); }

    bool word_boundary_before(std::size_t at, bool word_before) const {
        const bool word = !ends(at) && is_word_character(decode(text, at).value);
        return word != word_before;
    }
    // [_*]{1,2} and a character that is no white space
    bool emphasis_begins(std::size_t at) const {
        const auto mark = [this](std::size_t i) { return (*this)[i] == '_' || (*this)[i] == '*'; };
        return mark(at) && ((!ends(at + 1) && !is_white_space(text[at + 1])) ||
                            (mark(at + 1) && !ends(at + 2) && !is_white_space(text[at + 2])));
    }
    // A punctuation mark that no ".." and no word follows
    bool punctuation_alone(std::size_t at) const {
        const bool is_one = !ends(at) && is_punctuation(text[at]) && text[at] != '&';
        return is_one && !((*this)[at + 1] == '.' && (*this)[at + 2] == '.') &&
               !word_boundary_before(at + 1, text[at] == '_');
    }
    // The end of a line, white space, or an "s" alone
    bool may_follow_closing(std::size_t at) const {
        return ends(at) || is_white_space(text[at]) ||
               (text[at] == 's' && word_boundary_before(at + 1, true));
    }
};

// How the quote at `at` is set, by the first of kramdown's rules that applies. `before` is what
// stands before it in the same text, if anything; NUL: nothing.
struct Decision {
    bool opens = false;
    std::optional<bool> second_opens{};  // a second quote of the other kind is taken as well
};

constexpr bool closes_after(char before) {
    constexpr std::string_view openers = " \\\t\r\n[{(-";
    return before != '\0' && openers.find(before) == std::string_view::npos;
}

Decision decide(const Reader& text, std::size_t at, char before) {
    const bool space_before = before != '\0' && is_white_space(before);
    const std::size_t next = at + 1;
    if (before == '\0') {
        if (text.emphasis_begins(next))
            return {.opens = true};
        if (text.punctuation_alone(next))
            return {.opens = false};
    }
    if (before == '\0' || space_before) {
        if (is_quote(text[next]) && text[next] != text[at] && is_word(text[next + 1]))
            return {.opens = true, .second_opens = true};
        if (text[at] == '\'' && is_digit(text[next]) && is_digit(text[next + 1]) &&
            text[next + 2] == 's')
            return {.opens = false};
        if (space_before && is_word(text[next]))
            return {.opens = true};
    }
    if (closes_after(before))
        return {.opens = false};
    if (before == '\0' && text.may_follow_closing(next))
        return {.opens = false};
    return {.opens = true};
}

constexpr std::size_t mdash = 0;
constexpr std::size_t ndash = 1;
constexpr std::size_t ellipsis = 2;
constexpr std::size_t left_guillemet = 3;
constexpr std::size_t right_guillemet = 4;
constexpr std::size_t left_guillemet_space = 5;
constexpr std::size_t space_right_guillemet = 6;

}  // namespace

Typography::Typography(const KramdownOptions& options) : options_(options) {
    for (const char c : std::string_view("&<>'\""))
        special_[static_cast<unsigned char>(c)] = true;
    if (options.typographic) {
        for (const char c : std::string_view("-."))
            special_[static_cast<unsigned char>(c)] = true;
    }
}

bool Typography::looks_ahead(std::string_view text) {
    const std::size_t from = text.size() > farthest_look ? text.size() - farthest_look : 0;
    return text.find_first_of("'\"", from) != std::string_view::npos;
}

std::string_view Typography::replacement(char quote, bool opens) const {
    const std::size_t at = (quote == '\'' ? 0U : 2U) + (opens ? 0U : 1U);
    return at < options_.smart_quotes.size() ? std::string_view(options_.smart_quotes[at])
                                             : std::string_view{};
}

// The quote at `at`; what stands before `from` was already something else. Returns where the text
// goes on.
std::size_t Typography::quote(std::string& out, std::string_view text, std::size_t at,
                              std::size_t from, bool continues) const {
    const Reader reader{text};
    // What may begin an element and did not was looked at already, and is forgotten.
    if (at > from && std::string_view("*_&$<`").find(text[at - 1]) != std::string_view::npos)
        from = at;
    // Of two of one kind without anything before them, the first counts as what stands before.
    const bool nothing_before = at == from && !(at == 0 && continues);
    if (nothing_before && reader[at + 1] == text[at] && !reader.punctuation_alone(at + 1)) {
        out += text[at];
        out += replacement(text[at], false);
        return at + 2;
    }
    const char before = nothing_before ? '\0' : (at == from ? '\n' : text[at - 1]);
    const Decision decision = decide(reader, at, before);
    out += replacement(text[at], decision.opens);
    if (!decision.second_opens)
        return at + 1;
    out += replacement(text[at + 1], *decision.second_opens);
    return at + 2;
}

// What begins at `at` if it is a symbol, else the character as it is. Returns where the text goes
// on.
std::size_t Typography::symbol(std::string& out, std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    const auto put = [&](std::size_t which, std::size_t size) {
        out += options_.typographic_symbols[which];
        return at + size;
    };
    if (options_.typographic) {
        if (rest.starts_with("---"))
            return put(mdash, 3);
        if (rest.starts_with("--"))
            return put(ndash, 2);
        if (rest.starts_with("..."))
            return put(ellipsis, 3);
        if (rest.starts_with("<< "))
            return put(left_guillemet_space, 3);
        if (rest.starts_with("<<"))
            return put(left_guillemet, 2);
        if (rest.starts_with(">>")) {
            if (!out.empty() && out.back() == ' ' && at > 0 && text[at - 1] == ' ') {
                out.pop_back();
                return put(space_right_guillemet, 2);
            }
            return put(right_guillemet, 2);
        }
    }
    switch (text[at]) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += text[at];
            break;
    }
    return at + 1;
}

void Typography::write(std::string& out, std::string_view text, std::size_t size,
                       bool continues) const {
    std::size_t written = 0;
    std::size_t from = 0;  // what stands before it was replaced
    for (std::size_t at = 0; at < size;) {
        if (!special_[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        out.append(text, written, at - written);
        const std::size_t next = is_quote(text[at]) ? quote(out, text, at, from, continues)
                                                    : symbol(out, text.substr(0, size), at);
        const bool as_it_was = next == at + 1 && !is_quote(text[at]);
        at = next;
        written = at;
        if (!as_it_was)
            from = at;
    }
    if (written < size)
        out.append(text, written, size - written);
}

}  // namespace kiji::markdown::kramdown
