#include <array>
#include <string>
#include <string_view>

#include "liquid/liquid.hpp"
#include "output/output.hpp"
#include "support/catch.hpp"

namespace kiji::liquid {
namespace {

/// Whether `part` stands in `text`.
bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string told(const Engine& engine, const std::string& text, ErrorMode mode = ErrorMode::lax,
                 const RenderOptions& options = {}) {
    const ParseOptions parsing{.mode = mode};
    const auto tree = engine.parse("page.liquid", text, parsing);
    std::string out;
    for (const Diagnostic& problem : tree->problems())
        out += output::frame(tree->file(), problem, {});
    if (!tree->ok())
        return out;
    for (const Problem& problem : engine.render(*tree, Value(), options).problems)
        out += output::frame(*problem.file, problem.diagnostic, {});
    return out;
}

TEST_CASE("a misspelt tag is suggested, with its line and column", "[liquid]") {
    const Engine engine(Dialect::liquid5);
    CHECK(told(engine, "one\n  {% asign x = 1 %}\n") ==
          "page.liquid:2:3: error: unknown tag 'asign' [liquid]\n"
          "    2 |   {% asign x = 1 %}\n"
          "      |   ^^^^^^^^^^^^^^^^^ did you mean 'assign'?\n");
}

TEST_CASE("a misspelt filter and variable are suggested where they are asked for", "[liquid]") {
    const Engine engine(Dialect::liquid5);
    const RenderOptions strict{.strict_variables = true, .strict_filters = true};
    {
        const std::string text = told(engine, "{{ 'a' | upcas }}", ErrorMode::lax, strict);
        CHECK(has(text, "undefined filter upcas"));
        CHECK(has(text, "'upcase'"));
    }
    {
        const std::string text =
            told(engine, "{% assign title = 1 %}{{ tilte }}", ErrorMode::lax, strict);
        CHECK(has(text, "undefined variable tilte"));
        CHECK(has(text, "'title'"));
    }
    {
        const std::array<Member, 1> page{
            Member{Value::of(std::string_view("title")), Value::of(std::string_view("x"))}};
        const std::array<Member, 1> data{
            Member{Value::of(std::string_view("page")), Value::of(std::span<const Member>(page))}};
        const auto tree = engine.parse("a", "{{ page.titel }}");
        const Rendered out = engine.render(*tree, Value::of(std::span<const Member>(data)), strict);
        REQUIRE(out.problems.size() == 1);
        CHECK(out.problems[0].diagnostic.message == "undefined variable titel");
        CHECK(out.problems[0].diagnostic.help == "did you mean 'title'?");
    }
    CHECK(told(engine, "{{ 'a' | upcas }}{{ tilte }}").empty());
}

TEST_CASE("strict refuses what lax guesses at, and warn tells of it", "[liquid]") {
    const Engine engine(Dialect::liquid5);
    const std::string text = "{{ a b }}";
    CHECK(told(engine, text, ErrorMode::lax).empty());
    CHECK(has(told(engine, text, ErrorMode::warn),
              "1:6: warning: expected end_of_string but found id"));
    CHECK(has(told(engine, text, ErrorMode::strict),
              "1:6: error: expected end_of_string but found id"));
}

TEST_CASE("a block that is never closed is shown where it opens", "[liquid]") {
    const Engine engine(Dialect::liquid4);
    CHECK(has(told(engine, "a\n{% if x %}\nb\n"),
              "page.liquid:2:1: error: 'if' tag was never closed"));
}

TEST_CASE("a template in a part of a file keeps the places of the file", "[liquid]") {
    const Engine engine(Dialect::liquid5);
    const SourceFile file("post.md", "---\ntitle: x\n---\n{% nope %}\n");
    const auto tree = engine.parse(file, span_of(17, file.text().size()));
    REQUIRE(tree->problems().size() == 1);
    CHECK(file.slice(tree->problems()[0].span) == "{% nope %}");
    // Liquid itself counts the lines of what it was given.
    CHECK(tree->fault()->line == 1);
}

}  // namespace
}  // namespace kiji::liquid
