// Positions asked for in any order are those of the line index.
#include "output/locator.hpp"

#include <random>

#include "support/catch.hpp"

using namespace kiji;

TEST_CASE("a locator says what the line index says, whatever was asked before", "[output]") {
    std::string text;
    std::vector<std::size_t> starts;
    std::mt19937 random(7);
    const std::vector<std::string> pieces{"a", "日", "𠮷", "\n", "\r\n", "é"};
    for (int i = 0; i < 500; ++i) {
        starts.push_back(text.size());
        text += pieces[random() % pieces.size()];
    }
    starts.push_back(text.size());
    const SourceFile file("a.md", text);
    output::Locator locator(file);
    for (int i = 0; i < 5000; ++i) {
        const std::size_t offset = starts[random() % starts.size()];
        const Position expected = file.lines().position(offset);
        const Position found = locator.at(offset);
        REQUIRE(found.line == expected.line);
        REQUIRE(found.byte_column == expected.byte_column);
        REQUIRE(found.column == expected.column);
        REQUIRE(found.utf16_column == expected.utf16_column);
    }
}
