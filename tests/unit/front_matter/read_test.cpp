#include <string>

#include <fmt/format.h>

#include "conformance/psych_notation.hpp"
#include "front_matter/front_matter.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

/// The data as text, and the findings behind it: "{} 1:1 message".
std::string data(std::string text, const Limits& limits = {}) {
    const SourceFile file("a.md", std::move(text));
    Arena arena;
    Diagnostics found;
    const front_matter::FrontMatter matter = front_matter::read(file, arena, limits, found);
    CHECK(matter.data->is(Value::Type::object));
    CHECK(matter.ok == found.empty());
    std::string out = conformance::psych_notation(*matter.data);
    for (const Diagnostic& finding : found) {
        const Position at = file.lines().position(finding.span.begin);
        out += fmt::format(" {}:{} {} [{}]", at.line, at.column, finding.message, finding.rule);
    }
    return out;
}

TEST_CASE("front matter becomes an object", "[front_matter]") {
    CHECK(data("---\ntitle: x\ntags: [a]\n---\nbody") == "{\"title\": \"x\", \"tags\": [\"a\"]}");
    CHECK(data("---\na:\n  b: c\n---\n") == "{\"a\": {\"b\": \"c\"}}");
}

TEST_CASE("without front matter the object is empty", "[front_matter]") {
    CHECK(data("body") == "{}");
    CHECK(data("---\n---\nbody") == "{}");
    CHECK(data("---\n# nothing\n---\nbody") == "{}");
    CHECK(data("---\nfalse\n---\nbody") == "{}");
}

TEST_CASE("front matter that is no mapping is an error", "[front_matter]") {
    CHECK(data("---\n- a\n---\n") ==
          "{} 2:1 front matter is a list, not keys with values [front-matter-not-mapping]");
    CHECK(data("---\njust text\n---\n") ==
          "{} 2:1 front matter is the text \"just text\", not keys with values "
          "[front-matter-not-mapping]");
}

TEST_CASE("a fault in front matter is named at its place in the file", "[front_matter]") {
    CHECK(data("\xEF\xBB\xBF---\r\na: b\r\ntitle: Foo: bar\r\n---\r\n") ==
          "{} 3:8 \"Foo: bar\" holds a colon, which begins a mapping [front-matter-syntax]");
    CHECK(data("---\n%YAML 1.2\na: b\n---\n") ==
          "{} 2:1 this line is neither \"key: value\" nor a list item [front-matter-syntax]");
}

TEST_CASE("long front matter is an error", "[front_matter]") {
    Limits limits;
    limits.front_matter_bytes = 10;
    CHECK(data("---\ntitle: long\n---\n", limits) ==
          "{} 1:1 front matter is 12 bytes long, the limit is 10 [front-matter-syntax]");
}

}  // namespace
}  // namespace kiji
