#include "document/document.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

TEST_CASE("a document knows its front matter, body and headings", "[document]") {
    const auto doc = read_masked("---\ntitle: Snow\n---\n# One\n\ntext\n\nTwo\n---\n");
    REQUIRE(doc->meta("title") != nullptr);
    CHECK(doc->meta("title")->string() == "Snow");
    CHECK(doc->meta("date") == nullptr);
    CHECK(doc->file().slice(doc->place("title").key) == "title");
    CHECK(doc->file().slice(doc->place("title").value) == "Snow");
    CHECK(doc->place("date").key.empty());
    CHECK(doc->file().slice(doc->body()) == "# One\n\ntext\n\nTwo\n---\n");
    REQUIRE(doc->headings().size() == 2);
    CHECK(doc->tree().heading(doc->headings()[1]).level == 2);
}

TEST_CASE("masked Liquid hides Markdown from the tree, but not from the spans", "[document]") {
    const std::string text =
        "---\n---\n{% highlight sh %}\n# no heading\n{% endhighlight %}\n\na\n";
    const auto masked = read_masked(text);
    CHECK(masked->headings().empty());
    REQUIRE(masked->liquid().size() == 1);
    CHECK(masked->file().slice(masked->liquid()[0]).starts_with("{% highlight"));

    const auto plain = Document::read("a.md", text, Liquid::text, Limits());
    REQUIRE(plain);
    CHECK((*plain)->headings().size() == 1);
    CHECK((*plain)->liquid().size() == 1);
}

TEST_CASE("has_liquid tells whether a span touches Liquid", "[document]") {
    const auto doc = read_masked("ab {{ c }} de {{ f }}\n");
    CHECK_FALSE(doc->has_liquid({0, 3}));
    CHECK(doc->has_liquid({0, 4}));
    CHECK(doc->has_liquid({9, 12}));
    CHECK_FALSE(doc->has_liquid({10, 14}));
    CHECK(doc->has_liquid({0, 22}));
    CHECK_FALSE(doc->has_liquid({21, 22}));
}

TEST_CASE("what is no text is an error, not a document", "[document]") {
    const auto binary = Document::read("a.md", std::string("a\0b", 3), Liquid::masked, Limits());
    REQUIRE_FALSE(binary);
    CHECK(binary.error().message.find("NUL") != std::string::npos);
    CHECK_FALSE(Document::read("a.md", "\xff\xfe", Liquid::masked, Limits()));
    CHECK(Document::read("a.md", "", Liquid::masked, Limits()));
}

TEST_CASE("a file beyond the limits is an error that names the limit", "[document]") {
    Limits limits;
    limits.file_bytes = 3;
    CHECK_FALSE(Document::read("a.md", "abcd", Liquid::masked, limits));
}

TEST_CASE("problems of front matter and comments come in the order of the file", "[document]") {
    const auto doc =
        read_masked("---\na: 1\na: 2\n---\ntext\n\n<!-- kiji-of -->\n\n<!-- kiji-dissable -->\n");
    REQUIRE(doc->problems().size() == 3);
    CHECK(doc->problems()[0].rule == "duplicate-key");
    CHECK(doc->problems()[1].rule == "unknown-suppression");
    CHECK(doc->problems()[2].help == "did you mean \"kiji-disable\"?");
}

}  // namespace
}  // namespace kiji
