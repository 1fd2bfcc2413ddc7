// Headings that end with a full stop.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/rules/headings/headings.hpp"

namespace kiji::lint {
namespace {

constexpr std::array options{Option{
    .name = "punctuation",
    .summary = "signs that are not to end a heading",
    .standard = std::string_view(".,;:!。，；：！"),
    .blog = std::string_view(".,;:。，；："),
}};

/// "&amp;" at the end, as the reference knows them.
bool ends_with_entity(std::string_view text) {
    const std::size_t begin = text.rfind('&');
    if (begin == std::string_view::npos || !text.ends_with(';'))
        return false;
    const std::string_view name = text.substr(begin + 1, text.size() - begin - 2);
    if (name.starts_with('#')) {
        const bool hex = name.substr(1).starts_with('x') || name.substr(1).starts_with('X');
        const std::string_view digits = name.substr(hex ? 2 : 1);
        return !digits.empty() && std::ranges::all_of(digits, [hex](char c) {
            return hex ? ascii::hex_value(c) >= 0 : ascii::is_digit(c);
        });
    }
    if (std::ranges::all_of(name, ascii::is_letter<char>))
        return name.size() >= 2 && name.size() <= 31;
    constexpr std::array<std::string_view, 4> numbered{"blk", "emsp", "frac", "sup"};
    constexpr std::array<std::size_t, 4> digits{2, 2, 2, 1};
    for (std::size_t i = 0; i < numbered.size(); ++i) {
        if (name.starts_with(numbered.at(i)) &&
            name.size() == numbered.at(i).size() + digits.at(i) &&
            std::ranges::all_of(name.substr(numbered.at(i).size()), ascii::is_digit<char>))
            return numbered.at(i) != "emsp" || name == "emsp13" || name == "emsp14";
    }
    return name == "there4";
}

/// ":smile:" at the end: a word of lower case letters, digits and "_" of GitHub's list.
bool ends_with_emoji(std::string_view text) {
    if (!text.ends_with(':') || text.size() < 3)
        return false;
    const std::size_t begin = text.rfind(':', text.size() - 2);
    if (begin == std::string_view::npos)
        return false;
    const std::string_view name = text.substr(begin + 1, text.size() - begin - 2);
    constexpr std::array<std::string_view, 25> odd{"a",
                                                   "b",
                                                   "m",
                                                   "o",
                                                   "v",
                                                   "x",
                                                   "-1",
                                                   "+1",
                                                   "100",
                                                   "1234",
                                                   "1st_place_medal",
                                                   "2nd_place_medal",
                                                   "3rd_place_medal",
                                                   "8ball",
                                                   "e-mail",
                                                   "non-potable_water",
                                                   "o2",
                                                   "t-rex",
                                                   "u5272",
                                                   "u5408",
                                                   "u55b6",
                                                   "u6307",
                                                   "u6708",
                                                   "u6709",
                                                   "u6e80"};
    constexpr std::array<std::string_view, 4> more{"u7121", "u7533", "u7981", "u7a7a"};
    if (std::ranges::find(odd, name) != odd.end() || std::ranges::find(more, name) != more.end())
        return true;
    if (name.starts_with("clock"))
        if (const auto digits = name.substr(5); !digits.empty() && digits.size() <= 4 &&
                                                std::ranges::all_of(digits, ascii::is_digit<char>))
            return true;
    // [a-z]{2,15}2?
    std::string_view word = name.ends_with('2') ? name.substr(0, name.size() - 1) : name;
    if (word.size() >= 2 && word.size() <= 15 && std::ranges::all_of(word, ascii::is_lower<char>))
        return true;
    // [a-z]{1,14}(?:_[a-z\d]{1,16})+
    std::size_t parts = 0;
    std::string_view rest = name;
    while (true) {
        const std::size_t end = std::min(rest.find('_'), rest.size());
        const std::string_view part = rest.substr(0, end);
        const std::size_t most = parts == 0 ? 14 : 16;
        if (part.empty() || part.size() > most || !std::ranges::all_of(part, [&](char c) {
                return ascii::is_lower(c) || (parts > 0 && ascii::is_digit(c));
            }))
            return false;
        ++parts;
        if (end == rest.size())
            return parts > 1;
        rest.remove_prefix(end + 1);
    }
}

/// How many bytes of `text` its last signs out of `punctuation` take, and white space before them.
std::size_t tail(std::string_view text, std::string_view punctuation) {
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
            --begin;
        if (punctuation.find(text.substr(begin, end - begin)) == std::string_view::npos)
            break;
        end = begin;
    }
    if (end == text.size())
        return 0;
    return text.size() - trimmed_end(text.substr(0, end)).size();
}

void check(const Document& doc, Findings& out) {
    const std::string_view punctuation = out.options().text("punctuation");
    for (const WrittenHeading& heading : out.facts().headings()) {
        const std::string_view text = doc.file().slice(heading.text);
        const std::size_t size = tail(text, punctuation);
        if (size == 0 || ends_with_entity(text) || ends_with_emoji(text))
            continue;
        const Span signs = span_of(heading.text.end - size, heading.text.end);
        out.add({
            .span = signs,
            .message = fmt::format("heading ends with \"{}\"", trimmed(doc.file().slice(signs))),
            .help = "a heading is no sentence: leave it out",
            .fix = {{signs, ""}},
        });
    }
}

}  // namespace

constinit const Rule rules::heading_punctuated{
    .name = "heading-punctuated",
    .code = "MD026",
    .also = "no-trailing-punctuation",
    .tags = "headings",
    .severity = Severity::info,
    .in_blog = true,
    .fixes = Fixes::unsafe,
    .summary = "Heading ends with a full stop, comma, colon or semicolon",
    .why = "A heading is no sentence, and the table of contents shows the sign too.",
    .bad = "## Snow.\n",
    .good = "## Snow\n\n## Snow?\n",
    .options = options,
    .check = check,
};

}  // namespace kiji::lint
