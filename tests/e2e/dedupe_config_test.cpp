// kiji.yml and dedupe.
#include <nlohmann/json.hpp>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

const std::string footer =
    "この記事の一部にはアフィリエイトリンクが含まれています。詳しくは運営についての頁をご覧ください"
    "。";

TEST_CASE("markers of kiji.yml are markers to dedupe", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "It snowed all night.\n\n@@ next @@\n\nIn the morning it was white.\n");
    CHECK(test::kiji({"dedupe", "a.md"}, folder.path()).exit_code == 0);
    folder.write("kiji.yml", "markers: ['@@ next @@']\n");
    const test::Finished found = test::kiji({"dedupe", "--format", "jsonl", "a.md"}, folder.path());
    CHECK(found.exit_code == 1);
    CHECK(found.out.find("\"marker\"") != std::string::npos);
}

TEST_CASE("boilerplate of kiji.yml is no duplicate", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "雪が降った。\n\n" + footer + "\n");
    folder.write("b.md", "朝になった。\n\n" + footer + "\n");
    CHECK(test::kiji({"dedupe", "--all", "."}, folder.path()).exit_code == 1);
    folder.write("other.yml", "dedupe:\n  boilerplate: ['" + footer + "']\n");
    CHECK(test::kiji({"dedupe", "--all", "--config", "other.yml", "."}, folder.path()).exit_code ==
          0);
    folder.write("kiji.yml", "dedupe:\n  boilerplate: ['" + footer + "']\n");
    CHECK(test::kiji({"dedupe", "--all", "."}, folder.path()).exit_code == 0);
}

TEST_CASE("each post is repaired by its own kiji.yml, alone and with others", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string text = "It snowed all night.\n\n@@ next @@\n\nIn the morning it was white.\n";
    folder.write("a/a.md", text);
    folder.write("a/kiji.yml", "markers: ['@@ next @@']\n");
    folder.write("b/b.md", text);
    CHECK(test::kiji({"dedupe", "--fix", "a", "b"}, folder.path()).exit_code == 0);
    CHECK(folder.read("a/a.md") == "It snowed all night.\n\nIn the morning it was white.\n");
    CHECK(folder.read("b/b.md") == text);
}

TEST_CASE("a faulty kiji.yml stops dedupe, and JSON says so", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "It snowed.\n");
    folder.write("kiji.yml", "dedupe:\n  boilerplat: []\n");
    const test::Finished text = test::kiji({"dedupe", "a.md"}, folder.path());
    CHECK(text.exit_code == 2);
    CHECK(text.out.empty());
    CHECK(text.err.find("kiji.yml:2:") != std::string::npos);
    CHECK(text.err.find("did you mean dedupe.boilerplate?") != std::string::npos);
    const test::Finished done = test::kiji({"dedupe", "--format", "json", "a.md"}, folder.path());
    CHECK(done.exit_code == 2);
    const auto parsed = nlohmann::json::parse(done.out);
    REQUIRE(parsed["errors"].size() == 1);
    CHECK(parsed["errors"][0]["line"] == 2);
    CHECK(parsed["pairs"].empty());
}

}  // namespace
}  // namespace kiji
