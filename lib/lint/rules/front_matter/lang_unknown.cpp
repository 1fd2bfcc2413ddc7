// A language that no browser knows.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/letter_case.hpp"
#include "lint/rules/front_matter/front_matter.hpp"

namespace kiji::lint {
namespace {

/// ISO 639-1, two letters each.
constexpr std::string_view languages =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv "
    "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Countries that are taken for their languages.
struct Country {
    std::string_view code;
    std::string_view language;
};
constexpr std::array<Country, 8> countries{{{"jp", "ja"},
                                            {"cn", "zh"},
                                            {"gr", "el"},
                                            {"cz", "cs"},
                                            {"dk", "da"},
                                            {"ua", "uk"},
                                            {"us", "en"},
                                            {"gb", "en"}}};

bool is_letters(std::string_view text) {
    return std::ranges::all_of(text, ascii::is_letter<char>);
}

bool is_language(std::string_view tag) {
    const std::string first = lower_case(tag.substr(0, tag.find_first_of("-_")));
    if (!is_letters(first) || first.size() < 2 || first.size() > 3)
        return false;
    if (first.size() == 3)  // too many to list
        return true;
    for (std::size_t at = 0; at < languages.size(); at += 3) {
        if (languages.substr(at, 2) == first)
            return true;
    }
    return false;
}

void check(const Document& doc, Findings& out) {
    for (const std::string_view key : {"lang", "language", "locale"}) {
        const Value* value = doc.meta(key);
        // no: false for YAML, Norwegian for its author.
        if (value == nullptr ||
            (!value->is(Value::Type::string) && !value->is(Value::Type::boolean)))
            continue;
        const Span place = doc.place(key).value;
        const std::string_view tag =
            value->is(Value::Type::string) ? value->string() : doc.file().slice(place);
        // "English" is a name, for people.
        if (value->is(Value::Type::string) && (is_language(tag) || tag.size() > 5))
            continue;
        const auto country = std::ranges::find(countries, tag, &Country::code);
        out.add({
            .span = place,
            .message = value->is(Value::Type::string)
                           ? fmt::format("{} is no language", tag)
                           : fmt::format("{} is {} for YAML", tag, describe(*value)),
            .help = country != countries.end()
                        ? fmt::format("write {}: {} is a country", country->language, tag)
                        : fmt::format("write its code, such as ja or en-GB, in quotes: {}: \"ja\"",
                                      key),
        });
    }
}

}  // namespace

constinit const Rule rules::lang_unknown{
    .name = "lang-unknown",
    .tags = "front_matter FM016",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Language has no such code",
    .why =
        "Browsers, screen readers and search engines choose fonts, voices and readers by it: ja is "
        "Japanese, jp is nothing.",
    .bad = "---\ntitle: 五月の雪\nlang: jp\n---\n\n雪が降った。\n",
    .good = "---\ntitle: 五月の雪\nlang: ja\n---\n\n雪が降った。\n",
    .check = check,
};

}  // namespace kiji::lint
