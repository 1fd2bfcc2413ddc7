#include <algorithm>

#include "lint/lint.hpp"
#include "markdown/markdown.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

lint::Fixed fix(std::string text) {
    const auto doc = Document::read("post.md", std::move(text), Liquid::masked, Limits{});
    REQUIRE(doc);
    auto fixed = lint::fix(**doc, {}, Safety::safe, Limits{});
    REQUIRE(fixed);
    return *std::move(fixed);
}

std::string html(const std::string& text) {
    const auto doc = Document::read("post.md", text, Liquid::text, Limits{});
    REQUIRE(doc);
    const auto page = markdown::to_html((*doc)->tree(), text.size(), Limits{});
    REQUIRE(page);
    return *page;
}

}  // namespace

TEST_CASE("safe fixes are made until none is left, unsafe ones are not", "[lint]") {
    const lint::Fixed fixed =
        fix("---\ntitle: Snow\nreading_time: 9\n---\n\nSnow\n\n#### A\n\nIt fell. \n\n---END---");
    // What takes a line off the page is unsafe: the title and the marker stay.
    CHECK(fixed.text ==
          "---\ntitle: Snow\nreading_time: 1\n---\n\nSnow\n\n#### A\n\nIt fell.\n\n"
          "---END---\n");
    CHECK(fixed.fixed == 3);
    REQUIRE(fixed.remaining.size() == 3);
    CHECK(fixed.remaining[0].rule == "title-repeated");
    CHECK(fixed.remaining[1].rule == "heading-increment");
    CHECK(fixed.remaining[2].rule == "chunk-marker");
    CHECK(fixed.document->text() == fixed.text);
}

TEST_CASE("a text without findings stays as it is", "[lint]") {
    const lint::Fixed fixed = fix("It snowed.\n");
    CHECK(fixed.text == "It snowed.\n");
    CHECK(fixed.fixed == 0);
    CHECK(fixed.remaining.empty());
}

TEST_CASE("line ends and a byte order mark are kept", "[lint]") {
    CHECK(fix("\xEF\xBB\xBF---\r\ntitle: Snow\r\n---\r\n\r\nSnow\r\n\r\nIt fell. \r\nAll night")
              .text ==
          "\xEF\xBB\xBF---\r\ntitle: Snow\r\n---\r\n\r\nSnow\r\n\r\nIt fell.\r\nAll night\r\n");
    CHECK(fix("It fell. \rAll night").text == "It fell.\rAll night\r");
}

TEST_CASE("taking out white space at the end of lines keeps the page", "[lint]") {
    // Wherever a line may end: each is tried with each tail.
    for (const char* post : {
             "It fell%\nall night%\n",
             "# A%\n\nB%\n===%\n\nC%\n---%\n",
             "- a%\n  b%\n\n-%\n  c%\n1.%\n   d%\n\n      e%\n",
             "> a%\n>%\n> b%\n%\nc%\n",
             "```c%\nint x;%\n```%\n",
             "    a%\n%\n    b%\n%\nc%\n",
             "| a | b |%\n|---|---|%\n| c | d |%\n| e%\n",
             "[a]: /b%\n  \"c%\nd\"%\n\n[a]%\n",
             "a `b%\nc` d\\%\ne%\n",
             "[a](/b \"c%\nd\")%\n![a%\nb](/c)%\n",
             "<div>%\na%\n</div>%\n\n<b%\nc=\"d\">%\n",
             "<!-- a%\nb -->%\n",
             "a[^1]%\n\n[^1]: b%\n%\n    c%\n",
             "- [ ] a%\n- [x]%\n- [ ]%\n",
             "*a%\nb*% **c%**\n",
             "***%\n\na%\n\n* * *%\n",
             "a%",
             "```%\na%",
             "http://example.org%\nwww.example.org%\n<http://example.org>%\n",
             "a\\\\%\nb&nbsp;%\nc\u3000%\nd%\n",
         }) {
        for (const char* tail : {"", " ", "  ", "   ", "\t", " \t", "\t  ", "\t \t", "    "}) {
            std::string text;
            for (const char c : std::string(post)) {
                if (c == '%')
                    text += tail;
                else
                    text += c;
            }
            INFO(text);
            const std::string fixed = fix(text).text;
            CHECK(html(fixed) == html(text));
            CHECK(fix(fixed).text == fixed);
        }
    }
}
