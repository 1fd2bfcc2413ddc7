#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "prose/prose.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("texts that say the same have one normal form", "[prose]") {
    CHECK(prose::normal_form("Hello, World!") == "helloworld");
    CHECK(prose::normal_form("ＡＩ　１２３") == "ai123");
    CHECK(prose::normal_form("ｶﾞｲﾄﾞ") == "ガイド");
    CHECK(prose::normal_form("サーバー、人々。") == "サーバー人々");
    CHECK(prose::normal_form("Straße ÉCOLE naïve") == "strasseécolenaïve");
    CHECK(prose::normal_form("㌔ ㈱ ①") == "キロ株1");
    CHECK(prose::normal_form("「〜」・…—！？").empty());
    CHECK(prose::normal_form("").empty());
}

TEST_CASE("composed and decomposed letters are the same", "[prose]") {
    CHECK(prose::normal_form("か\u3099き") == "がき");
    CHECK(prose::normal_form("e\u0301te\u0301") == "été");
    CHECK(prose::normal_form("\u1112\u1161\u11ab") == "한");
}

TEST_CASE("scripts that are not the same stay apart", "[prose]") {
    CHECK(prose::normal_form("ヴ") != prose::normal_form("ブ"));
    CHECK(prose::normal_form("国") != prose::normal_form("國"));
    CHECK(prose::normal_form("ア") != prose::normal_form("あ"));
}

TEST_CASE("the fast path says what ICU says", "[prose]") {
    const std::vector<std::pair<char32_t, char32_t>> ranges = {
        {0x20, 0x7F},     {0xA0, 0x17F},    {0x300, 0x345},   {0x391, 0x3C9},   {0x410, 0x451},
        {0x1100, 0x11FF}, {0x2000, 0x206F}, {0x2100, 0x214F}, {0x3000, 0x30FF}, {0x3200, 0x33FF},
        {0x3130, 0x318F}, {0x33F0, 0x3410}, {0x4DB0, 0x4E10}, {0x9FF0, 0xA010}, {0xABC0, 0xAC00},
        {0xD790, 0xD7B0}, {0xAC00, 0xAC40}, {0xF900, 0xF940}, {0xFF00, 0xFFEF}, {0x1F600, 0x1F640}};
    std::uint32_t state = 7;
    const auto random = [&state] { return (state = state * 1664525U + 1013904223U) >> 8U; };
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::uint32_t length = random() % 8; length > 0; --length) {
            const auto [first, last] = ranges[random() % ranges.size()];
            append_utf8(text, first + random() % (last - first + 1));
        }
        std::string expected;
        const std::string folded = nfkc_casefold(text);
        for (std::size_t at = 0; at < folded.size();) {
            const CodePoint point = decode(folded, at);
            if (is_letter_mark_or_number(point.value))
                append_utf8(expected, point.value);
            at += point.length;
        }
        INFO(text);
        REQUIRE(prose::normal_form(text) == expected);
    }
}

TEST_CASE("same_text compares what is said, and nothing says nothing", "[prose]") {
    CHECK(prose::same_text("AIとは？", "ＡＩ とは"));
    CHECK_FALSE(prose::same_text("AI", "BI"));
    CHECK_FALSE(prose::same_text("", ""));
    CHECK_FALSE(prose::same_text("！", "？"));
}

}  // namespace
}  // namespace kiji
