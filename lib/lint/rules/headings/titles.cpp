#include "lint/rules/headings/titles.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/regex.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {
namespace {

constexpr std::string_view blanks = " \t\v\f";

void skip(std::string_view& text, std::string_view what) {
    text.remove_prefix(std::min(text.find_first_not_of(what), text.size()));
}

/// ^\s*"?title"?\s*[:=]
bool is_title(std::string_view line) {
    constexpr std::string_view key = "title";
    skip(line, blanks);
    if (line.starts_with('"'))
        line.remove_prefix(1);
    for (const char c : key) {
        if (line.empty() || (line.front() | 0x20) != c)
            return false;
        line.remove_prefix(1);
    }
    if (line.starts_with('"'))
        line.remove_prefix(1);
    skip(line, blanks);
    return line.starts_with(':') || line.starts_with('=');
}

}  // namespace

std::optional<Span> title_line(const Document& doc, const Findings& out) {
    const bool is_set = out.options().is_set(front_matter_title.name);
    if (out.knows_jekyll() && !is_set) {
        if (doc.meta("title") == nullptr)
            return std::nullopt;
        return doc.place("title").key;
    }
    const std::string_view wanted = out.options().text(front_matter_title.name);
    if (wanted.empty())
        return std::nullopt;
    std::optional<Regex> expression;
    if (is_set) {
        Result<Regex> compiled = Regex::compile(wanted, Regex::Case::ignored);
        if (!compiled)
            return std::nullopt;
        expression = *std::move(compiled);
    }
    const Lines& lines = out.facts().lines();
    for (std::size_t line = 0; line < lines.first(); ++line) {
        const std::string_view text = lines.written(line);
        if (expression ? expression->find(text).has_value() : is_title(text))
            return lines.span(line);
    }
    return std::nullopt;
}

}  // namespace kiji::lint
