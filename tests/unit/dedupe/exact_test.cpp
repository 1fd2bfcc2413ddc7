#include "dedupe/exact.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace kiji {
namespace {

dedupe::Unit unit(std::string key, std::uint64_t hash) {
    return {.place = {}, .key = std::move(key), .hash = {.low = hash, .high = 0}};
}

TEST_CASE("units of one hash but different text are not equal", "[dedupe]") {
    const std::vector<dedupe::Unit> units = {unit("a", 1), unit("b", 1), unit("a", 1),
                                             unit("c", 1), unit("b", 1), unit("d", 2)};
    const std::vector<dedupe::Class> classes = dedupe::equal_units(units);
    REQUIRE(classes.size() == 2);
    CHECK(classes[0] == dedupe::Class{&units[0], &units[2]});
    CHECK(classes[1] == dedupe::Class{&units[1], &units[4]});
}

TEST_CASE("classes come in the order of their first unit", "[dedupe]") {
    const std::vector<dedupe::Unit> units = {unit("a", 9), unit("b", 1), unit("b", 1),
                                             unit("a", 9)};
    const std::vector<dedupe::Class> classes = dedupe::equal_units(units);
    REQUIRE(classes.size() == 2);
    CHECK(classes[0].front() == &units[0]);
    CHECK(classes[1].front() == &units[1]);
}

}  // namespace
}  // namespace kiji
