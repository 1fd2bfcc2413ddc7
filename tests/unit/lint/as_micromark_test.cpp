// To the letter of markdownlint blocks are those of its parser, micromark, where cmark-gfm has
// others.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

struct Case {
    std::string_view says;
    std::string_view text;
    std::string_view findings;  // "line:rule", sorted
};
constexpr auto cases = std::to_array<Case>({
    {"math that is never closed goes on to the end", "$$\n# a\n(b)[c] http://d.example\n",
     "1:MD041"},
    {"a tag of any name does not end a paragraph that leaves its list", "- a\n<b>\n# c\n",
     "1:MD041 2:MD032 2:MD033 3:MD022"},
    {"textarea holds text up to its end", "<textarea>\n\n# a\n\n</textarea>\n", "1:MD033 1:MD041"},
    {"blank lines that would indent code belong to it", "a\n\n    b\n    \n     \n\nc\n",
     "1:MD041"},
    {"less indented ones do not", "a\n\n    b\n   \n\nc\n", "1:MD041 4:MD009 5:MD012"},
    {"a heading below definitions begins with them", "[a]: b\nc\n---\nd\n\n[a]\n",
     "1:MD022 1:MD041"},
    {"a title may follow a definition on its own line", "[a]: b\n\"c\"\n\n[a]\n", "1:MD041"},
    {"an underline below definitions alone is text", "[a]: b\n===\n\n[a]\n", "1:MD041"},
    {"a table may have cells without names", "a||\n-|-\nb|http://c.example\n",
     "1:MD041 2:MD055 3:MD034 3:MD055"},
    {"a footnote takes four blanks", "[^1]: a\n\n    # b\n\nc[^1]\n", "1:MD041"},
    {"a comment with blanks before it is HTML as any other", " <!-- a -->\n\n# b\n", "1:MD041"},
    {"a comment may end at once", "a <!--> b -->\n", "1:MD041"},
    {"a leaf directive is no paragraph", "::a[b]\n---\n", "1:MD041"},
    {"code that nobody closes goes on", "```text\na \n", "1:MD041"},
    {"blanks behind emphasis are text beside it", "**a** \n\n**b**\n", "1:MD009 1:MD041 3:MD036"},
    {"a quote line without text takes the quote mark of the line above", "> a\n> # b\n> c\n",
     "1:MD041 2:MD022 2:MD022"},
    {"a tag on a lazy line that ends the file is not of the list", "1. a\n<b>",
     "1:MD032 1:MD041 2:MD033 2:MD047"},
    {"blank lines of code are no blank lines", "a\n\n    b\n    \n\nc\n", "1:MD041"},
});

std::string findings_in(std::string_view text) {
    const lint::Setup setup{.settings = lint::Settings(lint::Preset::markdownlint)};
    const auto doc =
        Document::read("a.md", std::string(text), lint::reading_of(setup.settings), Limits{});
    REQUIRE(doc);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const Diagnostic& finding : lint::check(**doc, setup))
        found.emplace_back((*doc)->file().lines().position(finding.span.begin).line,
                           lint::find_rule(finding.rule)->code);
    std::ranges::sort(found);
    std::vector<std::string> parts;
    for (const auto& [line, code] : found)
        parts.push_back(fmt::format("{}:{}", line, code));
    return fmt::format("{}", fmt::join(parts, " "));
}

TEST_CASE("markdownlint's preset sees the blocks that micromark sees", "[lint]") {
    for (const Case& each : cases) {
        INFO(each.says);
        CHECK(findings_in(each.text) == each.findings);
    }
}

}  // namespace
}  // namespace kiji
