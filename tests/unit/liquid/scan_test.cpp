#include <chrono>
#include <string>
#include <vector>

#include "liquid/liquid.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

/// What `scan` finds in `text`, as text.
std::vector<std::string> found_in(std::string_view text) {
    std::vector<std::string> found;
    for (const Span span : liquid::scan(text, 0))
        found.emplace_back(text.substr(span.begin, span.size()));
    return found;
}
using Found = std::vector<std::string>;

TEST_CASE("objects and tags are found, with and without dashes", "[liquid]") {
    CHECK(found_in("a {{ b }} c {% d %} e") == Found{"{{ b }}", "{% d %}"});
    CHECK(found_in("{{- b -}}{%- d -%}") == Found{"{{- b -}}", "{%- d -%}"});
    CHECK(found_in("{{}}{%%}") == Found{"{{}}", "{%%}"});
    CHECK(found_in("{% include a.html\n   b=1 %}") == Found{"{% include a.html\n   b=1 %}"});
}

TEST_CASE("offsets count from the base", "[liquid]") {
    CHECK(liquid::scan("ab {{ c }}", 100) == std::vector<Span>{{103, 110}});
}

TEST_CASE("what is never closed is text", "[liquid]") {
    CHECK(found_in("{{ a").empty());
    CHECK(found_in("{% a }} {{").empty());
    CHECK(found_in("{ {a} %}").empty());
    CHECK(found_in("{% a {{ b }}") == Found{"{{ b }}"});
}

TEST_CASE("an object ends at its first brace, as in Liquid 4", "[liquid]") {
    CHECK(found_in("{{ a } b }} {{ c }}") == Found{"{{ c }}"});
    CHECK(found_in("{{ '}}' }}") == Found{"{{ '}}"});
}

TEST_CASE("a tag ends at the first percent brace, whatever stands in it", "[liquid]") {
    CHECK(found_in("{% a {{ b }} %}") == Found{"{% a {{ b }} %}"});
    CHECK(found_in("{% a '%}' %}") == Found{"{% a '%}"});
}

TEST_CASE("raw, comment and highlight hide their bodies", "[liquid]") {
    for (const std::string name : {"raw", "comment", "highlight"}) {
        const std::string block =
            "{% " + name + " %}\n# {{ not }} *Markdown*\n{%- end" + name + " -%}";
        CHECK(found_in("a " + block + " b {{ c }}") == Found{block, "{{ c }}"});
    }
    CHECK(found_in("{% if a %}b{% endif %}") == Found{"{% if a %}", "{% endif %}"});
}

TEST_CASE("a raw body ends at endraw, even behind an open brace", "[liquid]") {
    const std::string block = "{% raw %}{{ a {% endraw %}";
    CHECK(found_in(block + "b") == Found{block});
    const std::string comment = "{% raw %}{% comment %}{% endraw %}";
    CHECK(found_in(comment + "b{% endcomment %}") == Found{comment, "{% endcomment %}"});
}

TEST_CASE("comments nest", "[liquid]") {
    const std::string block =
        "{% comment %}a{% comment %}b{% endcomment %}c{% raw %}{% endcomment %}{% endraw %}"
        "{% endcomment %}";
    CHECK(found_in(block + " d") == Found{block});
}

TEST_CASE("a block that is never closed is its opening tag alone", "[liquid]") {
    CHECK(found_in("{% raw %} a {{ b }}") == Found{"{% raw %}", "{{ b }}"});
    CHECK(found_in("{% highlight c %} a {{ b }}") == Found{"{% highlight c %}", "{{ b }}"});
    CHECK(found_in("a {% endcomment %} b") == Found{"{% endcomment %}"});
    CHECK(found_in("{% comment %}{% highlight c %}{% endcomment %}a{{ b }}") ==
          Found{"{% comment %}{% highlight c %}{% endcomment %}", "{{ b }}"});
}

TEST_CASE("spans are sorted, disjoint and inside of the text, whatever the text", "[liquid]") {
    const std::vector<std::string> pieces = {
        "{{", "}}",    "{%",     "%}",        "{",          "}",           "%",
        "-",  " raw ", "endraw", " comment ", "endcomment", " highlight ", "endhighlight",
        "a",  "\n"};
    std::uint32_t state = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 24; ++i) {
            state = state * 1664525U + 1013904223U;
            text += pieces[(state >> 16U) % pieces.size()];
        }
        std::uint32_t end = 0;
        for (const Span span : liquid::scan(text, 0)) {
            REQUIRE(span.begin >= end);
            REQUIRE(span.end > span.begin);
            REQUIRE(span.end <= text.size());
            const std::string_view liquid = std::string_view(text).substr(span.begin, span.size());
            REQUIRE((liquid.starts_with("{{") || liquid.starts_with("{%")));
            REQUIRE((liquid.ends_with("}}") || liquid.ends_with("%}")));
            end = span.end;
        }
    }
}

TEST_CASE("hostile Liquid is read in linear time", "[liquid]") {
    // At a megabyte each, anything quadratic would take minutes.
    for (const std::string piece :
         {"{%", "{{", "{% raw %}", "{% comment %}", "{% endcomment %}", "{% raw %}{% endraw ",
          "{% comment %}{% endhighlight %}", "{%  ", "{{ } "}) {
        std::string text;
        while (text.size() < 1'000'000)
            text += piece;
        const auto start = std::chrono::steady_clock::now();
        CHECK(liquid::scan(text, 0).size() <= text.size());
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    }
}

}  // namespace
}  // namespace kiji
