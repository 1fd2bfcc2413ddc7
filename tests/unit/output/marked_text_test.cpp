// What differs between two texts, marked.
#include "output/marked_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "support/catch.hpp"

using namespace kiji;
using output::Side;

namespace {

std::string line(const SourceFile& file, const std::vector<dedupe::Difference>& differences,
                 Side side, std::size_t width = 60) {
    return output::marked_line(
        output::marked_text(file, file.whole(), differences, side, file.text().size()), side, width,
        output::Color::off);
}

}  // namespace

TEST_CASE("what differs stands in brackets, so that it is seen without colours", "[output]") {
    const SourceFile a("a.md", "朝の船が出る。");
    const SourceFile b("b.md", "朝の舟も出る。");
    const std::vector<dedupe::Difference> differences{{{6, 12}, {6, 12}}};
    CHECK(line(a, differences, Side::a) == "朝の[-船が-]出る。");
    CHECK(line(b, differences, Side::b) == "朝の{+舟も+}出る。");
}

TEST_CASE("what stands on one side alone leaves nothing on the other", "[output]") {
    const SourceFile a("a.md", "one three");
    const std::vector<dedupe::Difference> differences{{{4, 4}, {4, 8}}};
    CHECK(line(a, differences, Side::a) == "one three");
}

TEST_CASE("a line break is a blank, but nothing between Japanese characters", "[output]") {
    CHECK(line(SourceFile("a.md", "潮の\n満ち引き\nand   the\ttide"), {}, Side::a) ==
          "潮の満ち引き and the tide");
    CHECK(line(SourceFile("a.md", "one\r\ntwo\r\n\r\nthree"), {}, Side::a) == "one two ¶ three");
}

TEST_CASE("a long text is cut to the width in columns, wide characters counting two", "[output]") {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "語";
    const std::string shown = line(SourceFile("a.md", text), {}, Side::a, 41);
    CHECK(shown.ends_with("…"));
    CHECK(display_width(shown) == 41);
}

TEST_CASE("a difference far into a text is shown with what stands around it", "[output]") {
    const std::string before(300, 'a');
    const SourceFile file("a.md", before + "X" + std::string(300, 'b'));
    const std::string shown = line(file, {{{300, 301}, {300, 301}}}, Side::a);
    CHECK(shown.find("a[-X-]b") != std::string::npos);
    CHECK(display_width(shown) <= 60);
}

TEST_CASE("brackets are closed wherever a long difference is cut", "[output]") {
    const SourceFile file("a.md", "before " + std::string(500, 'X') + " between " + "Y" + " after");
    const std::vector<dedupe::Difference> differences{{{7, 507}, {7, 507}}, {{516, 517}, {7, 7}}};
    for (const std::size_t width : {40U, 60U, 100U}) {
        const std::string shown = line(file, differences, Side::a, width);
        CAPTURE(shown);
        CHECK(std::ranges::count(shown, '[') == std::ranges::count(shown, ']'));
        CHECK(display_width(shown) <= width);
    }
    CHECK(line(file, differences, Side::a, 100).find("[-Y-]") != std::string::npos);
}

TEST_CASE("what could steer a terminal is shown as an escape", "[output]") {
    CHECK(line(SourceFile("a.md", "a\x1b[31mb"), {}, Side::a) == "a\\x1b[31mb");
}

TEST_CASE("no line is wider than asked for, wherever differences stand", "[output]") {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += i % 3 == 0 ? "雪" : (i % 3 == 1 ? "snow " : "é́");
    const SourceFile file("a.md", text);
    for (std::uint32_t at = 0; at + 30 < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            continue;
        std::uint32_t end = at + 20;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        for (const std::size_t width : {34U, 40U, 90U}) {
            const std::string shown = line(file, {{{at, end}, {at, end}}}, Side::a, width);
            CHECK(display_width(shown) <= width);
            CHECK_FALSE(find_invalid_utf8(shown));
        }
    }
}

TEST_CASE("differences out of order or outside of the place are left out", "[output]") {
    const SourceFile file("a.md", "0123456789");
    const std::vector<dedupe::Difference> differences{
        {{8, 9}, {0, 0}}, {{2, 3}, {0, 0}}, {{9, 40}, {0, 0}}};
    CHECK(line(file, differences, Side::a) == "01234567[-8-]9");
}
