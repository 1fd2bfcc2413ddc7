// Changes of a post that must move findings, and change nothing else about them: held on the bad
// example of each rule, with all rules on.
#include <algorithm>
#include <string>
#include <vector>

#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

struct Found {
    std::size_t line = 0;
    std::size_t column = 0;
    std::string rule;
    std::string message;
    friend bool operator==(const Found&, const Found&) = default;
};

std::ostream& operator<<(std::ostream& out, const Found& found) {
    return out << found.line << ':' << found.column << ": " << found.rule << ": " << found.message;
}

std::vector<Found> findings(std::string text, lint::Preset preset) {
    const lint::Setup setup{.settings = lint::Settings(preset)};
    const auto doc = Document::read("_posts/2024-05-02-snow.md", std::move(text),
                                    lint::reading_of(setup.settings), Limits{});
    REQUIRE(doc);
    std::vector<Found> list;
    for (const Diagnostic& finding : lint::check(**doc, setup)) {
        const Position place = (*doc)->file().lines().position(finding.span.begin);
        list.push_back({place.line, place.column, std::string(finding.rule), finding.message});
    }
    return list;
}

std::string with_crlf(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

/// What a rule says of the line ends themselves.
bool is_about_line_ends(const lint::Rule& rule) {
    return rule.name == "mixed-line-ends" || rule.name == "control-character";
}

constexpr std::string_view fence = "---\n";

}  // namespace

TEST_CASE("CRLF for LF changes no finding", "[lint][property]") {
    for (const lint::Rule* rule : lint::all_rules()) {
        if (is_about_line_ends(*rule) || rule->bad.find('\r') != std::string_view::npos)
            continue;
        for (const lint::Preset preset : {lint::Preset::all, lint::Preset::markdownlint}) {
            INFO(rule->name);
            CHECK(findings(with_crlf(rule->bad), preset) ==
                  findings(std::string(rule->bad), preset));
        }
    }
}

TEST_CASE("a longer front matter moves what stands below it, and nothing else",
          "[lint][property]") {
    for (const lint::Rule* rule : lint::all_rules()) {
        const std::size_t close = rule->bad.starts_with(fence)
                                      ? rule->bad.find("\n---\n", fence.size() - 1)
                                      : std::string_view::npos;
        // Keys among list items are another fault.
        if (close == std::string_view::npos || is_about_line_ends(*rule) ||
            rule->name == "front-matter-not-mapping")
            continue;
        std::string longer(rule->bad);
        longer.insert(close + 1, "note_one: 1\nnote_two: 2\n");
        const auto last_of_matter = static_cast<std::size_t>(std::count(
            rule->bad.begin(), rule->bad.begin() + static_cast<std::ptrdiff_t>(close) + 1, '\n'));
        for (const lint::Preset preset : {lint::Preset::all, lint::Preset::markdownlint}) {
            INFO(rule->name);
            std::vector<Found> expected = findings(std::string(rule->bad), preset);
            for (Found& found : expected)
                found.line += found.line > last_of_matter ? 2 : 0;
            CHECK(findings(longer, preset) == expected);
        }
    }
}
