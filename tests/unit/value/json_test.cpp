// JSON read and written.
#include "value/json.hpp"

#include <limits>

#include "support/catch.hpp"

namespace {

using namespace kiji;

Value read(Arena& arena, std::string_view text) {
    const auto value = json::read(SourceFile("a.json", std::string(text)), arena, Limits{});
    REQUIRE(value);
    return *value;
}

}  // namespace

TEST_CASE("what is read from JSON is written as it was", "[value][json]") {
    Arena arena;
    for (const std::string_view text :
         {R"({"a":[1,-2,2.5,true,false,null,"雪 \"x\"\n"],"b":{},"c":[]})", R"([])", R"("\u0007")",
          R"({"z":1,"a":2})", "-9223372036854775808"}) {
        CHECK(json::write(read(arena, text), json::Layout::one_line) == text);
    }
}

TEST_CASE("JSON in lines has a member on each, and nothing between empty brackets",
          "[value][json]") {
    Arena arena;
    CHECK(json::write(read(arena, R"({"a":[1,{"b":2}],"c":{},"d":[]})"), json::Layout::lines) ==
          "{\n"
          "  \"a\": [\n"
          "    1,\n"
          "    {\n"
          "      \"b\": 2\n"
          "    }\n"
          "  ],\n"
          "  \"c\": {},\n"
          "  \"d\": []\n"
          "}");
}

TEST_CASE("JSON has no word for an infinity, and a character that turns text round is escaped",
          "[value][json]") {
    CHECK(json::write(Value::of(std::numeric_limits<double>::infinity()), json::Layout::one_line) ==
          "null");
    CHECK(json::write(Value::of(std::string_view("a\u202E\xFF")), json::Layout::one_line) ==
          "\"a\\u202e\uFFFD\"");
}

TEST_CASE("a key that is no text is written as the text of its value", "[value][json]") {
    const Member members[] = {{Value::of(2024), Value::of(true)}};
    CHECK(json::write(Value::of(std::span<const Member>(members)), json::Layout::one_line) ==
          R"({"2024":true})");
}
