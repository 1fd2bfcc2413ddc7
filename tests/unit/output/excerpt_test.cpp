// Cutting long lines: what holds for any line and any place.
#include "output/excerpt.hpp"

#include <random>

#include "base/text.hpp"
#include "support/catch.hpp"

using namespace kiji;

TEST_CASE("any place of any line fits the width and has its caret inside", "[output]") {
    const std::vector<std::string> pieces{
        "a", "日",   "\t",   " ",           "e\xCC\x81", "👩‍👩‍👧",
        "ｱ", "\x1b", "\xFF", "\xE2\x80\xAE"};
    std::mt19937 random(20251107);
    for (int round = 0; round < 2000; ++round) {
        std::string line;
        std::vector<std::size_t> starts;
        for (std::size_t n = random() % 300; n > 0; --n) {
            starts.push_back(line.size());
            line += pieces[random() % pieces.size()];
        }
        starts.push_back(line.size());
        std::size_t begin = starts[random() % starts.size()];
        std::size_t end = starts[random() % starts.size()];
        if (begin > end)
            std::swap(begin, end);
        const std::size_t width = 30 + random() % 80;
        const output::Excerpt cut = output::excerpt(line, span_of(begin, end), width);
        INFO("line of " << line.size() << " bytes, [" << begin << ", " << end << ") in " << width);
        REQUIRE(display_width(cut.text) <= width);
        REQUIRE(cut.carets >= 1);
        // A caret for the end of a line may stand one column behind the text.
        REQUIRE(cut.column + cut.carets <= display_width(cut.text) + 1);
        REQUIRE(!find_invalid_utf8(cut.text));
    }
}

TEST_CASE("a short line is shown whole", "[output]") {
    const output::Excerpt cut = output::excerpt("short", {1, 3}, 92);
    CHECK(cut.text == "short");
    CHECK(cut.column == 1);
    CHECK(cut.carets == 2);
}

TEST_CASE("a line of many megabytes costs no more than what is shown", "[output]") {
    const std::string line(std::size_t{50} << 20U, 'x');
    std::size_t columns = 0;
    for (std::uint32_t at = 0; at < 10'000; ++at)
        columns += output::excerpt(line, {at * 5000, at * 5000 + 10}, 92).carets;
    CHECK(columns == 100'000);
}

TEST_CASE("a heap of combining marks is cut like anything else", "[output]") {
    std::string line = "a";
    for (int i = 0; i < 100'000; ++i)
        line += "\xCC\x81";
    const output::Excerpt cut =
        output::excerpt(line + "b", span_of(line.size(), line.size() + 1), 92);
    CHECK(cut.text.size() < 4096);
}
