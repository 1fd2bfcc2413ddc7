#include "corpus/permalink.hpp"

#include <algorithm>
#include <array>

namespace kiji::corpus {
namespace {

struct Style {
    std::string_view name;
    std::string_view permalink;
    std::string_view ending;
};
constexpr std::array<Style, 5> styles{{
    {"none", "/:categories/:title:output_ext", ":output_ext"},
    {"date", "/:categories/:year/:month/:day/:title:output_ext", ":output_ext"},
    {"ordinal", "/:categories/:year/:y_day/:title:output_ext", ":output_ext"},
    {"pretty", "/:categories/:year/:month/:day/:title/", "/"},
    {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext", ""},
}};

/// Placeholders that are a part of the date, and how strftime writes it.
struct DatePart {
    std::string_view name;
    std::string_view format;
};
constexpr std::array<DatePart, 17> date_parts{{
    {"year", "%Y"},
    {"month", "%m"},
    {"day", "%d"},
    {"hour", "%H"},
    {"minute", "%M"},
    {"second", "%S"},
    {"i_day", "%-d"},
    {"i_month", "%-m"},
    {"short_month", "%b"},
    {"long_month", "%B"},
    {"short_year", "%y"},
    {"w_year", "%G"},
    {"week", "%V"},
    {"w_day", "%u"},
    {"short_day", "%a"},
    {"long_day", "%A"},
    {"y_day", "%j"},
}};

const Style* style_of(std::string_view name) {
    const auto* const found = std::ranges::find(styles, name, &Style::name);
    return found == styles.end() ? nullptr : found;
}

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

std::string_view permalink_template(std::string_view style) {
    const Style* known = style_of(style);
    return known == nullptr ? style : known->permalink;
}

std::string_view permalink_ending(std::string_view style) {
    if (const Style* known = style_of(style))
        return known->ending;
    if (style.ends_with('/'))
        return "/";
    return style.ends_with(":output_ext") ? ":output_ext" : "";
}

std::optional<std::string> date_placeholder(std::string_view name, const LocalTime& time) {
    const auto* const part = std::ranges::find(date_parts, name, &DatePart::name);
    if (part == date_parts.end())
        return std::nullopt;
    Result<std::string> text = strftime(time, part->format);
    return text ? *std::move(text) : std::string();
}

std::string fill_placeholders(std::string_view pattern, const PlaceholderValue& value_of,
                              std::string* unknown) {
    std::string url;
    for (std::size_t at = 0; at < pattern.size();) {
        const bool begins =
            pattern[at] == ':' && at + 1 < pattern.size() && is_name(pattern[at + 1]);
        if (!begins) {
            url += pattern[at++];
            continue;
        }
        std::size_t end = at + 1;
        while (end < pattern.size() && is_name(pattern[end]))
            ++end;
        std::string_view name = pattern.substr(at + 1, end - at - 1);
        std::optional<std::string> value = value_of(name);
        if (!value && name.ends_with('_')) {
            name.remove_suffix(1);
            value = value_of(name);
        }
        if (!value && unknown != nullptr && unknown->empty())
            *unknown = name;
        url += value ? *value : ':' + std::string(name);
        at += 1 + name.size();
    }
    return url;
}

std::string tidy_url(std::string_view url) {
    std::string text = '/' + std::string(url);
    replace_all(text, "..", "/");
    replace_all(text, "./", "");
    text.erase(
        std::unique(text.begin(), text.end(), [](char a, char b) { return a == '/' && b == '/'; }),
        text.end());
    return text;
}

}  // namespace kiji::corpus
