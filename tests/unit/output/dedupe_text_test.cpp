// Duplicates as people read them in a terminal.
#include <algorithm>

#include <fmt/core.h>

#include "support/catch.hpp"
#include "unit/output/made_report.hpp"

using namespace kiji;
using dedupe::Relation;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a variant is shown with both places and what differs", "[output]") {
    test::MadeReport made;
    made.post("a.md", "朝の船が静かに出る。\n\n夜の船が静かに出る。\n");
    const dedupe::Place a = made.place(0, "朝の船が静かに出る。");
    const dedupe::Place b = made.place(0, "夜の船が静かに出る。");
    made.group({.relation = Relation::near,
                .places = {a, b},
                .similarity = {dedupe::Measure::edit, 0.9},
                .differences = {made.difference(a, b)}});
    CHECK(made.shown("text") == R"(a.md: 50.0 % surplus
  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
  ░ only here  █ copy  ▓ near copy  ┃ marker  ▒ told, no duplicate

  near (1): A variant of a text that stands elsewhere
    a.md:1:1: 10 characters, 90.0 % alike (edit)
      [-朝-]の船が静かに出る。
    a.md:3:1
      {+夜+}の船が静かに出る。

1 group with 1 surplus copy: 50.0 % of the text in 1 file
--fix=near looks at 1 variant
)");
}

TEST_CASE("a post with thousands of findings does not fill the screen", "[output]") {
    test::MadeReport made;
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += fmt::format("text {0}\n\ntext {0}\n\n", 1000 + i);
    made.post("a.md", text);
    for (int i = 0; i < 400; ++i) {
        const std::string one = fmt::format("text {}", 1000 + i);
        made.group({.places = {made.place(0, one), made.place(0, one, 1)}});
    }
    const auto lines = [](const std::string& shown) { return std::ranges::count(shown, '\n'); };
    const std::string brief = made.shown("text");
    CHECK(lines(brief) < 60);
    CHECK(holds(brief, "… and 388 more in this post"));
    CHECK(holds(brief, "--verbose"));
    const std::string whole = made.shown("text", {.detail = output::Detail::whole});
    CHECK(lines(whole) > 1200);
    CHECK_FALSE(holds(whole, "more in this post"));
}

TEST_CASE("of many posts the worst are shown, the next in one line, the rest counted", "[output]") {
    test::MadeReport made;
    for (std::size_t i = 0; i < 100; ++i) {
        made.post(fmt::format("{}.md", i), "same\n\nsame\n\n" + std::string(i, 'x') + "\n");
        made.group({.places = {made.place(i, "same"), made.place(i, "same", 1)}});
    }
    const std::string shown = made.shown("text");
    CHECK(shown.starts_with("0.md: 50.0 % surplus\n"));
    CHECK(holds(shown, "5.md\n"));
    CHECK(holds(shown, "… and 75 more posts\n"));
    CHECK(std::ranges::count(shown, '\n') < 100);
}

TEST_CASE("texts in several posts stand by themselves", "[output]") {
    test::MadeReport made;
    made.post("a.md", "same\n");
    made.post("b.md", "\nsame\n");
    made.group({.places = {made.place(0, "same"), made.place(1, "same")}});
    const std::string shown = made.shown("text");
    CHECK(holds(shown, "across posts: 1 text\n"));
    CHECK(holds(shown, "    a.md:1:1: 4 characters\n      same\n    b.md:2:1: again\n"));
    CHECK_FALSE(holds(shown, "--fix"));
}

TEST_CASE("what is told and no duplicate is counted apart", "[output]") {
    test::MadeReport made;
    made.post("a.md", "same\n\nsame\n");
    made.group({.relation = Relation::boilerplate,
                .places = {made.place(0, "same"), made.place(0, "same", 1)}});
    const std::string shown = made.shown("text");
    CHECK(holds(shown, "no text stands twice in 1 file\ntold, not counted: 1 boilerplate\n"));
}

TEST_CASE("markers and cut sentences take a line each, with the lines they stand in", "[output]") {
    test::MadeReport made;
    made.post("a.md", "切れた\n\n---END---\n\n文です。\n");
    const dedupe::Place marker = made.place(0, "---END---");
    made.marker(marker);
    made.cut(marker, made.place(0, "切れた").span, made.place(0, "文です。").span, false);
    const std::string shown = made.shown("text");
    CHECK(holds(shown, "  1 marker: line 3\n  1 sentence cut in two: lines 1-5 (perhaps)\n"));
    CHECK(holds(shown, "--fix looks at 1 marker\n"));
}

TEST_CASE("a variant of a text that stands three times is told once", "[output]") {
    test::MadeReport made;
    made.post("a.md", "one text\n\none text\n\none text\n\none test\n");
    const dedupe::Place variant = made.place(0, "one test");
    dedupe::Group copies;
    for (std::size_t i = 0; i < 3; ++i)
        copies.places.push_back(made.place(0, "one text", i));
    made.group(copies);
    for (const dedupe::Place& place : copies.places)
        made.group({.relation = Relation::near,
                    .places = {place, variant},
                    .similarity = {dedupe::Measure::edit, 0.9}});
    CHECK(holds(made.shown("text"), "near (1)"));
    CHECK(holds(made.shown("html"), "near (1)"));
}

TEST_CASE("two texts that repeat five times in a row are one run", "[output]") {
    test::MadeReport made;
    std::string text;
    for (int i = 0; i < 5; ++i)
        text += "one\n\ntwo\n\n";
    made.post("a.md", text);
    for (std::uint32_t length = 1; length < 5; ++length) {
        dedupe::Group run{.relation = Relation::run, .unit = dedupe::UnitKind::section};
        for (std::uint32_t first = 0; first + length <= 5; ++first)
            run.places.push_back({0, {10 * first, 10 * (first + length) - 2}});
        run.characters = 6UL * length;
        made.group(run);
    }
    CHECK(holds(made.shown("text"), "run (1)"));
}
