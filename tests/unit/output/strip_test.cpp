// A post as a strip of characters.
#include "output/strip.hpp"

#include "support/catch.hpp"

using namespace kiji;
using dedupe::Share;

namespace {

dedupe::DocumentReport post(std::vector<dedupe::Stretch> stretches) {
    return {.stretches = std::move(stretches)};
}

}  // namespace

TEST_CASE("each cell shows what takes most of its part of the text", "[output]") {
    const auto report =
        post({{{0, 60}, Share::unique}, {{70, 100}, Share::copy}, {{100, 110}, Share::near}});
    CHECK(output::strip_text(report, 10, {}) == "░░░░░░███▓");
    CHECK(output::strip_text(report, 10, {.glyphs = output::Glyphs::ascii}) == "......###+");
}

TEST_CASE("a marker of a few bytes is seen in a post of a megabyte", "[output]") {
    const auto report = post({{{0, 500'000}, Share::unique},
                              {{500'000, 500'009}, Share::marker},
                              {{500'009, 1'000'000}, Share::copy}});
    CHECK(output::strip_text(report, 4, {.glyphs = output::Glyphs::ascii}) == "..|#");
}

TEST_CASE("a strip has as many cells as asked for, but no more than bytes", "[output]") {
    const auto report = post({{{3, 8}, Share::told}});
    CHECK(output::strip(report, 80).size() == 5);
    CHECK(output::strip(report, 2).size() == 2);
    CHECK(output::strip(report, 0).empty());
    CHECK(output::strip(post({}), 80).empty());
}

TEST_CASE("colours paint the strip and change no character of it", "[output]") {
    const auto report = post({{{0, 5}, Share::unique}, {{5, 10}, Share::copy}});
    std::string colored = output::strip_text(report, 10, {.color = output::Color::on});
    CHECK(colored == "\x1b[2m░░░░░\x1b[0m\x1b[31m█████\x1b[0m");
}

TEST_CASE("the legend names every character of the strip", "[output]") {
    const std::string legend = output::strip_legend({});
    for (const std::string cell : {"░", "█", "▓", "┃", "▒"})
        CHECK(legend.find(cell) != std::string::npos);
    const std::string ascii = output::strip_legend({.glyphs = output::Glyphs::ascii});
    CHECK(ascii == ". only here  # copy  + near copy  | marker  : told, no duplicate");
}
