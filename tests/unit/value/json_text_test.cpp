// Any text as a JSON string, read back by a JSON library.
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "value/json.hpp"

namespace kiji {
namespace {

TEST_CASE("any text reads back from JSON as it was", "[value]") {
    const std::vector<std::string> pieces{"a",      "snow and rain fell all night",
                                          "\"",     "\\",
                                          "\n",     "\t",
                                          "\x01",   "\x7F",
                                          "雪",     "é",
                                          "\u202E", "🎉"};
    std::mt19937 random(5);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (std::size_t i = random() % 40; i > 0; --i)
            text += pieces[random() % pieces.size()];
        std::string written;
        json::append_string(written, text);
        CAPTURE(text);
        REQUIRE(nlohmann::json::parse(written).get<std::string>() == text);
    }
}

}  // namespace
}  // namespace kiji
