#include "lint/rumdl_config.hpp"

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

struct Outcome {
    lint::Settings settings{lint::Preset::jekyll};
    std::vector<Error> faults;
    bool is_on(std::string_view name) const { return settings.is_on(*lint::find_rule(name)); }
    const lint::Options& options(std::string_view name) const {
        return settings.of(*lint::find_rule(name)).options;
    }
};

Outcome outcome_of(std::string text, std::string_view file = "a.md") {
    const MemoryFiles files({{"/b/.rumdl.toml", std::move(text)}});
    const auto config = lint::RumdlConfig::read(files, "/b/.rumdl.toml", Limits{});
    REQUIRE(config);
    Outcome applied;
    applied.faults = config->apply(file, applied.settings);
    return applied;
}

}  // namespace

TEST_CASE("rumdl's tables of rules set options, dashes or not", "[lint]") {
    const Outcome applied = outcome_of(
        "[MD013]\nline-length = 100\ncode_blocks = false\n\n"
        "[ul-style]\nstyle = \"dash\"\n\n[MD033]\nallowed = [\"br\"]\n");
    CHECK(applied.faults.empty());
    CHECK(applied.options("MD013").integer("line_length") == 100);
    CHECK_FALSE(applied.options("MD013").flag("code_blocks"));
    CHECK(applied.options("MD004").text("style") == "dash");
    CHECK(applied.options("MD033").texts("allowed_elements") ==
          std::vector<std::string_view>{"br"});
}

TEST_CASE("rumdl's enable means these rules alone, disable takes some out", "[lint]") {
    const Outcome enabled = outcome_of("[global]\nenable = [\"MD001\", \"MD057\"]\n");
    CHECK(enabled.is_on("MD001"));
    CHECK(enabled.is_on("link-broken"));
    CHECK_FALSE(enabled.is_on("MD009"));
    const Outcome disabled = outcome_of("[global]\ndisable = [\"MD001\"]\n");
    CHECK_FALSE(disabled.is_on("MD001"));
    CHECK(disabled.is_on("MD009"));
}

TEST_CASE("rumdl's per-file-ignores go for the files they name", "[lint]") {
    const std::string text = "[per-file-ignores]\n\"drafts/**\" = [\"MD001\"]\n";
    CHECK(outcome_of(text, "drafts/a.md").is_on("MD001") == false);
    CHECK(outcome_of(text, "a.md").is_on("MD001"));
}

TEST_CASE("what kiji has no equal of is told with its place", "[lint]") {
    const Outcome applied = outcome_of(
        "[global]\nexclude = [\"old\"]\ndisable = [\"MD072\"]\n\n[MD013]\nreflow = true\n");
    REQUIRE(applied.faults.size() == 3);
    CHECK(applied.faults[0].message == "kiji has no equal of the rule MD072");
    CHECK(applied.faults[1].line == 2);
    CHECK(applied.faults[2].line == 6);
    CHECK(applied.faults[2].message == "MD013 has no option reflow");
}

TEST_CASE("a file that is not TOML is refused at its place", "[lint]") {
    const MemoryFiles files(
        std::map<Path, std::string>{{"/b/.rumdl.toml", "[global]\ndisable = [\n"}});
    const auto config = lint::RumdlConfig::read(files, "/b/.rumdl.toml", Limits{});
    REQUIRE_FALSE(config);
    CHECK(config.error().line >= 2);
    CHECK(config.error().message.find("not TOML") != std::string::npos);
}
