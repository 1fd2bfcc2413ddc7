#include "lint/configure.hpp"

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

Result<lint::Settings> configured(const char* text, std::string_view file = "a.md",
                                  std::optional<lint::Preset> preset = std::nullopt) {
    const MemoryFiles files({{"kiji.yml", std::string(text)}});
    const auto config = corpus::read_config(files, "kiji.yml", Limits{});
    REQUIRE(config);
    return lint::configure(*config, file, preset);
}

Error error_of(const char* text) {
    const auto settings = configured(text);
    REQUIRE_FALSE(settings);
    return settings.error();
}

const lint::Rule& rule(std::string_view name) {
    return *lint::find_rule(name);
}

}  // namespace

TEST_CASE("a rule is turned off and on, by its name, markdownlint's, or a tag", "[lint]") {
    const auto settings =
        configured("lint: {rules: {MD001: false, title-missing: {enabled: false}}}\n");
    REQUIRE(settings);
    CHECK_FALSE(settings->is_on(rule("heading-increment")));
    CHECK_FALSE(settings->is_on(rule("title-missing")));
    CHECK(settings->is_on(rule("date-unreadable")));
}

TEST_CASE("a severity turns a rule on", "[lint]") {
    const auto settings = configured("lint: {preset: none, rules: {MD001: error}}\n");
    REQUIRE(settings);
    CHECK(settings->is_on(rule("MD001")));
    CHECK(settings->of(rule("MD001")).severity == Severity::error);
    CHECK_FALSE(settings->is_on(rule("title-missing")));
}

TEST_CASE("the preset of the command line goes before the one that is configured", "[lint]") {
    CHECK(configured("lint: {preset: none}\n")->preset() == lint::Preset::none);
    CHECK(configured("lint: {preset: none}\n", "a.md", lint::Preset::markdownlint)->preset() ==
          lint::Preset::markdownlint);
    CHECK(configured("")->preset() == lint::Preset::blog);
}

TEST_CASE("an override goes for the files that it names", "[lint]") {
    const char* text =
        "lint: {rules: {MD001: error}}\n"
        "overrides:\n"
        "  - paths: [_drafts/**]\n"
        "    lint: {rules: {MD001: false}}\n";
    CHECK(configured(text, "_posts/a.md")->is_on(rule("MD001")));
    CHECK_FALSE(configured(text, "_drafts/x/a.md")->is_on(rule("MD001")));
}

TEST_CASE("what makes no sense is an error with its place and what would", "[lint]") {
    const Error error = error_of("lint:\n  rules:\n    title-mising: false\n");
    CHECK(error.line == 3);
    CHECK(error.column == 5);
    CHECK(error.message == "there is no rule title-mising: did you mean title-missing?");
    CHECK(error_of("lint: {preset: blogg}\n").message ==
          "there is no preset blogg: it is one of blog, jekyll, markdownlint, all, none");
    CHECK(error_of("lint: {rules: {MD001: bad}}\n").message ==
          "a severity is error, warning or info, not the text \"bad\"");
    CHECK(error_of("lint: {rules: {MD001: 1}}\n").message ==
          "MD001 is true, false, a severity, or a mapping of enabled, severity and options, not "
          "the number 1");
    CHECK(error_of("lint: {rules: {MD001: {severty: error}}}\n").message ==
          "MD001 holds enabled, severity and options, not severty: did you mean severity?");
    CHECK(error_of("lint: {rules: {chunk-marker: {options: {size: 2}}}}\n").message ==
          "chunk-marker has no option size");
}
