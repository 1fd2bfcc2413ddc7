#include "base/text.hpp"

#include <array>
#include <random>

#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("every code point survives the way through UTF-8", "[base]") {
    std::string text;
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value <= 0xDFFF)
            continue;
        text.clear();
        append_utf8(text, value);
        const CodePoint read = decode(text, 0);
        if (read.value != value || read.length != text.size() || find_invalid_utf8(text))
            FAIL("U+" << std::hex << static_cast<unsigned>(value));
    }
    text.clear();
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    CHECK(text == "\uFFFD\uFFFD");
    CHECK(decode("", 0).length == 0);
    CHECK(decode("a", 7).length == 0);
}

TEST_CASE("ill-formed UTF-8 is found at its first byte", "[base]") {
    struct Case {
        std::string_view bytes;
        std::size_t length;  // of what decode replaces
    };
    constexpr std::array cases = {
        Case{"\x80", 1},          // a continuation alone
        Case{"\xC0\xAF", 1},      // overlong
        Case{"\xC1\xBF", 1},      //
        Case{"\xE0\x9F\xBF", 1},  //
        Case{"\xF0\x8F\xBF\xBF", 1},
        Case{"\xED\xA0\x80", 1},      // surrogate
        Case{"\xF4\x90\x80\x80", 1},  // above U+10FFFF
        Case{"\xF5\x80\x80\x80", 1},
        Case{"\xFF", 1},
        Case{"\xE6\x97", 2},  // cut short
        Case{"\xE6\x97x", 2},
        Case{"\xF0\x9F\x98", 3},
    };
    for (const Case& bad : cases)
        for (const std::string_view before : {"", "a", "日本", "12345678 \uFFFD"}) {
            const std::string text = std::string(before) + std::string(bad.bytes);
            CHECK(find_invalid_utf8(text) == before.size());
            CHECK(decode(text, before.size()).length == bad.length);
            CHECK(decode(text, before.size()).value == 0xFFFD);
        }
    CHECK_FALSE(find_invalid_utf8(""));
    CHECK_FALSE(find_invalid_utf8("plain text, longer than one word of eight bytes"));
    CHECK_FALSE(find_invalid_utf8("日本語とEnglishと😀と\uFFFD"));
}

/// Where decoding meets the first bytes that are not UTF-8.
std::optional<std::size_t> first_undecodable(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (point.value == 0xFFFD && text.substr(at, point.length) != "\uFFFD")
            return at;
        at += point.length;
    }
    return std::nullopt;
}

TEST_CASE("long texts: what is broken is found wherever it stands", "[base][property]") {
    std::mt19937 random(2);
    constexpr std::array<std::string_view, 8> runs = {
        "plain ASCII ", "日本語の文", "\u30FC", "é", "\u1EBF", "\uD7A3", "😀", "\uFFFD\uFF01"};
    constexpr std::array<unsigned char, 12> bytes = {0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC1,
                                                     0xC3, 0xE0, 0xE3, 0xED, 0xF0, 0xFF};
    std::size_t whole = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        // Mostly of one kind, so that long runs come about.
        const std::size_t kind = random() % runs.size();
        const std::size_t size = random() % 400;
        while (text.size() < size)
            text += runs.at(random() % 16 == 0 ? random() % runs.size() : kind);
        for (std::size_t i = random() % 3; i > 0 && !text.empty(); --i)
            text[random() % text.size()] = static_cast<char>(bytes.at(random() % bytes.size()));
        if (random() % 4 == 0)
            text.resize(random() % (text.size() + 1));
        const std::optional<std::size_t> bad = first_undecodable(text);
        whole += bad ? 0U : 1U;
        REQUIRE(find_invalid_utf8(text) == bad);
    }
    CHECK(whole > 2'000);
}

