// What must hold of every repair, on posts put together at random: judged by the log and the texts.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"
#include "support/repair_log.hpp"
#include "unit/dedupe/random_posts.hpp"

namespace kiji::dedupe {
namespace {

void check_repair(const std::string& text, const RepairOptions& options) {
    const auto doc = read_masked(text);
    const Result<Plan> made = plan(*doc, options, Limits());
    if (!made)
        FAIL(made.error().message);
    if (made->removals.empty())
        return;
    std::vector<repair::Removal> removals;
    for (const Removal& removal : made->removals) {
        repair::Removal one{.span = removal.span,
                            .reason = std::string(name_of(removal.reason)),
                            .blank = removal.blank};
        for (const Span kept : removal.kept)
            one.kept.push_back({.file = {}, .span = kept});
        removals.push_back(std::move(one));
    }
    MemoryFiles files(std::map<Path, std::string>{{"a.md", text}});
    const std::vector<repair::Change> changes = {{"a.md", text, removals}};
    REQUIRE(repair::apply(files, changes, {.log = "log.json", .backup = {}}).errors.empty());
    const std::string after = files.files().at("a.md");
    CHECK(after == made->text);
    for (const std::string& fault : test::faults_of_repair(
             text, after, test::removals_in(files.files().at("log.json"), "a.md")))
        FAIL_CHECK(fault);

    const auto again = plan(*made->document, options, Limits());
    REQUIRE(again);
    CHECK(again->removals.empty());

    REQUIRE(repair::undo(files, "log.json"));
    CHECK(files.files().at("a.md") == text);
}

TEST_CASE("nothing is lost and nothing invented, and a second repair finds nothing", "[plan]") {
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        const std::string text = RandomPosts(seed).post();
        INFO("seed " << seed << "\n" << text);
        const Keep keep = seed % 3 == 0 ? Keep::first : (seed % 3 == 1 ? Keep::last : Keep::best);
        check_repair(text, {.keep = keep, .floor = {.cjk = 12, .other = 20}});
    }
}

TEST_CASE("the check sees a loss, an invention and a wrong log", "[plan]") {
    const auto faults = [](std::string_view before, std::string_view after,
                           const test::LoggedRemoval& removal) {
        return test::faults_of_repair(before, after, {removal}).size();
    };
    const std::string text = "一つ目。\n\n二つ目。\n\n一つ目。\n";
    const std::size_t last = text.rfind("一");
    const test::LoggedRemoval good{.begin = last,
                                   .end = text.size(),
                                   .reason = "copy",
                                   .text = text.substr(last),
                                   .kept = {{0, 12}}};
    const std::string after = text.substr(0, last);
    CHECK(faults(text, after, good) == 0);
    CHECK(faults(text, after + "三つ目。", good) == 1);
    test::LoggedRemoval loss = good;
    loss.begin = text.find("二");
    loss.end = last;
    loss.text = text.substr(loss.begin, loss.end - loss.begin);
    CHECK(faults(text, text.substr(0, loss.begin) + text.substr(last), loss) == 1);
    test::LoggedRemoval blank = good;
    blank.inserted = " ";
    CHECK(faults(text, after + " ", blank) == 1);
    test::LoggedRemoval marker = good;
    marker.reason = "marker";
    CHECK(faults(text, after, marker) == 1);
}

}  // namespace
}  // namespace kiji::dedupe
