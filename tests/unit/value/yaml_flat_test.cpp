// The fast way and the way through yaml-cpp give the same values at the same places.
#include "value/yaml_flat.hpp"

#include <string>

#include "base/text.hpp"
#include "conformance/psych_notation.hpp"
#include "support/catch.hpp"
#include "support/yaml_generator.hpp"
#include "unit/value/reading.hpp"
#include "value/yaml_full.hpp"

namespace kiji::testing {
namespace {

/// What is read, as text: values and places; empty where it was not read this way.
std::string flat(const SourceFile& file) {
    Arena arena;
    yaml::Yaml yaml;
    const yaml::Input input{.text = file.text(), .base = 0};
    if (!yaml::read_flat(input, arena, Limits{}, yaml))
        return {};
    return conformance::psych_notation(*yaml.root) + places_of(file, *yaml.root, yaml.places);
}

std::string full(const SourceFile& file) {
    Arena arena;
    yaml::Yaml yaml;
    Diagnostics found;
    const yaml::Input input{.text = file.text(), .base = 0};
    if (!yaml::read_full(input, arena, Limits{}, yaml, found))
        return "not read";
    std::string out =
        conformance::psych_notation(*yaml.root) + places_of(file, *yaml.root, yaml.places);
    for (const Diagnostic& finding : found)
        out += finding.message;
    return out;
}

TEST_CASE("what is read the fast way is what yaml-cpp reads", "[yaml][property]") {
    YamlGenerator generator(1);
    std::size_t read_flat = 0;
    for (int i = 0; i < 20'000; ++i) {
        // Tabs, U+2028 and what is no UTF-8 never get to read_flat.
        std::string text = generator.matter(i % 2 == 0 ? Style::flat : Style::wild);
        if (text.find('\t') != std::string::npos ||
            text.find("\xE2\x80\xA8") != std::string::npos || find_invalid_utf8(text))
            continue;
        const SourceFile file("test.yml", std::move(text));
        const std::string fast = flat(file);
        if (fast.empty())
            continue;
        ++read_flat;
        INFO(file.text());
        REQUIRE(fast == full(file));
    }
    CHECK(read_flat > 5'000);
}

TEST_CASE("front matter of the usual kind is read the fast way", "[yaml]") {
    const auto is_flat = [](std::string text) {
        return !flat(SourceFile("test.yml", std::move(text))).empty();
    };
    CHECK(is_flat("---\ntitle: \"x: \\\"y\\\"\"\ndate : 2024-01-01 # c\ntags: [a, \"b\"]\n"));
    CHECK(is_flat("tags:\n  - a\n\n# c\n  - 'it''s'\nlist:\n- a\n-\nempty:\n"));
    CHECK(is_flat("title: x\r\ntags:\r\n- a\r\n"));
    CHECK_FALSE(is_flat("title: a\n  b\n"));
    CHECK_FALSE(is_flat("a:\n  b: c\n"));
    CHECK_FALSE(is_flat("a: &x b\n"));
    CHECK_FALSE(is_flat("a: |\n  b\n"));
    CHECK_FALSE(is_flat("a: 1\na: 2\n"));
    CHECK_FALSE(is_flat("a: b: c\n"));
    CHECK_FALSE(is_flat("yes: 1\n"));
    CHECK_FALSE(is_flat("- a\n"));
}

TEST_CASE("a fix of the reader leaves a text that reads, or has another fault",
          "[yaml][property]") {
    YamlGenerator generator(2);
    std::size_t fixed = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::string text = generator.matter(Style::wild);
        const Reading before(text);
        if (before.yaml.ok || before.found.back().fix.empty())
            continue;
        const std::vector<EditGroup> fix{before.found.back().fix};
        const Reading after(kiji::apply(text, fix).text);
        ++fixed;
        INFO(text);
        REQUIRE((after.yaml.ok || after.findings() != before.findings()));
    }
    CHECK(fixed > 500);
}

TEST_CASE("every finding and place lies in the text", "[yaml][property]") {
    YamlGenerator generator(3);
    for (int i = 0; i < 10'000; ++i) {
        const Reading read(generator.matter(Style::wild));
        INFO(read.file.text());
        REQUIRE((read.yaml.ok || !read.found.empty()));
        for (const Diagnostic& finding : read.found)
            REQUIRE(read.file.whole().contains(finding.span));
        if (read.yaml.ok)
            REQUIRE(places_of(read.file, *read.yaml.root, read.yaml.places).size() > 0);
    }
}

}  // namespace
}  // namespace kiji::testing
