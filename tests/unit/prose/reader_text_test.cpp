#include <string>
#include <vector>

#include "prose/prose.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

/// The reader's text of the first paragraph.
std::string reader_text(const std::string& text, const std::vector<Span>& without = {}) {
    const auto doc = read_masked(text);
    for (markdown::NodeId id = 0; id < doc->tree().size(); ++id) {
        if (doc->tree()[id].kind == markdown::Kind::paragraph)
            return prose::reader_text(*doc, id, without);
    }
    FAIL("no paragraph in " << text);
    return {};
}

TEST_CASE("markup is dropped, what it marks is kept", "[prose]") {
    CHECK(reader_text("a *b* **c** ~~d~~ `e  f` [g](h \"i\") ![j](k)\n") == "a b c d e  f g j");
    CHECK(reader_text("a<br>b <span class=\"c\">d</span>\n") == "ab d");
    CHECK(reader_text("a[^1] b\n\n[^1]: note\n") == "a b");
    CHECK(reader_text("\\*a\\* &amp; &copy; b\n") == "*a* & © b");
}

TEST_CASE("lines are joined as their script has it", "[prose]") {
    CHECK(reader_text("one\ntwo\n") == "one two");
    CHECK(reader_text("一行目は\n二行目\n") == "一行目は二行目");
    CHECK(reader_text("終わり。\n次の\n") == "終わり。次の");
    CHECK(reader_text("日本語\nLatin\n日本語\n") == "日本語 Latin 日本語");
    CHECK(reader_text("**太字**\n続き\n") == "太字続き");
    CHECK(reader_text("one  \ntwo\\\nthree\n") == "one\ntwo\nthree");
}

TEST_CASE("masked Liquid is dropped, also beside escapes and entities", "[prose]") {
    CHECK(reader_text("a {{ b }} c\n") == "a  c");
    CHECK(reader_text("\\* {{ b }} &amp; c {% d %}e\n") == "*  & c e");
    CHECK(reader_text("{{ a }}\n{% b %}\n").empty());
    CHECK(reader_text("`x {{ y }} z`\n") == "x  z");
    CHECK(reader_text("`` {{ y }}`&amp;\\* ``\n") == "`&amp;\\*");
    CHECK(reader_text("[a {{ b }}](c)\n") == "a");
}

TEST_CASE("letters like the filler survive the masking", "[prose]") {
    CHECK(reader_text("xx{{ xx }}xx x\n") == "xxxx x");
}

TEST_CASE("attribute lists of kramdown are no text", "[prose]") {
    CHECK(reader_text("a\n{: .b}\n") == "a");
    CHECK(reader_text("[a](b){: target=\"_blank\"} c\n") == "a c");
    CHECK(reader_text("`{: .a}` b\n") == "{: .a} b");
    CHECK(reader_text("a {: b\n") == "a {: b");
}

TEST_CASE("what is left out is gone", "[prose]") {
    CHECK(reader_text("one\ntwo\nthree\n", {{4, 7}}) == "one three");
    CHECK(reader_text("one two &amp; three\n", {{3, 13}}) == "one three");
    CHECK(reader_text("one\n", {{0, 4}}).empty());
}

}  // namespace
}  // namespace kiji
