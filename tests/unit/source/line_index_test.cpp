#include "source/line_index.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

namespace kiji {
namespace {

std::string lines_of(std::string_view text) {
    const LineIndex lines(text);
    std::string joined;
    for (std::size_t i = 0; i < lines.count(); ++i) {
        const Span span = lines.line(i);
        joined += std::string(text.substr(span.begin, span.size())) + "|";
    }
    return joined;
}

TEST_CASE("lines end as CommonMark has it", "[source]") {
    CHECK(lines_of("") == "|");
    CHECK(lines_of("a") == "a|");
    CHECK(lines_of("a\n") == "a|");
    CHECK(lines_of("a\nb") == "a|b|");
    CHECK(lines_of("a\r\nb\r\n") == "a|b|");
    CHECK(lines_of("a\rb\r") == "a|b|");
    CHECK(lines_of("\n\n") == "||");
    CHECK(lines_of("\r\r\n\n") == "|||");
    CHECK(lines_of("a\n\rb") == "a||b|");
}

TEST_CASE("places are lines and columns of bytes, code points and UTF-16 units", "[source]") {
    const LineIndex lines("日本\r\na😀b\n");
    const Position place = lines.position(std::string_view("日本\r\na😀").size());
    CHECK(place.line == 2);
    CHECK(place.byte_column == 6);
    CHECK(place.column == 3);
    CHECK(place.utf16_column == 4);

    CHECK(lines.position(0).line == 1);
    CHECK(lines.position(0).column == 1);
    CHECK(lines.position(lines.full_line(1).end).line == 3);  // behind the last line end
}

TEST_CASE("a byte order mark is no column", "[source]") {
    const LineIndex lines("\xEF\xBB\xBF---\n");
    CHECK(lines.position(3).column == 1);
    CHECK(lines.position(3).utf16_column == 1);
    CHECK(lines.position(3).byte_column == 4);
    CHECK(lines.position(4).column == 2);
}

TEST_CASE("lines cover a text without gaps", "[source]") {
    std::mt19937 random(4);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t i = random() % 15; i > 0; --i)
            text += "ab\r\n"[random() % 4];
        const LineIndex lines(text);
        std::size_t end = 0;
        for (std::size_t i = 0; i < lines.count(); ++i) {
            const Span full = lines.full_line(i);
            const Span line = lines.line(i);
            REQUIRE(full.begin == end);
            REQUIRE(line.begin == full.begin);
            REQUIRE(text.substr(line.begin, line.size()).find_first_of("\r\n") ==
                    std::string::npos);
            const std::string ending = text.substr(line.end, full.end - line.end);
            REQUIRE((ending == "\n" || ending == "\r" || ending == "\r\n" ||
                     (ending.empty() && i + 1 == lines.count())));
            for (std::size_t at = full.begin; at < full.end; ++at)
                REQUIRE(lines.line_at(at) == i);
            end = full.end;
        }
        REQUIRE(end == text.size());
    }
}

}  // namespace
}  // namespace kiji
