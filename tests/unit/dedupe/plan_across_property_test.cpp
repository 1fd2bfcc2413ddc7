// What must hold of every repair of posts against one another: judged by the log and the texts.
#include <map>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"
#include "support/catch.hpp"
#include "support/repair_log.hpp"
#include "unit/dedupe/random_posts.hpp"
#include "unit/dedupe/repaired_posts.hpp"

namespace kiji::dedupe {
namespace {

std::map<Path, std::string> posts_of(std::uint32_t seed) {
    RandomPosts writer(seed);
    std::map<Path, std::string> posts;
    const std::size_t count = 2 + writer.below(4);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string letter(1, static_cast<char>('a' + i));
        const bool dated = writer.below(4) > 0;
        posts.emplace((writer.below(4) == 0 ? "_drafts/" : "") +
                          (dated ? "2024-05-0" + std::to_string(1 + writer.below(3)) + "-" : "") +
                          letter + ".md",
                      writer.post());
    }
    return posts;
}

bool joins(const RepairedPosts& repaired) {
    for (const auto& [name, plan] : repaired.plans) {
        for (const Removal& removal : plan.removals) {
            if (removal.reason == Reason::join)
                return true;
        }
    }
    return false;
}

void check_log(const std::map<Path, std::string>& posts, const RepairedPosts& repaired) {
    MemoryFiles files(posts);
    REQUIRE(repair::apply(files, repaired.changes(posts), {.log = "log.json", .backup = {}})
                .errors.empty());
    const std::string log =
        files.files().contains("log.json") ? files.files().at("log.json") : "{\"files\":[]}";
    for (const auto& [name, before] : posts) {
        std::vector<std::string> others;
        for (const auto& [other, after] : repaired.texts) {
            if (other != name)
                others.push_back(after);
        }
        CHECK(files.files().at(name) == repaired.texts.at(name));
        for (const std::string& fault : test::faults_of_repair(
                 before, repaired.texts.at(name), test::removals_in(log, name), others))
            FAIL_CHECK(name << ": " << fault);
    }
    if (log.size() > 20)
        REQUIRE(repair::undo(files, "log.json"));
    for (const auto& [name, before] : posts)
        CHECK(files.files().at(name) == before);
}

TEST_CASE("across posts nothing is lost, and a second repair finds nothing", "[plan]") {
    std::size_t across = 0;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const std::map<Path, std::string> posts = posts_of(seed);
        INFO("seed " << seed);
        const RepairWith with{.keeping = seed % 4 == 3 ? Keeping::newest : Keeping::oldest,
                              .near = seed % 5 == 0};
        const RepairedPosts repaired = repair_posts(posts, with);
        check_log(posts, repaired);
        for (const auto& [name, plan] : repaired.plans) {
            for (const Removal& removal : plan.removals)
                across += removal.kept_elsewhere.empty() ? 0U : 1U;
        }
        CHECK(repair_posts(repaired.texts, with).texts == repaired.texts);
    }
    CHECK(across > 50);
}

TEST_CASE("a post becomes the same whichever others are repaired with it", "[plan]") {
    std::size_t compared = 0;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const std::map<Path, std::string> posts = posts_of(seed);
        INFO("seed " << seed);
        const RepairedPosts all = repair_posts(posts, {});
        // A sentence that a repair joins is whole in the repaired post alone.
        if (joins(all))
            continue;
        for (const auto& [name, text] : posts) {
            CHECK(repair_posts(posts, {.only = name}).texts.at(name) == all.texts.at(name));
            ++compared;
        }
    }
    CHECK(compared > 30);
}

}  // namespace
}  // namespace kiji::dedupe
