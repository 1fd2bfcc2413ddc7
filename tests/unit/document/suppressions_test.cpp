#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

/// Whether rule `name` is off where `word` stands in `text`.
bool off_at(const std::string& text, std::string_view word, std::string_view name,
            std::string_view alias = "") {
    const auto doc = read_masked(text);
    return doc->suppressions().off(name, alias, text.find(word));
}

TEST_CASE("a rule is off from disable to enable", "[document]") {
    const std::string text =
        "one\n\n<!-- kiji-disable trailing-space -->\n\ntwo\n\n"
        "<!-- kiji-enable trailing-space -->\n\nthree\n";
    CHECK_FALSE(off_at(text, "one", "trailing-space"));
    CHECK(off_at(text, "two", "trailing-space"));
    CHECK_FALSE(off_at(text, "two", "other"));
    CHECK_FALSE(off_at(text, "three", "trailing-space"));
}

TEST_CASE("without a rule all are off, to the end of the file and one behind it", "[document]") {
    const std::string text = "one\n\n<!-- kiji-disable -->\n\ntwo";
    CHECK(off_at(text, "two", "anything"));
    CHECK(read_masked(text)->suppressions().off("anything", "", text.size()));
    CHECK_FALSE(off_at(text, "one", "anything"));
}

TEST_CASE("one rule can be turned on again while the others are off", "[document]") {
    const std::string text = "<!-- kiji-disable -->\n\none\n\n<!-- kiji-enable b -->\n\ntwo\n";
    CHECK(off_at(text, "one", "b"));
    CHECK(off_at(text, "two", "a"));
    CHECK_FALSE(off_at(text, "two", "b"));
}

TEST_CASE("disable-line and disable-next-line reach one line", "[document]") {
    const std::string text =
        "one <!-- kiji-disable-line a -->\ntwo\n\n<!-- kiji-disable-next-line a "
        "-->\nthree\n\nfour\n";
    CHECK(off_at(text, "one", "a"));
    CHECK_FALSE(off_at(text, "two", "a"));
    CHECK(off_at(text, "three", "a"));
    CHECK_FALSE(off_at(text, "four", "a"));
}

TEST_CASE("several rules, blanks or commas between them, in any case, by alias too", "[document]") {
    const std::string text = "<!--kiji-disable Trailing-Space,b  MD001-->\n\none\n";
    CHECK(off_at(text, "one", "trailing-space"));
    CHECK(off_at(text, "one", "b"));
    CHECK(off_at(text, "one", "heading-increment", "md001"));
    CHECK_FALSE(off_at(text, "one", "c", "d"));
}

TEST_CASE("names of rules are kept as written", "[document]") {
    const auto doc = read_masked("<!-- kiji-disable No-Such-Rule -->\n");
    REQUIRE(doc->suppressions().ranges().size() == 1);
    CHECK(doc->suppressions().ranges()[0].rule == "No-Such-Rule");
}

TEST_CASE("a comment inside code is text", "[document]") {
    CHECK(read_masked("`<!-- kiji-disable -->`\n\n```\n<!-- kiji-disable -->\n```\n")
              ->suppressions()
              .empty());
    CHECK(read_masked("    <!-- kiji-disable -->\n")->suppressions().empty());
    CHECK(read_masked("{% raw %}<!-- kiji-disable -->{% endraw %}\n")->suppressions().empty());
}

TEST_CASE("comments inside of HTML, lists and quotes count", "[document]") {
    for (const std::string text : {"<div>\n<!-- kiji-disable a -->\n</div>\n",
                                   "- b <!-- kiji-disable a -->\n", "> <!-- kiji-disable a -->\n"})
        CHECK_FALSE(read_masked(text)->suppressions().empty());
}

TEST_CASE("other comments are nobody's business", "[document]") {
    const auto doc = read_masked("<!-- disable --> <!-- more -->\n\n<!-- kiji is a tool -->\n");
    CHECK(doc->suppressions().empty());
    CHECK(doc->problems().empty());
}

}  // namespace
}  // namespace kiji
