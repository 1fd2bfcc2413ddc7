#include <string>

#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/value/reading.hpp"

namespace kiji::testing {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

TEST_CASE("a value that holds itself is an error at its alias", "[yaml]") {
    CHECK(Reading("a: &a [*a]").value() == "1:8 *a stands inside the value that it refers to\n");
    CHECK(Reading("&a {b: *a}").value() == "1:8 *a stands inside the value that it refers to\n");
    CHECK(Reading("x: &x\n  <<: *x\n").value() ==
          "2:7 *x stands inside the value that it refers to\n");
}

TEST_CASE("aliases cannot multiply beyond the limit", "[yaml]") {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const std::string items = repeated(fmt::format("*a{}, ", i - 1), 10);
        bomb += fmt::format("a{0}: &a{0} [{1}]\n", i, items);
    }
    CHECK(Reading(bomb).value() ==
          "5:30 the values expand too far: aliases multiply what they refer to\n");
    CHECK(Reading("a: &a [x, y]\nb: [*a, *a]\n").yaml.ok);
}

TEST_CASE("nesting beyond the limit is an error where it begins", "[yaml]") {
    const auto too_deep_at = [](int column) {
        return fmt::format("1:{} values are nested more than 100 deep\n", column);
    };
    CHECK(Reading(repeated("[", 100) + repeated("]", 100)).yaml.ok);
    CHECK(Reading(repeated("[", 101) + repeated("]", 101)).value() == too_deep_at(101));
    CHECK(Reading(repeated("{a: ", 101) + repeated("}", 101)).value() == too_deep_at(401));
    CHECK_FALSE(Reading(repeated("{a: ", 100'000)).yaml.ok);
    CHECK(Reading(repeated("- ", 100'000)).value() == too_deep_at(201));
    CHECK_FALSE(Reading(repeated("? ", 100'000)).yaml.ok);
    std::string chain = "a0: &a0 [x]\n";
    for (int i = 1; i < 200; ++i)
        chain += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
    CHECK(Reading(chain).value() == "100:12 values are nested more than 100 deep\n");
}

TEST_CASE("the limit of nodes counts what is written too", "[yaml]") {
    Limits few;
    few.yaml_nodes = 4;
    CHECK(Reading("[a, b, c]", few).yaml.ok);
    CHECK_FALSE(Reading("[a, b, c, d]", few).yaml.ok);
    CHECK_FALSE(Reading("a: 1\nb: 2\n", few).yaml.ok);
}

TEST_CASE("texts that break yaml-cpp are errors", "[yaml]") {
    CHECK_FALSE(Reading(",").yaml.ok);
    CHECK_FALSE(Reading("!").yaml.ok);
    CHECK_FALSE(Reading("%").yaml.ok);
    CHECK_FALSE(Reading("- \"x\n").yaml.ok);
    CHECK_FALSE(Reading("a: b\n]").yaml.ok);
}

TEST_CASE("control characters are errors at their place", "[yaml]") {
    using namespace std::string_literals;
    CHECK(Reading("a: b\nc: d\x01\n").value() ==
          "2:5 the control character U+0001 is not allowed in YAML\n");
    CHECK(Reading("a: b\0c\n"s).value() ==
          "1:5 the control character U+0000 is not allowed in YAML\n");
    CHECK(Reading("a: \x04\n").value() ==
          "1:4 the control character U+0004 is not allowed in YAML\n");
    CHECK(Reading("a: あ\xC2\x80\n").value() ==
          "1:5 the control character U+0080 is not allowed in YAML\n");
    CHECK(Reading("a: \xEF\xBB\xBF\n").value() ==
          "1:4 the control character U+FEFF is not allowed in YAML\n");
    CHECK(Reading("a: \xFF\n").value() == "1:4 these bytes are not UTF-8\n");
    CHECK(Reading("a: \xEF\xBC\xA1\n").yaml.ok);
}

}  // namespace
}  // namespace kiji::testing
