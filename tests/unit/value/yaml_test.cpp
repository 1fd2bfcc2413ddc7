#include "value/yaml.hpp"

#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/value/reading.hpp"

namespace kiji::testing {
namespace {

TEST_CASE("every value has the place where it is written", "[yaml]") {
    const Reading read(
        "title: \"x\"\n"
        "list:\n"
        "  - one\n"
        "  - k: v # comment\n"
        "    text: |\n"
        "      a\n"
        "\n"
        "      b\n"
        "\n"
        "  -\n"
        "empty: # nothing\n"
        "none: ~\n"
        "folded: a\n"
        "  b\n"
        "flow: {x: [1, 'y']}\n");
    REQUIRE(read.yaml.ok);
    CHECK(places_of(read.file, *read.yaml.root, read.yaml.places) ==
          " |title: \"x\"\n"
          "list:\n"
          "  - one\n"
          "  - k: v # comment\n"
          "    text: |\n"
          "      a\n"
          "\n"
          "      b\n"
          "\n"
          "  -\n"
          "empty: # nothing\n"
          "none: ~\n"
          "folded: a\n"
          "  b\n"
          "flow: {x: [1, 'y']}| at 0\n"
          ".\"title\" |title|\"x\"| at 7\n"
          ".\"list\" |list|- one\n"
          "  - k: v # comment\n"
          "    text: |\n"
          "      a\n"
          "\n"
          "      b\n"
          "\n"
          "  -| at 19\n"
          ".\"list\"[0] |one| at 21\n"
          ".\"list\"[1] |k: v # comment\n"
          "    text: |\n"
          "      a\n"
          "\n"
          "      b| at 29\n"
          ".\"list\"[1].\"k\" |k|v| at 32\n"
          ".\"list\"[1].\"text\" |text||\n"
          "      a\n"
          "\n"
          "      b| at 54\n"
          ".\"list\"[2] || at 77\n"
          ".\"empty\" |empty|| at 84\n"
          ".\"none\" |none|~| at 101\n"
          ".\"folded\" |folded|a\n"
          "  b| at 111\n"
          ".\"flow\" |flow|{x: [1, 'y']}| at 123\n"
          ".\"flow\".\"x\" |x|[1, 'y']| at 127\n"
          ".\"flow\".\"x\"[0] |1| at 128\n"
          ".\"flow\".\"x\"[1] |'y'| at 131\n");
}

TEST_CASE("anchors and tags do not belong to the place of a value", "[yaml]") {
    const Reading read("a: &x !!str 5\nb: *x\n? !!str c\n: &y\nd: *y\n");
    CHECK(read.value() == "{\"a\": \"5\", \"b\": \"5\", \"c\": ~, \"d\": ~}");
    CHECK(places_of(read.file, *read.yaml.root->find("a"), read.yaml.places) == " |a|5| at 12\n");
    CHECK(places_of(read.file, *read.yaml.root->find("b"), read.yaml.places) == " |b|*x| at 17\n");
    CHECK(places_of(read.file, *read.yaml.root->find("c"), read.yaml.places) == " |c|| at 31\n");
}

TEST_CASE("merge keys are merged as Psych does", "[yaml]") {
    CHECK(Reading("base: &b {x: 1, y: 2}\nin:\n  x: 0\n  <<: *b\n  y: 3\n").value() ==
          "{\"base\": {\"x\": int 1, \"y\": int 2}, \"in\": {\"x\": int 1, \"y\": int 3}}");
    CHECK(Reading("<<: [{a: 1, b: 1}, {a: 2, c: 2}]\n").value() ==
          "{\"a\": int 1, \"c\": int 2, \"b\": int 1}");
    CHECK(Reading("<<: text\n").value() == "{\"<<\": \"text\"}");
    const Reading read("<<: {a: 1}\n");
    CHECK(read.yaml.places.find(read.yaml.root->find("a")) == nullptr);
}

TEST_CASE("a key that stands twice is a warning at both places", "[yaml]") {
    const Reading read("a: 1\nb: 2\na: 3\n");
    CHECK(read.value() == "{\"a\": int 3, \"b\": int 2}");
    REQUIRE(read.found.size() == 1);
    CHECK(read.found[0].rule == "duplicate-key");
    CHECK(read.found[0].severity == Severity::warning);
    CHECK(read.findings() == "3:1 the key \"a\" stands twice in one mapping\n");
    REQUIRE(read.found[0].related.size() == 1);
    CHECK(read.found[0].related[0].span == Span{0, 1});
}

TEST_CASE("keys are equal by their value and not by their text", "[yaml]") {
    CHECK(Reading("1: a\n0x1: b\n'1': c\n").value() == "{int 1: \"b\", \"1\": \"c\"}");
    CHECK(Reading("[a, b]: 1\n[ a,b ]: 2\n").value() == "{[\"a\", \"b\"]: int 2}");
}

TEST_CASE("many keys are found again", "[yaml]") {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += fmt::format("k{}: {{a: 1}}\n", i);
    const Reading read(text + "k7: 2\n");
    CHECK(read.findings() == "41:1 the key \"k7\" stands twice in one mapping\n");
    CHECK(read.yaml.root->object().size() == 40);
    CHECK(read.yaml.root->object()[7].value.integer() == 2);
}

TEST_CASE("tags of YAML are honoured and others are left out with a warning", "[yaml]") {
    CHECK(Reading("[!!str 5, !!float 5, !!int '5', ! 5, !!binary aGVsbG8=]").value() ==
          "[\"5\", real 5, int 5, int 5, \"hello\"]");
    CHECK(Reading("!!binary '/w=='").value() == "\"/w==\"");
    const Reading read("a: !ruby/object:File x\n");
    CHECK(read.value() == "{\"a\": \"x\"}");
    CHECK(read.findings() == "1:4 the tag !ruby/object:File is left out\n");
}

TEST_CASE("what is surely meant as text is a warning with the quotes as fix", "[yaml]") {
    const Reading read("title: {{ page.title }}\nname: &co\n");
    CHECK(read.findings() ==
          "1:8 {{ page.title }} is read as a mapping, not as text\n"
          "2:7 &co names an empty value\n");
    CHECK(read.found[0].rule == "unquoted-value");
    CHECK(read.found[0].severity == Severity::warning);
    REQUIRE(read.found[0].fix.size() == 1);
    CHECK(read.found[0].fix[0].text == "\"{{ page.title }}\"");
}

TEST_CASE("only the first document is read", "[yaml]") {
    const Reading read("a: 1\n---\nb: 2\n");
    CHECK(read.value() == "{\"a\": int 1}");
    CHECK(read.findings() == "2:1 a second document begins here\n");
    CHECK(Reading("a: 1\n...\n").findings().empty());
}

TEST_CASE("any line end is a line end", "[yaml]") {
    CHECK(Reading("a: 1\r\nb:\r\n- x\r\n").value() == "{\"a\": int 1, \"b\": [\"x\"]}");
    CHECK(Reading("a: 1\rb:\r- x\r").value() == "{\"a\": int 1, \"b\": [\"x\"]}");
    CHECK(Reading("a: |\r  x\r  y\r").value() == "{\"a\": \"x\\x0ay\\x0a\"}");
}

TEST_CASE("nothing is nil", "[yaml]") {
    CHECK(Reading("").value() == "~");
    CHECK(Reading("# only a comment\n").value() == "~");
    CHECK(Reading("---\n").value() == "~");
    CHECK(Reading("\xEF\xBB\xBF").value() == "~");
}

TEST_CASE("a part of a file is read with the places of the file", "[yaml]") {
    const SourceFile file("a.md", "skip\na: [x\nskip\n");
    Arena arena;
    Diagnostics found;
    const auto yaml = yaml::read(file, span_of(5, 11), arena, Limits{}, found);
    CHECK_FALSE(yaml.ok);
    REQUIRE(found.size() == 1);
    CHECK(found[0].span == Span{8, 10});
}

}  // namespace
}  // namespace kiji::testing
