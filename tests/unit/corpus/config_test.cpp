#include "corpus/corpus.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

Result<corpus::Config> read(std::string text) {
    const MemoryFiles files({{"kiji.yml", std::move(text)}});
    return corpus::read_config(files, "kiji.yml", Limits{});
}

Error error_of(std::string text) {
    const Result<corpus::Config> config = read(std::move(text));
    REQUIRE_FALSE(config);
    return config.error();
}

}  // namespace

TEST_CASE("every key of the configuration is taken", "[corpus]") {
    const Result<corpus::Config> config = read(
        "lint:\n"
        "  reading_time:\n"
        "    cjk_characters_per_minute: 600\n"
        "    words_per_minute: 220.5\n"
        "    tolerance: 0\n"
        "  excerpt:\n"
        "    templates: [をお届けします。]\n"
        "markers:\n"
        "  - ~~ 8< ~~\n");
    REQUIRE(config);
    CHECK(config->path == "kiji.yml");
    CHECK(config->cjk_characters_per_minute == 600);
    CHECK(config->words_per_minute == 220.5);
    CHECK(config->reading_time_tolerance == 0);
    CHECK(config->excerpt_templates == std::vector<std::string>{"をお届けします。"});
    CHECK(config->markers == std::vector<std::string>{"~~ 8< ~~"});
}

TEST_CASE("a configuration without keys is the default", "[corpus]") {
    for (const char* text : {"", "# nothing\n", "---\n", "\xEF\xBB\xBF", "lint:\n"}) {
        INFO(text);
        const Result<corpus::Config> config = read(text);
        REQUIRE(config);
        CHECK(config->words_per_minute == 200);
    }
}

TEST_CASE("an unknown key is an error with its place and a suggestion", "[corpus]") {
    const Error error = error_of("lint:\n  reading_time:\n    words_per_minut: 220\n");
    CHECK(error.path == "kiji.yml");
    CHECK(error.line == 3);
    CHECK(error.column == 5);
    CHECK(error.message ==
          "there is no key lint.reading_time.words_per_minut: did you mean "
          "lint.reading_time.words_per_minute?");
    CHECK(error_of("marker: []\n").message == "there is no key marker: did you mean markers?");
    CHECK(error_of("colour: red\n").message == "there is no key colour");
}

TEST_CASE("a value of the wrong type is an error with its place", "[corpus]") {
    const Error error = error_of("lint:\n  reading_time:\n    words_per_minute: fast\n");
    CHECK(error.line == 3);
    CHECK(error.column == 23);
    CHECK(error.message ==
          "lint.reading_time.words_per_minute is a number above 0, not the text \"fast\"");
    CHECK(error_of("lint: {reading_time: {words_per_minute: 0}}\n").message ==
          "lint.reading_time.words_per_minute is a number above 0, not the number 0");
    CHECK(error_of("lint: {reading_time: {tolerance: .nan}}\n")
              .message.starts_with("lint.reading_time.tolerance is a number, not "));
    CHECK(error_of("markers: END\n").message ==
          "markers is a list of strings, not the text \"END\"");
    CHECK(error_of("markers: [1]\n").message == "markers is a list of strings, not a list");
    CHECK(error_of("lint: yes\n").message == "lint holds keys, not true");
    CHECK(error_of("- lint\n").message ==
          "the configuration is no mapping: write key: value on each line");
}

TEST_CASE("a configuration that is no YAML, or says a key twice, is an error with its place",
          "[corpus]") {
    CHECK(error_of("markers: []\nlint: [\n").line >= 2);
    CHECK(error_of("markers: []\nmarkers: []\n").line == 2);
    CHECK(error_of("markers: \"\xFF\"\n").line == 1);
}

TEST_CASE("the nearest configuration goes, and kiji.yml before .kiji.yml", "[corpus]") {
    const MemoryFiles files({
        {"a/.kiji.yml", "markers: [far]\n"},
        {"a/b/.kiji.yml", "markers: [hidden]\n"},
        {"a/b/kiji.yml", "markers: [near]\n"},
        {"a/b/c/post.md", ""},
        {"a/d/post.md", ""},
    });
    const auto marker = [&](const Path& folder) {
        const auto config = corpus::load_config(files, folder, Limits{});
        REQUIRE(config);
        return config->markers.empty() ? "none" : config->markers.front();
    };
    CHECK(marker("a/b/c") == "near");
    CHECK(marker("a/d") == "far");
    CHECK(marker("") == "none");
}

TEST_CASE("every key has a name, a type and a summary", "[corpus]") {
    for (const corpus::ConfigKey& key : corpus::config_keys()) {
        INFO(key.name);
        CHECK_FALSE(key.type.empty());
        CHECK_FALSE(key.summary.empty());
    }
}

TEST_CASE("what a configuration says goes before what it extends", "[corpus]") {
    const MemoryFiles files({
        {"team/base.yml", "markers: [base]\nlint: {reading_time: {words_per_minute: 100}}\n"},
        {"blog/kiji.yml", "extends: ../team/base.yml\nmarkers: [own]\n"},
    });
    const auto config = corpus::read_config(files, "blog/kiji.yml", Limits{});
    REQUIRE(config);
    CHECK(config->markers == std::vector<std::string>{"own"});
    CHECK(config->words_per_minute == 100);
}

TEST_CASE("a fault of an extended configuration has its own place and who asked for it",
          "[corpus]") {
    const MemoryFiles files({{"base.yml", "\nmarker: [x]\n"}, {"kiji.yml", "extends: base.yml\n"}});
    const auto config = corpus::read_config(files, "kiji.yml", Limits{});
    REQUIRE_FALSE(config);
    CHECK(config.error().path == "base.yml");
    CHECK(config.error().line == 2);
    CHECK(config.error().message ==
          "there is no key marker: did you mean markers? (extended by kiji.yml)");
}

TEST_CASE("configurations that extend one another in a circle are an error", "[corpus]") {
    const MemoryFiles files({{"a.yml", "extends: [b.yml]\n"}, {"b.yml", "extends: [a.yml]\n"}});
    const auto config = corpus::read_config(files, "a.yml", Limits{});
    REQUIRE_FALSE(config);
    CHECK(config.error().message.starts_with("the configuration extends itself"));
}

TEST_CASE("an override needs paths and rules", "[corpus]") {
    CHECK(error_of("overrides: [{lint: {rules: {}}}]\n").message ==
          "an override holds paths, a list of patterns");
    CHECK(error_of("overrides: [{paths: [a], markers: [x]}]\n").message ==
          "an override holds lint.rules, a mapping of rules");
    CHECK(error_of("overrides: [{paths: [a], lint: {rules: {}}, markers: [x]}]\n").message ==
          "an override holds paths and lint.rules, no more");
    CHECK(error_of("overrides: yes\n").message ==
          "overrides is a list of mappings with paths and lint.rules, not true");
}
