// Compares pages of kramdown's with ours.
//
//     kramdown_compare --html PERCENT --text PERCENT < PAGES
//
// PAGES has an object of JSON on each line: "name", "markdown", and kramdown's "html". Fails where
// fewer pages than PERCENT have the same HTML but for white space, or the same text; shows where
// the first of the others part.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "markdown/markdown.hpp"

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Without white space beside tags; one blank for any other.
std::string normal(std::string_view html) {
    std::string out;
    for (const char c : html) {
        if (is_space(c)) {
            if (!out.empty() && out.back() != ' ' && out.back() != '>')
                out += ' ';
            continue;
        }
        if (c == '<' && !out.empty() && out.back() == ' ')
            out.pop_back();
        out += c;
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// Without tags and white space.
std::string text_of(std::string_view html) {
    std::string out;
    bool in_tag = false;
    for (const char c : html) {
        if (c == '<')
            in_tag = true;
        else if (c == '>')
            in_tag = false;
        else if (!in_tag && !is_space(c))
            out += c;
    }
    return out;
}

void show(const std::string& name, std::string_view theirs, std::string_view ours) {
    const auto parted =
        std::mismatch(theirs.begin(), theirs.end(), ours.begin(), ours.end()).first -
        theirs.begin();
    const auto at = static_cast<std::size_t>(parted);
    const std::size_t from = at < 60 ? 0 : at - 60;
    fmt::print("{}\n  kramdown: {}\n  kiji:     {}\n", name, theirs.substr(from, 160),
               from < ours.size() ? ours.substr(from, 160) : std::string_view{});
}

struct Counts {
    std::size_t pages = 0;
    std::size_t html = 0;
    std::size_t text = 0;
};

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

double option(int count, char** words, std::string_view name) {
    for (int i = 1; i + 1 < count; ++i) {
        if (words[i] == name)
            return std::atof(words[i + 1]);
    }
    return 100;
}

}  // namespace

int main(int count, char** words) {
    constexpr std::size_t most_shown = 20;
    const auto engine = kiji::markdown::make_site_engine("kramdown", nullptr);
    Counts counts;
    std::string line;
    while (std::getline(std::cin, line)) {
        const nlohmann::json page = nlohmann::json::parse(line);
        const auto html = (*engine)->to_html(page["markdown"].get<std::string>(), kiji::Limits{});
        const std::string theirs = page["html"].get<std::string>();
        const std::string ours = html ? *html : html.error().message;
        const bool same = normal(theirs) == normal(ours);
        ++counts.pages;
        counts.html += same ? 1U : 0U;
        counts.text += text_of(theirs) == text_of(ours) ? 1U : 0U;
        if (!same && counts.pages - counts.html <= most_shown)
            show(page["name"].get<std::string>(), normal(theirs), normal(ours));
    }
    const double html = percent(counts.html, counts.pages);
    const double text = percent(counts.text, counts.pages);
    fmt::print("{} pages: the same text {:.1f} %, the same HTML {:.1f} %\n", counts.pages, text,
               html);
    const bool good = counts.pages > 0 && html >= option(count, words, "--html") &&
                      text >= option(count, words, "--text");
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
