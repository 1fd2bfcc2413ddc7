#include <string>

#include "conformance/psych_notation.hpp"
#include "support/catch.hpp"
#include "value/yaml.hpp"

namespace kiji {
namespace {

// All of Psych's rules are held against Ruby in tests/conformance/psych; here are those that people
// meet, and those where Value cannot hold what Psych makes.
std::string type_of(std::string_view text) {
    return conformance::psych_notation(yaml::plain_scalar(text));
}

TEST_CASE("words of YAML 1.1 are booleans and nil", "[yaml]") {
    CHECK(type_of("yes") == "true");
    CHECK(type_of("Off") == "false");
    CHECK(type_of("NULL") == "~");
    CHECK(type_of("~") == "~");
    CHECK(type_of("") == "~");
    CHECK(type_of("y") == "\"y\"");
    CHECK(type_of("yes!") == "\"yes!\"");
}

TEST_CASE("numbers are read as Psych reads them", "[yaml]") {
    CHECK(type_of("08") == "\"08\"");
    CHECK(type_of("010") == "int 8");
    CHECK(type_of("0o17") == "\"0o17\"");
    CHECK(type_of("1_000") == "int 1000");
    CHECK(type_of("1,000") == "int 1000");
    CHECK(type_of("1e3") == "\"1e3\"");
    CHECK(type_of("1.5e+3") == "real 1500");
    CHECK(type_of("12:30") == "int 45000");
    CHECK(type_of("1.2.3") == "\"1.2.3\"");
}

TEST_CASE("integers beyond 64 bits become reals", "[yaml]") {
    CHECK(type_of("9223372036854775807") == "int 9223372036854775807");
    CHECK(type_of("9223372036854775808") == "real 9.2233720368547758e+18");
    CHECK(type_of("-0x8000000000000000") == "int -9223372036854775808");
    CHECK(type_of(std::string(400, '9')) == ".inf");
}

TEST_CASE("dates that do not exist stay strings", "[yaml]") {
    CHECK(type_of("2025-11-07") == "date 2025-11-07");
    CHECK(type_of("2024-13-45") == "\"2024-13-45\"");
    CHECK(type_of("2023-02-29") == "\"2023-02-29\"");
    CHECK(type_of("2025-11-07 16:39:06 +0000") == "time 1762533546000000 0");
    CHECK(type_of("2025-11-07 16:39:06") == "time 1762533546000000 -");
    CHECK(type_of("2025-11-07 16:39") == "\"2025-11-07 16:39\"");
}

TEST_CASE("a symbol stays a string with its colon", "[yaml]") {
    CHECK(type_of(":compressed") == "\":compressed\"");
}

TEST_CASE("a scalar over several lines is a word only by Psych's line rules", "[yaml]") {
    CHECK(type_of("on\nno") == "true");
    CHECK(type_of("on\nx") == "\"on\\x0ax\"");
    CHECK(type_of("yes\nyes") == "\"yes\\x0ayes\"");
}

TEST_CASE("a written scalar reads back as the same value", "[yaml]") {
    const auto round = [](const Value& value) {
        const std::string text = yaml::write_scalar(value);
        return conformance::psych_notation(yaml::plain_scalar(text)) ==
               conformance::psych_notation(value);
    };
    CHECK(round(Value()));
    CHECK(round(Value::of(true)));
    CHECK(round(Value::of(-42)));
    CHECK(round(Value::of(1e300)));
    CHECK(round(Value::of(-1e-300)));
    CHECK(round(Value::of(100.0)));
    CHECK(round(Value::of(DateTime{.microseconds = 1762533546'250'000,
                                   .offset_minutes = 540,
                                   .has_time = true,
                                   .has_offset = true})));
    CHECK(yaml::write_scalar(Value::of(std::string_view("plain text"))) == "plain text");
    CHECK(yaml::write_scalar(Value::of(std::string_view("yes"))) == "\"yes\"");
    CHECK(yaml::write_scalar(Value::of(std::string_view("a: b"))) == "\"a: b\"");
    CHECK(yaml::write_scalar(Value::of(std::string_view("say \"a\""))) == "say \"a\"");
    CHECK(yaml::write_scalar(Value::of(std::string_view("\"a\": b"))) == "'\"a\": b'");
    CHECK(yaml::write_scalar(Value::of(std::string_view("a\nb\x01"))) == "\"a\\nb\\u0001\"");
    CHECK(yaml::write_scalar(Value::of(std::string_view("it's")), yaml::Quotes::single_quotes) ==
          "'it''s'");
}

}  // namespace
}  // namespace kiji
