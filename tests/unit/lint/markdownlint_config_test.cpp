// markdownlint's configuration files.
#include <string>
#include <vector>

#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

struct Read {
    lint::Settings settings{lint::Preset::markdownlint};
    std::vector<Error> faults;

    const lint::RuleSettings& of(std::string_view name) const {
        return settings.of(*lint::find_rule(name));
    }
};

Read read(const MemoryFiles& files, const Path& path) {
    Read result;
    auto faults = lint::read_markdownlint_config(files, path, result.settings, Limits{});
    REQUIRE(faults);
    result.faults = *std::move(faults);
    return result;
}

TEST_CASE("a configuration of markdownlint turns rules on and off and tells them options",
          "[lint]") {
    const MemoryFiles files(
        {{".markdownlint.jsonc",
          std::string("{ // ours\n  \"default\": false,\n  \"MD009\": {\"br_spaces\": 4},\n"
                      "  \"no-hard-tabs\": \"warning\", /* loud */\n  \"headings\": true,\n"
                      "  \"MD024\": {\"enabled\": false},\n}\n")}});
    const Read read_file = read(files, ".markdownlint.jsonc");
    CHECK(read_file.faults.empty());
    CHECK(read_file.of("MD009").on);
    CHECK(read_file.of("MD009").options.integer("br_spaces") == 4);
    CHECK(read_file.of("MD010").on);
    CHECK(read_file.of("MD010").severity == Severity::warning);
    CHECK(read_file.of("MD022").on);
    CHECK_FALSE(read_file.of("MD024").on);
    CHECK_FALSE(read_file.of("MD047").on);
}

TEST_CASE("values of a configuration of markdownlint count as JavaScript takes them", "[lint]") {
    const MemoryFiles files(
        {{".markdownlint.json",
          std::string(R"({"MD009": {"br_spaces": "4", "strict": 1}, "MD010": {"code_blocks": null},
                          "MD012": {"maximum": true}, "MD013": {"line_length": "long"}})")}});
    const Read read_file = read(files, ".markdownlint.json");
    CHECK(read_file.of("MD009").options.integer("br_spaces") == 4);
    CHECK(read_file.of("MD009").options.flag("strict"));
    CHECK_FALSE(read_file.of("MD010").options.flag("code_blocks"));
    CHECK(read_file.of("MD012").options.integer("maximum") == 1);
    REQUIRE(read_file.faults.size() == 1);
    CHECK(read_file.faults[0].message ==
          "MD013 wants a whole number for line_length, not the text \"long\"");
}

TEST_CASE("a configuration of markdownlint extends another, key by key", "[lint]") {
    const MemoryFiles files(
        {{"a/.markdownlint.yaml",
          "extends: ../b.json\nMD009: false\nMD010:\n  spaces_per_tab: 2\n"},
         {"a/../b.json", R"({"default": true, "MD010": {"code_blocks": false}, "MD012": false})"}});
    const Read read_file = read(files, "a/.markdownlint.yaml");
    CHECK(read_file.faults.empty());
    CHECK_FALSE(read_file.of("MD009").on);
    CHECK_FALSE(read_file.of("MD012").on);
    CHECK(read_file.of("MD010").options.integer("spaces_per_tab") == 2);
    CHECK(read_file.of("MD010").options.flag("code_blocks"));
}

TEST_CASE("a configuration of markdownlint-cli2 has the rules under \"config\"", "[lint]") {
    const MemoryFiles files(
        {{".markdownlint-cli2.jsonc",
          std::string(R"({"config": {"MD009": false}, "globs": ["**/*.md"]})")}});
    CHECK_FALSE(read(files, ".markdownlint-cli2.jsonc").of("MD009").on);
}

TEST_CASE("what fits nothing in a configuration of markdownlint is told with its place", "[lint]") {
    const MemoryFiles files(
        {{".markdownlint.json",
          std::string("{\n  \"MD9\": true,\n  \"MD009\": {\n    \"br_space\": 1\n  }\n}\n")}});
    const Read read_file = read(files, ".markdownlint.json");
    REQUIRE(read_file.faults.size() == 2);
    CHECK(read_file.faults[0].line == 2);
    CHECK(read_file.faults[0].column == 3);
    CHECK(read_file.faults[0].message.starts_with("there is no rule or tag \"MD9\""));
    CHECK(read_file.faults[1].line == 4);
    CHECK(read_file.faults[1].message == "MD009 has no option br_space: did you mean br_spaces?");
}

TEST_CASE("a configuration of markdownlint that cannot be read is an error", "[lint]") {
    const MemoryFiles files({{".markdownlint.json", "{\"MD009\": tru}"},
                             {"circle.json", R"({"extends": "circle.json"})"},
                             {"list.json", "[]"}});
    lint::Settings settings;
    const auto broken =
        lint::read_markdownlint_config(files, ".markdownlint.json", settings, Limits{});
    REQUIRE_FALSE(broken);
    CHECK(broken.error().line == 1);
    CHECK(broken.error().column == 14);
    CHECK_FALSE(lint::read_markdownlint_config(files, "circle.json", settings, Limits{}));
    CHECK_FALSE(lint::read_markdownlint_config(files, "list.json", settings, Limits{}));
    CHECK_FALSE(lint::read_markdownlint_config(files, "missing.json", settings, Limits{}));
}

}  // namespace
}  // namespace kiji