TEST_CASE("random bytes: validity and decoding agree", "[base]") {
    std::mt19937 random(1);
    constexpr std::array<unsigned char, 16> bytes = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90,
                                                     0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE3,
                                                     0xED, 0xF0, 0xF4, 0xFF};
    for (int round = 0; round < 100'000; ++round) {
        std::string text;
        for (std::size_t i = random() % 12; i > 0; --i)
            text += static_cast<char>(bytes.at(random() % bytes.size()));
        std::optional<std::size_t> bad;
        std::size_t at = 0;
        for (CodePoint point = decode(text, 0); point.length > 0; point = decode(text, at)) {
            if (point.value == 0xFFFD && !bad)
                bad = at;
            at += point.length;
        }
        REQUIRE(at == text.size());
        REQUIRE(find_invalid_utf8(text) == bad);
    }
}

TEST_CASE("code points and UTF-16 units are counted", "[base]") {
    std::mt19937 random(3);
    for (int round = 0; round < 1'000; ++round) {
        std::string text;
        std::size_t units = 0;
        const std::size_t points = random() % 40;
        for (std::size_t i = 0; i < points; ++i) {
            constexpr std::array<char32_t, 6> values = {0, U'a', U'é', U'日', U'\uFFFD', U'😀'};
            const char32_t value = values.at(random() % values.size());
            append_utf8(text, value);
            units += value > 0xFFFF ? 2U : 1U;
        }
        REQUIRE(count_code_points(text) == points);
        REQUIRE(count_utf16(text) == units);
    }
    CHECK(count_code_points("a日😀") == 3);
    CHECK(count_utf16("a日😀") == 4);
    CHECK(count_code_points("") == 0);
}

TEST_CASE("width on a terminal", "[base]") {
    CHECK(display_width(U'a') == 1);
    CHECK(display_width(U'日') == 2);
    CHECK(display_width(U'ｶ') == 1);  // half width
    CHECK(display_width(U'Ａ') == 2);
    CHECK(display_width(U'。') == 2);
    CHECK(display_width(U'한') == 2);
    CHECK(display_width(U'😀') == 2);
    CHECK(display_width(0x0301) == 0);  // combining acute
    CHECK(display_width(0x3099) == 0);  // combining voiced mark, wide by its table row
    CHECK(display_width(0x200B) == 0);
    CHECK(display_width(0x1161) == 0);  // vowel of a syllable written in parts
    CHECK(display_width(0x1B) == 0);
    CHECK(display_width(U'…') == 1);  // ambiguous

    CHECK(display_width("日本 go") == 7);
    CHECK(display_width("が") == 2);
    CHECK(display_width("\ta") == 5);
    CHECK(display_width("a\tb", 4, 0) == 5);
    CHECK(display_width("a\tb", 4, 2) == 3);  // columns 2, 3 and the tab's nothing left: 4, then b
}

TEST_CASE("a text is as wide as its characters", "[base]") {
    std::string text;
    std::size_t width = 0;
    for (char32_t value = ' '; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value <= 0xDFFF)
            continue;
        std::string one;
        append_utf8(one, value);
        const auto columns = static_cast<std::size_t>(display_width(value));
        if (display_width(one) != columns || display_width(one + "。") != columns + 2)
            FAIL("U+" << std::hex << static_cast<unsigned>(value));
        text += one;
        width += columns;
    }
    CHECK(display_width(text) == width);
    // What is not UTF-8 is shown as U+FFFD.
    CHECK(display_width("雪\xE3\x81") == 3);
    CHECK(display_width("\xE3\x81雪") == 3);
    CHECK(display_width("\xE4xy") == 3);
}

TEST_CASE("normal forms", "[base]") {
    CHECK(nfc("か\u3099") == "が");
    CHECK(nfc("ﾊﾟ") == "ﾊﾟ");
    CHECK(nfkc("ﾊﾟＡ①㌔") == "パA1キロ");
    CHECK(nfkc_casefold("Straße ＡＢＣ ÀÉ") == "strasse abc àé");
    CHECK(nfkc_casefold("ABC xyz 09") == "abc xyz 09");
    CHECK(nfkc_casefold("a\u200Bb\u00ADc") == "abc");
    CHECK(nfc("").empty());
}

