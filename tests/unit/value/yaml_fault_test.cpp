// What is said about a text that is not YAML: the place, the words, and the fix where it is
// certain.
#include <array>
#include <string>

#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/value/reading.hpp"

namespace kiji::testing {
namespace {

/// The finding of `text` and, if it has a fix, the text after it: "1:8 message => fixed text".
std::string fault(const std::string& text) {
    const Reading read(text);
    if (read.yaml.ok || read.found.size() != 1)
        return "no fault";
    const Diagnostic& found = read.found[0];
    CHECK(found.rule == "front-matter-syntax");
    CHECK(found.severity == Severity::error);
    CHECK_FALSE(found.help.empty());
    const Position at = read.file.lines().position(found.span.begin);
    std::string out = fmt::format("{}:{} {}", at.line, at.column, found.message);
    if (!found.fix.empty()) {
        const std::array groups{found.fix};
        out += " => " + kiji::apply(text, groups).text;
    }
    return out;
}

TEST_CASE("a colon in a value is answered with quotes", "[yaml]") {
    CHECK(fault("title: Foo: bar") ==
          "1:8 \"Foo: bar\" holds a colon, which begins a mapping => title: \"Foo: bar\"");
    CHECK(fault("a: 1\ntitle: Say \"x\": y # z") ==
          "2:8 \"Say \"x\": y\" holds a colon, which begins a mapping => "
          "a: 1\ntitle: 'Say \"x\": y' # z");
    CHECK(fault("- a: b: c") ==
          "1:6 \"b: c\" holds a colon, which begins a mapping => - a: \"b: c\"");
}

TEST_CASE("a quote that is not closed is found where it opens", "[yaml]") {
    CHECK(fault("a: 1\ntitle: \"Foo\ndate: x\n") ==
          "2:8 the quote \" is never closed => a: 1\ntitle: \"Foo\"\ndate: x\n");
    CHECK(fault("title: 'Foo\nb: 'bar'\n") ==
          "1:8 the quote ' is never closed => title: 'Foo'\nb: 'bar'\n");
    CHECK(fault("title: \"Foo  ") == "1:8 the quote \" is never closed => title: \"Foo\"  ");
    CHECK(fault("title: \"Foo") == "1:8 the quote \" is never closed => title: \"Foo\"");
    // Where it ends cannot be known: no fix.
    CHECK(fault("title: \"Foo\n\n  more\nb: 1\n") == "1:8 the quote \" is never closed");
}

TEST_CASE("text behind a quote or bracket is quoted as a whole", "[yaml]") {
    CHECK(fault("title: \"Foo\" bar\n") ==
          "1:14 text follows the closing quote => title: '\"Foo\" bar'\n");
    CHECK(fault("title: 'It's here'\n") ==
          "1:12 text follows the closing quote => title: \"It's here\"\n");
    CHECK(fault("title: \"this\" and \"that\"\n") ==
          "1:15 text follows the closing quote => title: '\"this\" and \"that\"'\n");
    CHECK(fault("title: [Draft] Foo\n") ==
          "1:16 text follows the closing bracket => title: \"[Draft] Foo\"\n");
    CHECK(fault("url: {{ site.url }}/a\n") ==
          "1:6 a value that begins with {{ must be quoted => url: \"{{ site.url }}/a\"\n");
    CHECK(fault("url: {% x %}\n") ==
          "1:6 a value that begins with {% must be quoted => url: \"{% x %}\"\n");
}

TEST_CASE("characters that cannot begin a value are answered with quotes", "[yaml]") {
    CHECK(fault("by: @me\n") == "1:5 a value cannot begin with \"@\" => by: \"@me\"\n");
    CHECK(fault("by: `me`\n") == "1:5 a value cannot begin with \"`\" => by: \"`me`\"\n");
    CHECK(fault("by: %me\n") == "1:5 a value cannot begin with \"%\" => by: \"%me\"\n");
    CHECK(fault("by: | me\n") == "1:5 text follows \"|\" on its line => by: \"| me\"\n");
    CHECK(fault("by: *me*\n") ==
          "1:5 *me* refers to an anchor that is not defined => by: \"*me*\"\n");
    CHECK(fault("by: a\xE2\x80\xA8z\n") ==
          "1:6 the character U+2028 ends a line in YAML => by: az\n");
}

TEST_CASE("escapes that YAML does not know are named", "[yaml]") {
    CHECK(fault("a: \"C:\\Users\"\n") ==
          "1:7 \\U is no escape in double quotes => a: \"C:\\\\Users\"\n");
    CHECK(fault("a: \"it\\'s\"\n") == "1:7 \\' is no escape in double quotes => a: \"it's\"\n");
}

TEST_CASE("a missing space or colon is named at its line", "[yaml]") {
    CHECK(fault("a: 1\ntitle:Foo\n") ==
          "2:1 no space follows the colon of \"title\" => a: 1\ntitle: Foo\n");
    CHECK(fault("title:Foo\nb: 1\n") ==
          "1:1 no space follows the colon of \"title\" => title: Foo\nb: 1\n");
    CHECK(fault("a: 1\njust text\n") == "2:1 this line is neither \"key: value\" nor a list item");
}

TEST_CASE("wrong indentation is named at its line", "[yaml]") {
    CHECK(fault("a:\n\t- b\n") == "2:1 a tab stands where YAML takes spaces only");
    CHECK(fault("a: b\n\t\nc: d\n") == "2:1 a tab stands where YAML takes spaces only");
    CHECK(fault("a: 1\n b: 2\n") == "2:2 this mapping begins below a key that already has a value");
    CHECK(fault("a:\n    b: 1\n  c: 2\n") == "3:1 the indentation matches no line above");
    CHECK(fault("a:\n  - b\n  c: d\n") == "3:3 a key stands among list items");
    CHECK(fault("a: 1\n- b\n") == "2:1 a list item stands among keys that have values");
    CHECK(fault("a: - b\n") == "1:4 a list cannot begin on the line of its key");
}

TEST_CASE("a bracket that is not closed is found where it opens", "[yaml]") {
    CHECK(fault("tags: [a, b\ndate: x\n") == "1:7 the bracket [ is never closed");
    CHECK(fault("tags: {a: b\n") == "1:7 the bracket { is never closed");
    CHECK(fault("tags: [a, b: c: d]\n") == "1:15 a comma or a closing bracket is missing here");
}

TEST_CASE("tabs are fine inside values", "[yaml]") {
    CHECK(Reading("a:\tb\tc\nd: \"x\n\ty\"\ne: [x,\n\ty]\n").value() ==
          "{\"a\": \"b\\x09c\", \"d\": \"x y\", \"e\": [\"x\", \"y\"]}");
}

}  // namespace
}  // namespace kiji::testing
