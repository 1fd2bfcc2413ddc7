#include "base/zone.hpp"

#include "support/catch.hpp"

namespace kiji {
namespace {

constexpr std::int64_t hour = 3600;
// 2024-03-31 01:00 UTC: clocks in Berlin go from 02:00 to 03:00.
constexpr std::int64_t spring = 1711846800;
// 2024-10-27 01:00 UTC: clocks in Berlin go from 03:00 back to 02:00.
constexpr std::int64_t autumn = 1729990800;

TEST_CASE("a zone tells what its clocks are set to", "[base]") {
    CHECK(Zone().at(spring).name == "UTC");
    const Result<Zone> berlin = Zone::find("Europe/Berlin");
#ifdef KIJI_WITHOUT_ZONES
    CHECK(!berlin);
#else
    REQUIRE(berlin);
    CHECK(berlin->at(spring - 1).seconds == hour);
    CHECK(berlin->at(spring - 1).name == "CET");
    CHECK(berlin->at(spring).seconds == 2 * hour);
    CHECK(berlin->at(spring).name == "CEST");
    // 02:30 twice, and 02:30 never.
    CHECK(berlin->at_local(autumn + hour + hour / 2).name == "CEST");
    CHECK(berlin->at_local(spring + hour + hour / 2).name == "CET");
    CHECK(berlin->at(std::int64_t{1} << 60U).seconds != 0);
#endif
}

TEST_CASE("an unknown zone is told with its name", "[base]") {
    CHECK(Zone::find("UTC"));
    const Result<Zone> zone = Zone::find("../../etc/passwd");
    REQUIRE(!zone);
    CHECK(zone.error().message.find("\"../../etc/passwd\"") != std::string::npos);
}

}  // namespace
}  // namespace kiji
