// The fast way and the way through yaml-cpp give the same values at the same places.
#include "value/yaml_flat.hpp"

#include <array>
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

std::string with_returns(std::string_view text) {
    std::string out;
    for (const char c : text)
        out.append(c == '\n' ? "\r" : "").append(1, c);
    return out;
}

/// A scalar of several lines, and often of none of the simple kinds.
std::string several_lines(YamlGenerator& generator) {
    constexpr std::array<std::string_view, 12> heads{"|",  ">",  "|-", ">-", "| ", ">  ",
                                                     "|+", ">2", "\"", "'",  "",   "\"x "};
    constexpr std::array<std::string_view, 21> words{
        "text", "a b", "日本", "it''s", "x\\n",  "x \\\"y\\\"", "#no", "x #no", "a: b", "- a", "-",
        "?",    "?x",  "%x",   "[a]",   "\"q\"", "'q'",         "a:b", "---",   "x\\",  "..."};
    std::string out(heads.at(generator.below(heads.size())));
    const bool is_block = out.starts_with('|') || out.starts_with('>');
    const std::string quote(out.starts_with('"') ? "\"" : (out.starts_with('\'') ? "'" : ""));
    const std::size_t indent = generator.below(8) == 0 ? 0 : 1 + generator.below(3);
    if (is_block)
        out += '\n';
    for (std::size_t left = 1 + generator.below(4); left > 0; --left) {
        if (is_block || left > 1 || generator.below(3) == 0)
            out.append(indent + (generator.below(8) == 0 ? generator.below(3) : 0), ' ');
        out += words.at(generator.below(words.size()));
        if (generator.below(4) == 0)
            out += " more";
        if (generator.below(6) == 0)
            out.append(1 + generator.below(2), ' ');
        if (left == 1)
            out += quote;
        if (left > 1 && generator.below(8) == 0)
            out.append("\n").append(generator.below(3), ' ');
        if (left > 1 || generator.below(16) != 0)
            out += '\n';
    }
    return out;
}

TEST_CASE("scalars of several lines are what yaml-cpp reads", "[yaml][property]") {
    YamlGenerator generator(4);
    std::size_t read_flat = 0;
    for (int i = 0; i < 40'000; ++i) {
        std::string text = "title: ";
        text += several_lines(generator);
        if (generator.below(2) == 0)
            text += generator.below(4) == 0 ? "\n\n# c\n" : "\n";
        if (generator.below(4) != 0)
            text += "next: y\n";
        if (generator.below(4) == 0)
            text = with_returns(text);
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
    CHECK(is_flat("title: a\n  b\ntext: \"c\n  d\" # c\n"));
    CHECK(is_flat("a: |\n  b\n    c\n\n  d\ne: >-\n  f\n  g\n"));
    CHECK_FALSE(is_flat("a:\n  b: c\n"));
    CHECK_FALSE(is_flat("a: &x b\n"));
    CHECK_FALSE(is_flat("a: |+\n  b\n"));
    CHECK_FALSE(is_flat("a: b\n\n  c\n"));
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
