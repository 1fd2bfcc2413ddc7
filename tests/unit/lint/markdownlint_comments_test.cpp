// markdownlint's comments.
#include <chrono>
#include <string>

#include "lint/lint.hpp"
#include "support/catch.hpp"
#include "value/json.hpp"

namespace kiji {
namespace {

/// Lines and codes of what markdownlint's preset says of `text`, of the rules for tabs and for
/// white space at the end of a line.
std::string said(const std::string& text, bool heeds_comments = true) {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::markdownlint),
                      .heeds_comments = heeds_comments};
    for (const lint::Rule* rule : lint::all_rules())
        setup.settings.of(*rule).on = rule->code == "MD009" || rule->code == "MD010";
    const auto doc = Document::read("a.md", text, lint::reading_of(setup.settings), Limits{});
    REQUIRE(doc);
    std::string list;
    for (const Diagnostic& finding : lint::check(**doc, setup)) {
        const Position place = (*doc)->file().lines().position(finding.span.begin);
        list += std::to_string(place.line) + ":" +
                std::string(lint::find_rule(finding.rule)->code) + " ";
    }
    return list;
}

TEST_CASE("a comment of markdownlint turns rules off to the end of the file", "[lint]") {
    CHECK(said("a\t\n") == "1:MD010 1:MD009 ");
    CHECK(said("a \n<!-- markdownlint-disable -->\na\t\n") == "1:MD009 ");
    CHECK(said("<!-- markdownlint-disable MD009 -->\na\t\n") == "2:MD010 ");
    CHECK(said("<!-- Markdownlint-Disable no-hard-tabs md009-->\na\t\n").empty());
    CHECK(said("<!-- markdownlint-disable whitespace -->\na\t\n").empty());
    CHECK(said("<!-- markdownlint-disable -->\na\t\n", false) == "2:MD010 2:MD009 ");
}

TEST_CASE("a comment of markdownlint counts for the line that it stands on", "[lint]") {
    CHECK(said("a\tb <!-- markdownlint-disable -->\n").empty());
    CHECK(said("<!-- markdownlint-disable --> a\tb <!-- markdownlint-enable -->\n") == "1:MD010 ");
    CHECK(said("a\tb <!-- markdownlint-disable-line MD010 -->\na\tb\n") == "2:MD010 ");
    CHECK(said("<!-- markdownlint-disable-next-line MD010 -->\na\tb\na\tb\n") == "3:MD010 ");
}

TEST_CASE("a comment of markdownlint goes for the whole file, above it too", "[lint]") {
    CHECK(said("a\tb\n<!-- markdownlint-disable-file MD010 -->\n").empty());
    CHECK(said("a\tb\n<!-- markdownlint-disable-file -->\n"
               "<!-- markdownlint-enable-file MD010 -->\n") == "1:MD010 ");
}

TEST_CASE("a comment of markdownlint keeps what is on, and brings it back", "[lint]") {
    CHECK(said("<!-- markdownlint-capture -->\n<!-- markdownlint-disable -->\na\tb\n"
               "<!-- markdownlint-restore -->\na\tb\n") == "5:MD010 ");
    CHECK(said("<!-- markdownlint-disable -->\na\tb\n<!-- markdownlint-restore -->\na\tb\n") ==
          "4:MD010 ");
}

TEST_CASE("a comment of markdownlint configures the file in JSON", "[lint]") {
    CHECK(said("a\tb\n<!-- markdownlint-configure-file {\n  \"MD010\": false\n} -->\n").empty());
    CHECK(said("<!-- markdownlint-configure-file {\"MD009\": {\"br_spaces\": 3}} -->\nb   \n")
              .empty());
    CHECK(said("a\tb\n<!-- markdownlint-configure-file { MD010: false } -->\n") == "1:MD010 ");
}

TEST_CASE("the default of a comment is not for rules that the configuration names", "[lint]") {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::markdownlint)};
    const SourceFile config("config.json", R"({"MD010": {"spaces_per_tab": 2}})");
    Arena arena;
    const Result<Value> json = json::read(config, arena, Limits{});
    REQUIRE(json);
    REQUIRE(lint::configure_as_markdownlint(setup.settings, *json).empty());
    const auto doc =
        Document::read("a.md", "<!-- markdownlint-configure-file {\"default\": false} -->\na\tb \n",
                       lint::reading_of(setup.settings), Limits{});
    REQUIRE(doc);
    const Diagnostics found = lint::check(**doc, setup);
    REQUIRE(found.size() == 1);
    CHECK(lint::find_rule(found[0].rule)->code == "MD010");
}

TEST_CASE("behind a comment that its line does not close the next line is read from there on",
          "[lint]") {
    CHECK(said("<!-- markdownlint-disable x\n<!-- markdownlint-disable --> a\tb\n") == "2:MD010 ");
    CHECK(said("<!-- markdownlint-disable x\n\n<!-- markdownlint-disable --> a\tb\n").empty());
    CHECK(said("<!-- markdownlint-disable x\n" + std::string(26, 'x') +
               "<!-- markdownlint-disable --> a\tb\n")
              .empty());
}

TEST_CASE("any white space stands around the words of a comment of markdownlint", "[lint]") {
    CHECK(said("<!--\u3000markdownlint-disable\u00a0MD010\u3000MD009 -->\na\tb \n").empty());
}

TEST_CASE("what is no comment of markdownlint changes nothing", "[lint]") {
    CHECK(said("<!-- markdownlint-disable\n-->\na\tb\n") == "3:MD010 ");
    CHECK(said("<!-- markdownlint-disabled -->\na\tb\n") == "2:MD010 ");
    CHECK(said("markdownlint-disable -->\na\tb\n") == "2:MD010 ");
    CHECK(said("<!-- markdownlint-disable MD999 -->\na\tb\n") == "2:MD010 ");
    CHECK(said("---\nx: <!-- markdownlint-disable -->\n---\na\tb\n") == "4:MD010 ");
}

TEST_CASE("comments of markdownlint that begin one within the other take linear time", "[lint]") {
    CHECK(said("<!-- markdownlint-disable MD010 <!-- markdownlint-disable MD009 --> a\tb \n")
              .empty());
    constexpr int many = 20'000;
    for (const std::string opening :
         {"<!-- markdownlint-disable MD009 ", "<!-- markdownlint-disable MD009\n",
          "<!-- markdownlint-configure-file "}) {
        INFO(opening);
        std::string text;
        for (int i = 0; i < many; ++i)
            text += opening;
        const auto start = std::chrono::steady_clock::now();
        CHECK(said(text + "--> a\tb\n").ends_with(":MD010 "));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    }
}

}  // namespace
}  // namespace kiji
