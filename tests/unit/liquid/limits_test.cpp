#include <string>
#include <string_view>

#include "liquid/liquid.hpp"
#include "support/catch.hpp"

namespace kiji::liquid {
namespace {

/// Whether `part` stands in `text`.
bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

Rendered rendered(const std::string& text, const RenderLimits& limits = {}) {
    const Engine engine(Dialect::liquid5);
    const auto tree = engine.parse("page.liquid", text);
    REQUIRE(tree->ok());
    return engine.render(*tree, Value(), {.limits = limits});
}

std::string limit_of(const Rendered& rendered) {
    REQUIRE(rendered.problems.size() == 1);
    CHECK_FALSE(rendered.complete);
    return rendered.problems[0].diagnostic.message;
}

TEST_CASE("each limit of a render is named in the error that it raises", "[liquid]") {
    CHECK(has(limit_of(rendered("{% for i in (1..1000000000) %}{% endfor %}", {.steps = 1'000})),
              "1000 steps"));
    CHECK(has(limit_of(rendered("{% for i in (1..1000) %}text{% endfor %}", {.output_bytes = 100})),
              "100 bytes of output"));
    CHECK(has(limit_of(rendered("{% for i in (1..1000) %}{% assign x = 'text' %}{% endfor %}",
                                {.assigned_bytes = 100})),
              "100 assigned bytes"));
    CHECK(has(limit_of(rendered("{% assign x = 'a' %}{% for i in (1..100) %}"
                                "{% assign x = x | append: x %}{% endfor %}",
                                {.made_bytes = 100'000})),
              "made bytes"));
}

TEST_CASE("a limit that text alone passes is told as well", "[liquid]") {
    CHECK(has(limit_of(rendered("a text that is too long", {.output_bytes = 3})),
              "3 bytes of output"));
}

TEST_CASE("what was written before a limit stays", "[liquid]") {
    const Rendered cut = rendered("before {% for i in (1..9) %}x{% endfor %} behind", {.steps = 6});
    {
        const std::string text = cut.text;
        CHECK(text.starts_with("before x"));
        CHECK_FALSE(has(text, "behind"));
    }
}

TEST_CASE("blocks nested deeper than a hundred are refused", "[liquid]") {
    const Engine engine(Dialect::liquid4);
    const auto deep =
        engine.parse("a", repeated("{% if true %}", 100) + repeated("{% endif %}", 100));
    CHECK(deep->ok());
    const auto deeper = engine.parse("a", repeated("{% if true %}", 100'000));
    REQUIRE_FALSE(deeper->ok());
    CHECK(deeper->fault()->message == "Nesting too deep");
}

TEST_CASE("brackets in brackets end with an error", "[liquid]") {
    for (const Dialect dialect : {Dialect::liquid4, Dialect::liquid5}) {
        const Engine engine(dialect);
        for (const std::string open : {"a[", "(1..", "["}) {
            const auto tree = engine.parse("a", "{{ " + repeated(open, 100'000) + " }}");
            const Rendered out = engine.render(*tree, Value());
            CHECK(out.text.empty());
        }
    }
}

TEST_CASE("long expressions and chains of filters are read once", "[liquid]") {
    CHECK(rendered("{{ " + repeated("a ", 500'000) + "}}").text.empty());
    CHECK(rendered("{{ 'a' " + repeated("| upcase ", 100'000) + "}}").text == "A");
    CHECK(rendered("{% if a" + repeated(" or a", 200'000) + " %}x{% endif %}").text.empty());
    CHECK(rendered("{% if " + repeated(" ", 500'000) + "true" + repeated(" ", 500'000) +
                   "and true %}x{% endif %}")
              .text == "x");
}

TEST_CASE("what begins like Liquid and never ends costs no more than its length", "[liquid]") {
    const Engine engine(Dialect::liquid5);
    for (const std::string piece :
         {"{", "{{ ", "{% ", "{{ '", "{% raw %}{% ", "{% comment %}{% raw %}"})
        CHECK_FALSE(engine.parse("a", repeated(piece, 300'000))->ok());
}

}  // namespace
}  // namespace kiji::liquid
