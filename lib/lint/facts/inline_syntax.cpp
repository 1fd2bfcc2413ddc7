#include "lint/facts/inline_syntax.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "base/characters.hpp"
#include "base/text.hpp"
#include "markdown/markdown.hpp"
#include "source/source_file.hpp"

namespace kiji::lint {
namespace {

constexpr std::size_t max_label_length = 999;
constexpr std::size_t max_open_parentheses = 32;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

CharacterClass class_of(char32_t value) {
    if (value > 0xFFFF)
        return CharacterClass::other;
    // What JavaScript takes for white space.
    if ((is_space(value) && value != 0x85) || value == 0xFEFF)
        return CharacterClass::white_space;
    return is_punctuation_or_symbol(value) ? CharacterClass::punctuation : CharacterClass::other;
}

std::size_t skip_white_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank_or_line_end(text[at]))
        ++at;
    return at;
}

/// The address in "<me@example.org>", from behind the "<".
std::optional<std::size_t> email_autolink_end(std::string_view text, std::size_t at) {
    constexpr std::string_view signs = "#$%&'*+-/=?^_`{|}~.";
    std::size_t i = at;
    while (i < text.size() &&
           (ascii::is_alphanumeric(text[i]) || signs.find(text[i]) != std::string_view::npos))
        ++i;
    if (i == at || i >= text.size() || text[i] != '@')
        return std::nullopt;
    while (true) {  // labels of the domain
        const std::size_t label = ++i;
        while (i < text.size() && (ascii::is_alphanumeric(text[i]) || text[i] == '-'))
            ++i;
        if (i == label || i >= text.size() || i - label > 63 || text[label] == '-' ||
            text[i - 1] == '-')
            return std::nullopt;
        if (text[i] == '>')
            return i + 1;
        if (text[i] != '.')
            return std::nullopt;
    }
}

/// Of the two thousand names nearly all that are used; for the others the parser is asked.
bool is_entity_name(std::string_view name) {
    constexpr std::array common = std::to_array<std::string_view>(
        {"amp",    "lt",     "gt",    "quot",  "apos",  "nbsp",  "copy",  "reg",
         "trade",  "hellip", "mdash", "ndash", "lsquo", "rsquo", "ldquo", "rdquo",
         "laquo",  "raquo",  "larr",  "rarr",  "uarr",  "darr",  "times", "bull",
         "middot", "deg",    "euro",  "yen",   "ensp",  "emsp",  "thinsp"});
    if (std::ranges::find(common, name) != common.end())
        return true;
    const SourceFile file("", std::string("&").append(name).append(";"));
    const Result<markdown::Tree> tree = markdown::parse(file, file.whole(), {}, Limits{});
    if (!tree)
        return false;
    const auto text = std::ranges::find(tree->nodes(), markdown::Kind::text, &markdown::Node::kind);
    return text != tree->nodes().end() &&
           tree->literal(static_cast<markdown::NodeId>(text - tree->nodes().begin())) !=
               file.text();
}

}  // namespace

CharacterClass class_after(std::string_view text, std::size_t at) {
    return at >= text.size() ? CharacterClass::white_space : class_of(decode(text, at).value);
}

CharacterClass class_before(std::string_view text, std::size_t at) {
    if (at == 0)
        return CharacterClass::white_space;
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80)
        --begin;
    return class_of(decode(text, begin).value);
}

std::optional<std::size_t> InlineSyntax::behind(std::string_view closing, std::size_t from,
                                                bool& none) {
    if (none)
        return std::nullopt;
    const std::size_t found = text_.find(closing, from);
    if (found != std::string_view::npos)
        return found + closing.size();
    none = true;
    return std::nullopt;
}

std::optional<std::size_t> InlineSyntax::html(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.size() < 3)
        return std::nullopt;
    if (ascii::is_letter(rest[1]))
        return open_tag(at + 1);
    if (rest[1] == '/')
        return close_tag(at + 2);
    if (rest[1] == '?')
        return behind("?>", at + 2, no_instruction_);
    // "<!-->" is one as well.
    if (rest.starts_with("<!--"))
        return behind("-->", at + 2, no_comment_);
    if (rest.starts_with("<![CDATA["))
        return behind("]]>", at + 9, no_cdata_);
    if (rest[1] == '!' && ascii::is_letter(rest[2]))
        return behind(">", at + 2, no_declaration_);
    return std::nullopt;
}

std::optional<std::size_t> InlineSyntax::close_tag(std::size_t at) const {
    if (at >= text_.size() || !ascii::is_letter(text_[at]))
        return std::nullopt;
    while (at < text_.size() && (ascii::is_alphanumeric(text_[at]) || text_[at] == '-'))
        ++at;
    at = skip_white_space(text_, at);
    return at < text_.size() && text_[at] == '>' ? std::optional(at + 1) : std::nullopt;
}

