#include "base/regex.hpp"

#include <string>

#include "support/catch.hpp"

namespace {

using namespace kiji;

Regex made(std::string_view pattern, Regex::Case letters = Regex::Case::sensitive) {
    auto regex = Regex::compile(pattern, letters);
    REQUIRE(regex);
    return *regex;
}

}  // namespace

TEST_CASE("a pattern is found with its groups, as bytes of the text", "[base]") {
    const Regex regex = made("(雪)(が)?");
    const auto first = regex.find("朝の雪と夜の雪が");
    REQUIRE(first);
    CHECK(first->begin == 6);
    CHECK(first->end == 9);
    std::vector<Regex::Match> groups;
    REQUIRE(regex.find("朝の雪と夜の雪が", first->end, groups));
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].begin == 18);
    CHECK(groups[2].size() == 3);
    CHECK_FALSE(regex.find("朝の雪", 9, groups));
    CHECK(groups.empty());
}

TEST_CASE("case counts unless told otherwise", "[base]") {
    CHECK_FALSE(made("javascript").find("JavaScript"));
    CHECK(made("javascript", Regex::Case::ignored).find("JavaScript"));
    CHECK(made("a+").matches_all_of("aaa"));
    CHECK_FALSE(made("a+").matches_all_of("aab"));
}

TEST_CASE("what is no pattern is told with the reason", "[base]") {
    const auto regex = Regex::compile("a(b");
    REQUIRE_FALSE(regex);
    CHECK(regex.error().message == "\"a(b\" is no regular expression: missing ): a(b");
}

TEST_CASE("quoted text matches itself alone", "[base]") {
    const Regex regex = made(quoted_for_regex("C++ (雪)?"));
    CHECK(regex.find("in C++ (雪)?, yes"));
    CHECK_FALSE(regex.find("in C++ , yes"));
}
