#include "lint/near_titles.hpp"

#include "support/catch.hpp"

namespace {

using namespace kiji;

bool is_near(std::string_view a, std::string_view b) {
    lint::NearTitles titles;
    titles.add(a, 7);
    return titles.near(b) == std::vector<std::size_t>{7};
}

}  // namespace

TEST_CASE("a title is near to one that a slip in a long word turns it into", "[lint][site]") {
    CHECK(is_near("Nothing but snow on the mountain", "Nothing but snow on the mountian"));
    CHECK(is_near("Nothing but snow on the mountain", "Nothing but snow on the mountains"));
    CHECK(is_near("Deploying Kubernetes", "Deploying Kuberntes"));
    CHECK(is_near("雪のふる町でくらすということ", "雪のふる町でくらすといこと"));
    CHECK(is_near("ジェミニのアップデート", "ジェミニのアプデート"));
}

TEST_CASE("a title is not near to another number, word or Han character, nor to itself",
          "[lint][site]") {
    CHECK_FALSE(is_near("Weekly report 12 of the station", "Weekly report 13 of the station"));
    CHECK_FALSE(is_near("Using Redis with Go at work", "Using Redis with Js at work"));
    CHECK_FALSE(is_near("The long history part II", "The long history part III"));
    CHECK_FALSE(is_near("京都の春を歩いてみた", "京都の秋を歩いてみた"));
    CHECK_FALSE(is_near("雪の朝に考えること（前編）", "雪の朝に考えること（後編）"));
    CHECK_FALSE(is_near("Nothing but snow", "Nothing but Snow!"));
    CHECK_FALSE(is_near("Snow", "Snaw"));
}