std::optional<std::size_t> InlineSyntax::open_tag(std::size_t at) const {
    const auto is = [&](auto wanted) { return at < text_.size() && wanted(text_[at]); };
    const auto is_name = [](char c) {
        return ascii::is_alphanumeric(c) || c == '-' || c == '.' || c == ':' || c == '_';
    };
    while (is([](char c) { return ascii::is_alphanumeric(c) || c == '-'; }))
        ++at;
    bool may_end = true;  // "<a" or an attribute came before: what follows must be set off
    while (at < text_.size()) {
        const std::size_t next = skip_white_space(text_, at);
        if (may_end && next == at && text_[at] != '/' && text_[at] != '>')
            return std::nullopt;
        at = next;
        may_end = true;
        if (at < text_.size() && text_[at] == '/')
            return at + 1 < text_.size() && text_[at + 1] == '>' ? std::optional(at + 2)
                                                                 : std::nullopt;
        if (at < text_.size() && text_[at] == '>')
            return at + 1;
        if (!is([](char c) { return ascii::is_letter(c) || c == ':' || c == '_'; }))
            return std::nullopt;
        while (is(is_name))
            ++at;
        const std::size_t equals = skip_white_space(text_, at);
        if (equals >= text_.size() || text_[equals] != '=') {
            // Without a value the next one need not be set off: "<a b:c>" ended its name already.
            may_end = false;
            continue;
        }
        at = skip_white_space(text_, equals + 1);
        if (at >= text_.size())
            return std::nullopt;
        const char quote = text_[at];
        if (quote == '"' || quote == '\'') {
            at = text_.find(quote, at + 1);
            if (at == std::string_view::npos)
                return std::nullopt;
            ++at;
            continue;
        }
        const std::size_t value = at;
        while (is([](char c) {
            return !is_blank_or_line_end(c) && c != '/' && c != '>' && c != '"' && c != '\'' &&
                   c != '<' && c != '=' && c != '`';
        }))
            ++at;
        // A slash may open a value, and ends it.
        if (at == value && (at >= text_.size() || text_[at] != '/'))
            return std::nullopt;
        if (at == value)
            ++at;
        while (at > value && is([](char c) {
                   return !is_blank_or_line_end(c) && c != '/' && c != '>' && c != '"' &&
                          c != '\'' && c != '<' && c != '=' && c != '`';
               }))
            ++at;
        if (is([](char c) { return c == '"' || c == '\'' || c == '<' || c == '=' || c == '`'; }))
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<TextRange> InlineSyntax::destination(std::size_t at,
                                                   std::size_t most_parentheses) const {
    std::size_t i = at;
    if (text_[at] == '<') {
        for (++i; i < text_.size() && text_[i] != '<' && text_[i] != '\n'; ++i) {
            if (text_[i] == '>')
                return TextRange{at + 1, i};
            if (text_[i] == '\\' && i + 1 < text_.size() &&
                (text_[i + 1] == '<' || text_[i + 1] == '>' || text_[i + 1] == '\\'))
                ++i;
        }
        return std::nullopt;
    }
    std::size_t open = 0;
    for (; i < text_.size(); ++i) {
        const char c = text_[i];
        if (open == 0 && (c == ')' || is_blank_or_line_end(c)))
            break;
        if (c == '(' && open == most_parentheses)
            return std::nullopt;
        if (is_control(c) || c == ' ')
            return std::nullopt;
        if (c == '(')
            ++open;
        else if (c == ')')
            --open;
        else if (c == '\\' && i + 1 < text_.size() &&
                 (text_[i + 1] == '(' || text_[i + 1] == ')' || text_[i + 1] == '\\'))
            ++i;
    }
    if (i == at || open != 0)
        return std::nullopt;
    return TextRange{at, std::min(i, text_.size())};
}

// `at` is behind the opening quote. Titles in parentheses may be opened again and again without an
// end; those in quotes end where the next one begins.
std::optional<std::size_t> InlineSyntax::title_end(std::size_t at, char closing) {
    if (closing == ')' && parenthesis_.begin <= at && at <= parenthesis_.end)
        return parenthesis_.end == text_.size() ? std::nullopt : std::optional(parenthesis_.end);
    std::size_t i = at;
    while (i < text_.size() && text_[i] != closing)
        i += text_[i] == '\\' && i + 1 < text_.size() &&
                     (text_[i + 1] == closing || text_[i + 1] == '\\')
                 ? 2U
                 : 1U;
    i = std::min(i, text_.size());
    if (closing == ')')
        parenthesis_ = {at, i};
    return i < text_.size() ? std::optional(i) : std::nullopt;
}

std::optional<InlineSyntax::Resource> InlineSyntax::resource(std::size_t at) {
    Resource found;
    at = skip_white_space(text_, at + 1);
    if (at >= text_.size())
        return std::nullopt;
    if (text_[at] == ')') {
        found.end = at + 1;
        return found;
    }
    const auto url = destination(at, max_open_parentheses);
    if (!url)
        return std::nullopt;
    found.destination = *url;
    found.has_destination = !url->empty();
    const std::size_t behind_url = url->end + (text_[at] == '<' ? 1U : 0U);
    at = skip_white_space(text_, behind_url);
    if (at > behind_url && at < text_.size() &&
        (text_[at] == '"' || text_[at] == '\'' || text_[at] == '(')) {
        const auto end = title_end(at + 1, text_[at] == '(' ? ')' : text_[at]);
        if (!end)
            return std::nullopt;
        found.title = {at + 1, *end};
        found.has_title = true;
        at = skip_white_space(text_, *end + 1);
    }
    if (at >= text_.size() || text_[at] != ')')
        return std::nullopt;
    found.end = at + 1;
    return found;
}

/// The end of a title behind the address that ends at `at`; nothing where none follows.
std::optional<std::size_t> InlineSyntax::definition_title(std::size_t at) {
    const std::size_t quote = skip_white_space(text_, at);
    if (quote == at || quote >= text_.size() ||
        (text_[quote] != '"' && text_[quote] != '\'' && text_[quote] != '('))
        return std::nullopt;
    const auto closing = title_end(quote + 1, text_[quote] == '(' ? ')' : text_[quote]);
    if (!closing)
        return std::nullopt;
    const std::size_t behind = text_.find_first_not_of(" \t", *closing + 1);
    return behind == std::string_view::npos || text_[behind] == '\n' ? std::optional(*closing + 1)
                                                                     : std::nullopt;
}

std::optional<InlineSyntax::Definition> InlineSyntax::definition(std::size_t at) {
    const auto label = reference_label(text_, at);
    if (!label || label->end + 1 >= text_.size() || text_[label->end + 1] != ':')
        return std::nullopt;
    Definition found{.label = *label};
    at = skip_white_space(text_, label->end + 2);
    if (at >= text_.size())
        return std::nullopt;
    const auto url = destination(at, SIZE_MAX);
    if (!url)
        return std::nullopt;
    found.destination = *url;
    found.in_angles = text_[at] == '<';
    found.end = url->end + (found.in_angles ? 1U : 0U);
    if (const auto title = definition_title(found.end))
        found.end = *title;
    found.end = std::min(text_.find_first_not_of(" \t", found.end), text_.size());
    if (found.end < text_.size() && text_[found.end] != '\n')
        return std::nullopt;
    return found;
}

std::optional<std::size_t> autolink_end(std::string_view text, std::size_t at) {
    std::size_t i = at + 1;
    if (i < text.size() && ascii::is_letter(text[i])) {
        while (
            i < text.size() && i - at <= 33 &&
            (ascii::is_alphanumeric(text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.'))
            ++i;
        if (i < text.size() && text[i] == ':' && i - at >= 3) {
            while (i < text.size() && text[i] != '>' && text[i] != '<' && text[i] != ' ' &&
                   !is_control(text[i]))
                ++i;
            return i < text.size() && text[i] == '>' ? std::optional(i + 1) : std::nullopt;
        }
    }
    return email_autolink_end(text, at + 1);
}

std::optional<std::size_t> entity_end(std::string_view text, std::size_t at) {
    const auto read = [&](std::size_t begin, std::size_t most, auto wanted) {
        std::size_t i = begin;
        while (i < text.size() && i - begin < most && wanted(text[i]))
            ++i;
        return i > begin && i < text.size() && text[i] == ';' ? i : std::string_view::npos;
    };
    std::size_t end = std::string_view::npos;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("&#x") || rest.starts_with("&#X")) {
        end = read(at + 3, 6, [](char c) { return ascii::hex_value(c) >= 0; });
    } else if (rest.starts_with("&#")) {
        end = read(at + 2, 7, ascii::is_digit<char>);
    } else {
        end = read(at + 1, 31, ascii::is_alphanumeric<char>);
        if (end != std::string_view::npos && !is_entity_name(text.substr(at + 1, end - at - 1)))
            return std::nullopt;
    }
    return end == std::string_view::npos ? std::nullopt : std::optional(end + 1);
}

std::optional<TextRange> reference_label(std::string_view text, std::size_t at) {
    bool seen = false;
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != '[' && text[i] != ']') {
        seen = seen || !is_blank_or_line_end(text[i]);
        if (i - at > 4 * max_label_length)
            return std::nullopt;
        i += text[i] == '\\' && i + 1 < text.size() &&
                     (text[i + 1] == '[' || text[i + 1] == ']' || text[i + 1] == '\\')
                 ? 2U
                 : 1U;
    }
    if (i >= text.size() || text[i] != ']' || !seen ||
        count_utf16(text.substr(at + 1, i - at - 1)) > max_label_length)
        return std::nullopt;
    return TextRange{at + 1, i};
}

std::optional<TextRange> footnote_label(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("[^"))
        return std::nullopt;
    std::size_t i = at + 2;
    while (i < text.size() && text[i] != ']') {
        if (text[i] == '[' || is_blank_or_line_end(text[i]) || i - at > 4 * max_label_length)
            return std::nullopt;
        i += text[i] == '\\' && i + 1 < text.size() &&
                     (text[i + 1] == '[' || text[i + 1] == ']' || text[i + 1] == '\\')
                 ? 2U
                 : 1U;
    }
    if (i >= text.size() || i == at + 2)
        return std::nullopt;
    return TextRange{at + 2, i};
}

}  // namespace kiji::lint
