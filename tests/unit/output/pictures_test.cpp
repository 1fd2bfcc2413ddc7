// Dot plot and arc diagram: where marks stand.
#include "output/pictures.hpp"

#include "support/catch.hpp"
#include "unit/output/made_report.hpp"

using namespace kiji;
using dedupe::Relation;

namespace {

/// Two paragraphs, something else, and the two again.
test::MadeReport repeated() {
    test::MadeReport made;
    made.post("a.md", "one\n\ntwo\n\nelse\n\none\n\ntwo\n");
    return made;
}

}  // namespace

TEST_CASE("a run is one line of the dot plot as long as its blocks", "[output]") {
    test::MadeReport made = repeated();
    made.group({.relation = Relation::run,
                .unit = dedupe::UnitKind::section,
                .places = {{0, {0, 8}}, {0, {16, 24}}}});
    const auto dots = output::dot_plot(made.report(), std::vector<std::size_t>{0}, 0, 100);
    CHECK(dots.shown == std::vector<output::Dot>{{Relation::run, 0, 3, 2}});
    CHECK(dots.all == 1);
}

TEST_CASE("three places are three dots, and two arcs", "[output]") {
    test::MadeReport made;
    made.post("a.md", "x\n\nx\n\ny\n\nx\n");
    made.group({.places = {made.place(0, "x"), made.place(0, "x", 1), made.place(0, "x", 2)}});
    const std::vector<std::size_t> groups{0};
    const auto dots = output::dot_plot(made.report(), groups, 0, 100);
    const auto dot = [](std::size_t row, std::size_t column) {
        return output::Dot{Relation::exact, row, column, 1};
    };
    CHECK(dots.shown == std::vector<output::Dot>{dot(0, 1), dot(0, 3), dot(1, 3)});
    const auto arcs = output::arc_diagram(made.report(), groups, 0, 100);
    CHECK(arcs.shown == std::vector<output::Arc>{{Relation::exact, {0, 1}, {3, 4}},
                                                 {Relation::exact, {3, 4}, {9, 10}}});
}

TEST_CASE("places in other posts are not drawn", "[output]") {
    test::MadeReport made;
    made.post("a.md", "x\n\nx\n");
    made.post("b.md", "x\n\nx\n");
    made.group({.places = {made.place(0, "x"), made.place(0, "x", 1), made.place(1, "x")}});
    const std::vector<std::size_t> groups{0};
    CHECK(output::dot_plot(made.report(), groups, 0, 100).all == 1);
    CHECK(output::arc_diagram(made.report(), groups, 1, 100).all == 0);
}

TEST_CASE("what is not drawn is counted, and the longest texts are drawn first", "[output]") {
    test::MadeReport made;
    made.post("a.md", "x\n\nx\n\nx\n\nlong\n\nlong\n");
    made.group({.places = {made.place(0, "x"), made.place(0, "x", 1), made.place(0, "x", 2)}});
    made.group({.places = {made.place(0, "long"), made.place(0, "long", 1)}});
    const std::vector<std::size_t> groups{0, 1};
    const auto dots = output::dot_plot(made.report(), groups, 0, 2);
    CHECK(dots.all == 4);
    REQUIRE(dots.shown.size() == 2);
    CHECK(dots.shown[0].row == 3);
}

TEST_CASE("100,000 places of one text take no more time than what is drawn", "[output]") {
    dedupe::Group group;
    for (std::uint32_t i = 0; i < 100'000; ++i)
        group.places.push_back({0, {3 * i, 3 * i + 1}});
    group.characters = 1;
    dedupe::Report report = {.groups = {group}};
    report.documents.resize(1);
    const auto dots = output::dot_plot(report, std::vector<std::size_t>{0}, 0, 1'000);
    CHECK(dots.shown.size() == 1'000);
    CHECK(dots.all == std::size_t{100'000} * 99'999 / 2);
}
