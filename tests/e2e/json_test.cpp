// --format json: one object, whatever happens.
#include <nlohmann/json.hpp>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
using nlohmann::json;

TEST_CASE("findings, what could not be read, and counts stand in one object", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: 雪\ndate: 2025-03-02\n---\n\n𠮷野の雪。 \n\n---END---\n");
    folder.write("b.md", "\xFF");
    folder.write("c.md", "---\ntitle: B\ndate: 2025-03-02\n---\n\nText. \n");
    const test::Finished done = test::kiji({"lint", "--format", "json", "."}, folder.path());
    CHECK(done.exit_code == 3);
    const json report = json::parse(done.out);
    CHECK(report["version"] == 1);
    CHECK(report["command"] == "lint");
    REQUIRE(report["findings"].size() == 3);
    const json& space = report["findings"][0];
    CHECK(space["file"] == "a.md");
    CHECK(space["rule"] == "trailing-space");
    CHECK(space["severity"] == "info");
    CHECK(space["line"] == 6);
    CHECK(space["column"] == 6);
    CHECK(space["utf16_column"] == 7);
    CHECK(space["fix"]["safety"] == "safe");
    CHECK(report["findings"][1]["rule"] == "chunk-marker");
    CHECK(report["findings"][2]["file"] == "c.md");
    REQUIRE(report["errors"].size() == 1);
    CHECK(report["errors"][0]["file"] == "b.md");
    CHECK(report["errors"][0]["line"] == 1);
    CHECK(report["summary"]["files"] == 2);
    CHECK(report["summary"]["files_with_findings"] == 2);
    CHECK(report["summary"]["warnings"] == 1);
    CHECK(report["summary"]["infos"] == 2);
    CHECK(report["summary"]["not_done"] == 1);
}

TEST_CASE("offsets of JSON edits mend the file by hand", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string text = "---\ntitle: 雪\ndate: 2025-03-02\n---\n\n𠮷野の雪。 \n";
    folder.write("a.md", text);
    const json report =
        json::parse(test::kiji({"lint", "--format", "json", "a.md"}, folder.path()).out);
    REQUIRE(report["findings"].size() == 1);
    const json& edit = report["findings"][0]["fix"]["edits"][0];
    std::string mended = text;
    mended.replace(edit["offset"].get<std::size_t>(),
                   edit["end_offset"].get<std::size_t>() - edit["offset"].get<std::size_t>(),
                   edit["text"].get<std::string>());
    test::kiji({"lint", "--fix", "a.md"}, folder.path());
    CHECK(folder.read("a.md") == mended);
}

TEST_CASE("dedupe reports pairs of places", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string paragraph =
        "A paragraph that is long enough for anybody to notice that it stands there twice.\n";
    folder.write("a.md", paragraph + "\nx\n\n" + paragraph);
    const test::Finished done = test::kiji({"dedupe", "--format", "json", "a.md"}, folder.path());
    CHECK(done.exit_code == 1);
    const json report = json::parse(done.out);
    REQUIRE(report["pairs"].size() == 1);
    CHECK(report["pairs"][0]["kind"] == "exact");
    CHECK(report["pairs"][0]["lines_a"] == json{1, 1});
    CHECK(report["pairs"][0]["lines_b"] == json{5, 5});
    CHECK(report["pairs"][0]["file_b"] == "a.md");
    CHECK(report["summary"]["groups"] == 1);
    CHECK(report["summary"]["surplus_blocks"] == 1);
}

TEST_CASE("nothing found, nothing there and nothing readable are objects too", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("empty/x.txt", "");
    for (const std::string command : {"lint", "dedupe"}) {
        for (const std::string path : {"empty", "gone"}) {
            const json report =
                json::parse(test::kiji({command, "--format", "json", path}, folder.path()).out);
            CHECK(report[command == "lint" ? "findings" : "pairs"] == json::array());
            CHECK(report["errors"].size() == (path == "gone" ? 1 : 0));
        }
    }
}

TEST_CASE("with --fix the object tells what remains", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ndate: 2025-03-02\n---\n\nText. \n");
    const json report =
        json::parse(test::kiji({"lint", "--fix", "--format", "json", "a.md"}, folder.path()).out);
    CHECK(report["summary"]["fixed"] == 1);
    REQUIRE(report["findings"].size() == 1);
    CHECK(report["findings"][0]["rule"] == "title-missing");
}
