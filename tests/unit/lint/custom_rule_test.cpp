#include "lint/house/custom_rule.hpp"

#include <string>
#include <vector>

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

Result<lint::Settings> configured(const std::string& rows) {
    const MemoryFiles files(
        {{"kiji.yml", "lint:\n  preset: none\n  rules:\n    custom:\n" + rows}});
    const auto config = corpus::read_config(files, "kiji.yml", Limits{});
    REQUIRE(config);
    return lint::configure(*config, "a.md", std::nullopt);
}

std::string fault_of(const std::string& row) {
    const auto settings = configured("      - " + row + "\n");
    REQUIRE_FALSE(settings);
    return settings.error().message;
}

/// What the rules say of `post`, a line each: place, severity, message, rule, help.
std::vector<std::string> said(const std::string& rows, const std::string& post) {
    auto settings = configured(rows);
    INFO((settings ? std::string() : settings.error().message));
    REQUIRE(settings);
    const lint::Setup setup{.settings = *std::move(settings)};
    const auto doc = Document::read("a.md", post, Liquid::masked, Limits{});
    REQUIRE(doc);
    std::vector<std::string> lines;
    for (const Diagnostic& finding : lint::check(**doc, setup)) {
        const Position at = (*doc)->file().lines().position(finding.span.begin);
        lines.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                        std::string(name_of(finding.severity)) + " " + finding.message + " [" +
                        std::string(finding.rule) + "] " + finding.help);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("terms are found as whole words, and told with what to write", "[lint]") {
    const std::string rows =
        "      - name: names\n"
        "        terms: {Javascript: JavaScript, 雪だるま: ゆきだるま}\n";
    CHECK(said(rows, "Javascript, Javascripts, `Javascript` and 大雪だるま\n") ==
          Lines{"1:1 warning \"Javascript\" is not to be used here [names] write JavaScript",
                "1:44 warning \"雪だるま\" is not to be used here [names] write ゆきだるま"});
}

TEST_CASE("a term that differs by its case alone is right as it is to be written", "[lint]") {
    const std::string rows = "      - {name: names, ignore_case: true, terms: {github: GitHub}}\n";
    CHECK(said(rows, "GitHub, Github\n") ==
          Lines{"1:9 warning \"Github\" is not to be used here [names] write GitHub"});
}

TEST_CASE("what is forbidden is told where it stands, in its scope alone", "[lint]") {
    const std::string rows =
        "      - {name: shout, forbid: '[A-Z]{4,}', scope: headings, severity: error,\n"
        "         message: '{} is loud', suggestion: write it small}\n";
    CHECK(said(rows, "# LOUD\n\nLOUD\n") == Lines{"1:3 error LOUD is loud [shout] write it small"});
}

TEST_CASE("what is required is told where it could have stood", "[lint]") {
    const std::string rows =
        "      - {name: licence, require: CC BY, message: no licence}\n"
        "      - {name: series, require: '^Part \\d', scope: front_matter, key: title}\n";
    CHECK(said(rows, "---\ntitle: Snow\n---\nText.\n") ==
          Lines{"2:8 warning nothing here matches ^Part \\d [series] ",
                "4:1 warning no licence [licence] "});
    CHECK(said(rows, "---\ntitle: Part 1\n---\nCC BY 4.0\n").empty());
}

TEST_CASE("a comment turns a house rule off", "[lint]") {
    const std::string rows = "      - {name: no-rain, forbid: rain}\n";
    CHECK(said(rows, "<!-- kiji-disable-next-line no-rain -->\nrain\nrain\n").size() == 1);
}

TEST_CASE("a replacement is made on request", "[lint]") {
    auto settings = configured("      - {name: dashes, forbid: ' -- ', replacement: ' – '}\n");
    REQUIRE(settings);
    const lint::Setup setup{.settings = *std::move(settings)};
    const auto doc = Document::read("a.md", "snow -- rain\n", Liquid::masked, Limits{});
    REQUIRE(doc);
    CHECK(lint::fix(**doc, setup, Safety::safe, Limits{})->text == "snow -- rain\n");
    CHECK(lint::fix(**doc, setup, Safety::unsafe, Limits{})->text == "snow – rain\n");
}

TEST_CASE("a row that makes no sense is told with what would", "[lint]") {
    CHECK(fault_of("{name: \"\", forbid: x}").starts_with("the custom rule is called \"\""));
    CHECK(fault_of("{name: a b, forbid: x}") ==
          "the custom rule is called \"a b\": a name is made of letters, digits and dashes");
    CHECK(fault_of("{name: a, forbids: x}") ==
          "the custom rule has no key forbids: did you mean forbid?");
    CHECK(fault_of("{name: a}") == "the custom rule wants terms, forbid or require");
    CHECK(fault_of("{name: a, forbid: x, require: y}") ==
          "the custom rule has forbid and require: give one of them");
    CHECK(fault_of("{name: a, forbid: 'x('}") ==
          "the custom rule forbid: \"x(\" is no regular expression: missing ): x(");
    CHECK(
        fault_of("{name: a, forbid: x, scope: title}") ==
        "the custom rule wants one of body, headings, code, front_matter, file for scope, not the "
        "text \"title\"");
    CHECK(fault_of("{name: title-missing, forbid: x}") ==
          "the custom rule title-missing is called as another: title-missing is built in");
}
