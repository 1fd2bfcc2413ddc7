#include <algorithm>

#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

std::unique_ptr<const Document> read(std::string text, std::string name = "post.md") {
    auto doc = Document::read(std::move(name), std::move(text), Liquid::masked, Limits{});
    REQUIRE(doc);
    return *std::move(doc);
}

/// "line: rule" of each finding.
std::vector<std::string> findings(std::string text) {
    const auto doc = read(std::move(text));
    std::vector<std::string> lines;
    for (const Diagnostic& finding : lint::check(*doc, {})) {
        const std::size_t line = doc->file().lines().position(finding.span.begin).line;
        lines.push_back(std::to_string(line) + ": " + std::string(finding.rule));
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a rule is found by its name or markdownlint's, in any case", "[lint]") {
    REQUIRE(lint::find_rule("heading-increment") != nullptr);
    CHECK(lint::find_rule("Heading-Increment") == lint::find_rule("heading-increment"));
    CHECK(lint::find_rule("md001") == lint::find_rule("heading-increment"));
    CHECK(lint::find_rule("") == nullptr);
    CHECK(lint::find_rule("heading") == nullptr);
}

TEST_CASE("findings are sorted by place, then by rule", "[lint]") {
    CHECK(findings("---\ndate: never\n---\n\n**Snow**\n\nIt snowed. \n\n---END---\n") ==
          Lines{"1: title-missing", "2: date-unreadable", "5: bold-as-heading", "7: trailing-space",
                "9: chunk-marker"});
}

TEST_CASE("the engine gives a finding the name and the severity of its rule", "[lint]") {
    const auto doc = read("## A\n\n#### B\n");
    const Diagnostics found = lint::check(*doc, {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "heading-increment");
    CHECK(found[0].severity == Severity::warning);
    CHECK(found[0].safety == Safety::unsafe);
}

TEST_CASE("comments turn rules off, by any name and to where they say", "[lint]") {
    const std::string bold = "**Snow**\n\nIt snowed.\n\n";
    const auto findings = [](const std::string& text) { return ::findings(text + "End.\n"); };
    CHECK(findings(bold) == Lines{"1: bold-as-heading"});
    CHECK(findings("<!-- kiji-disable -->\n\n" + bold).empty());
    CHECK(findings("<!-- kiji-disable MD036 -->\n\n" + bold).empty());
    CHECK(findings("<!-- kiji-disable title-missing -->\n\n" + bold) ==
          Lines{"3: bold-as-heading"});
    CHECK(findings("<!-- kiji-disable bold-as-heading -->\n\n" + bold +
                   "<!-- kiji-enable bold-as-heading -->\n\n" + bold) ==
          Lines{"9: bold-as-heading"});
    CHECK(findings("<!-- kiji-disable-next-line bold-as-heading -->\n" + bold + bold) ==
          Lines{"6: bold-as-heading"});
    CHECK(findings("It snowed. <!-- kiji-disable-line trailing-space --> \nAll night. \n") ==
          Lines{"2: trailing-space"});
}

TEST_CASE("nothing is said of what stands within Liquid, and of the rest the right line",
          "[lint]") {
    CHECK(findings("{% highlight text %}\n\n---END---\n\na \n{% endhighlight %}\n\n#### A \n") ==
          Lines{"8: trailing-space"});
    CHECK(findings("{% comment %}\n**Snow**\n\nIt snowed. \n{% endcomment %}").empty() ==
          false);  // only the end of the file is looked at
    CHECK(findings("{% comment %}\n**Snow**\n\nIt snowed. \n{% endcomment %}") ==
          Lines{"5: missing-final-newline"});
}

TEST_CASE("front matter is not read as Markdown", "[lint]") {
    CHECK(findings("---\ntitle: Snow\nnote: |\n  ---END---\n\n  #### A \n---\n\nIt snowed.\n")
              .empty());
}

TEST_CASE("an empty file and one of front matter alone are clean", "[lint]") {
    CHECK(findings("").empty());
    CHECK(findings("---\ntitle: Snow\n---\n").empty());
    CHECK(findings("\xEF\xBB\xBF---\ntitle: Snow\n---\n") == Lines{"1: byte-order-mark"});
}
