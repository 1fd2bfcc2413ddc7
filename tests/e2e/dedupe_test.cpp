// dedupe on the example blog.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"

using namespace kiji;

TEST_CASE("the draft of the example blog repeats itself, its posts do not", "[e2e]") {
    const std::string blog = KIJI_SOURCE_DIR "/examples/blog";
    CHECK(test::kiji({"dedupe", "--all", blog + "/_posts"}).exit_code == 0);
    const test::Finished draft =
        test::kiji({"dedupe", "--format", "json", blog + "/_drafts/ai-to-shigoto.md"});
    CHECK(draft.exit_code == 1);
    const auto report = nlohmann::json::parse(draft.out);
    std::vector<std::pair<int, int>> places;
    for (const auto& pair : report["pairs"]) {
        if (pair["kind"] == "exact")
            places.emplace_back(pair["lines_a"][0], pair["lines_b"][0]);
    }
    CHECK(places == std::vector<std::pair<int, int>>{{20, 34}, {20, 50}, {34, 50}, {40, 44}});
}

TEST_CASE("the finished posts of the example blog are clean", "[e2e]") {
    const test::Finished done =
        test::kiji({"lint", "--fail-on", "info", KIJI_SOURCE_DIR "/examples/blog/_posts"});
    CHECK(done.out == "no findings in 12 files\n");
    CHECK(done.err.empty());
    CHECK(done.exit_code == 0);
}