TEST_CASE("normal forms are normal: a second time changes nothing", "[base]") {
    std::mt19937 random(2);
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (std::size_t i = random() % 20; i > 0; --i)
            append_utf8(text,
                        static_cast<char32_t>(random() % (round % 2 == 0 ? 0x3100U : 0x20000U)));
        CHECK(nfc(nfc(text)) == nfc(text));
        CHECK(nfkc(nfkc(text)) == nfkc(text));
        CHECK(nfkc_casefold(nfkc_casefold(text)) == nfkc_casefold(text));
    }
}

TEST_CASE("scripts without blanks between words", "[base]") {
    for (const char32_t value : U"日あア々ー。「Ａｶㄅ㍿𠮷")
        if (value != 0)
            CHECK(is_cjk(value));
    for (const char32_t value : U"aéЖ한…😀1\u3131\uFFA1\u3200\u3260 ")
        if (value != 0)
            CHECK_FALSE(is_cjk(value));
}

TEST_CASE("letters, marks and numbers; spaces", "[base]") {
    for (const char32_t value : U"aZ09é日あー々①\u0301한")
        if (value != 0)
            CHECK(is_letter_mark_or_number(value));
    for (const char32_t value : U" -_。「…😀\n`@[{/:")
        if (value != 0)
            CHECK_FALSE(is_letter_mark_or_number(value));
    for (const char32_t value : U" \t\n\r\u00A0\u3000\u2028\u0085")
        if (value != 0)
            CHECK(is_space(value));
    for (const char32_t value : U"a0\u200B日")
        if (value != 0)
            CHECK_FALSE(is_space(value));
}

TEST_CASE("a terminal is shown no controls", "[base]") {
    CHECK(escape_for_terminal("plain 日本 é 😀 \\n") == "plain 日本 é 😀 \\n");
    CHECK(escape_for_terminal("a\nb\r\t") == "a\\nb\\r\\t");
    CHECK(escape_for_terminal("\x1b[31m\x7f") == "\\x1b[31m\\x7f");
    CHECK(escape_for_terminal(std::string_view("\0", 1)) == "\\x00");
    CHECK(escape_for_terminal("\u009b2J") == "\\u{9b}2J");
    CHECK(escape_for_terminal("a\u202egnp.exe\u2066\u200f") ==
          "a\\u{202e}gnp.exe\\u{2066}\\u{200f}");
    CHECK(escape_for_terminal("\xff\xe6\x97.md\uFFFD") == "\\xff\\xe6\\x97.md\uFFFD");
}

/// The plain table, without bands and early ends.
std::size_t plain_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                                   cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

TEST_CASE("edit distance counts changes, and swapped neighbours as one", "[base]") {
    CHECK(edit_distance("lint", "lint", 3) == 0);
    CHECK(edit_distance("lnit", "lint", 3) == 1);
    CHECK(edit_distance("kitten", "sitting", 9) == 3);
    CHECK(edit_distance("kitten", "sitting", 2) == 3);  // at_most + 1: further than asked
    CHECK(edit_distance("日本語", "日語", 2) == 1);
    CHECK(edit_distance("", "", 0) == 0);
    CHECK(edit_distance("", "ab", 5) == 2);
    CHECK(edit_distance("a", "b", 0) == 1);
}

TEST_CASE("edit distance equals the plain table as far as it was asked", "[base]") {
    std::mt19937 random(3);
    const auto word = [&] {
        std::string text;
        for (std::size_t i = random() % 9; i > 0; --i)
            text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int round = 0; round < 20'000; ++round) {
        const std::string a = word();
        const std::string b = word();
        const std::size_t at_most = random() % 10;
        INFO(a << " " << b << " " << at_most);
        REQUIRE(edit_distance(a, b, at_most) == std::min(plain_distance(a, b), at_most + 1));
    }
}

TEST_CASE("did you mean", "[base]") {
    constexpr std::array<std::string_view, 4> commands = {"render", "lint", "dedupe", "rules"};
    CHECK(nearest("lnit", commands) == "lint");
    CHECK(nearest("dedup", commands) == "dedupe");
    CHECK(nearest("reder", commands) == "render");
    CHECK(nearest("serve", commands).empty());
    CHECK(nearest("x", commands).empty());
    CHECK(nearest("lint", commands) == "lint");
}

}  // namespace
}  // namespace kiji
