// lint: which rules run, which findings are told, and in which shape.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
using Json = nlohmann::json;

namespace {

const std::string head = "---\ntitle: A\ndate: 2025-03-02\n---\n\n";
const std::string marked = head + "Text.\n\n---END---\n\nMore.\n";

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// git with a name, an address and nothing of the machine's own configuration.
void git(const test::TemporaryFolder& folder, std::vector<std::string> arguments) {
    std::vector<std::string> all{
        "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const test::Finished done = test::run(
        "git",
        {.arguments = all,
         .folder = folder.path(),
         .environment = {{"GIT_CONFIG_GLOBAL", "/dev/null"}, {"GIT_CONFIG_SYSTEM", "/dev/null"}}});
    INFO(done.err);
    REQUIRE(done.exit_code == 0);
}

}  // namespace

TEST_CASE("the flag --select runs these rules alone, --ignore all but these", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked);
    CHECK(has(test::kiji({"lint", "a.md"}, folder.path()).out, "[chunk-marker]"));
    CHECK(test::kiji({"lint", "--ignore", "chunk-marker", "a.md"}, folder.path()).exit_code == 0);
    CHECK(test::kiji({"lint", "--select", "title-missing", "a.md"}, folder.path()).exit_code == 0);
    CHECK(test::kiji({"lint", "--select", "CHUNK-MARKER", "a.md"}, folder.path()).exit_code == 1);
    const test::Finished wrong =
        test::kiji({"lint", "--select", "chunk-marke", "a.md"}, folder.path());
    CHECK(wrong.exit_code == 2);
    CHECK(has(wrong.err, "did you mean chunk-marker?"));
}

TEST_CASE("a configuration turns rules off, for some files only where it says so", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("_posts/a.md", marked);
    folder.write("_drafts/b.md", marked);
    folder.write(".kiji.yml",
                 "overrides:\n  - paths: [_drafts/**]\n    lint:\n      rules:\n"
                 "        chunk-marker: false\n");
    const test::Finished found = test::kiji({"lint", "."}, folder.path());
    CHECK(has(found.out, "_posts/a.md"));
    CHECK_FALSE(has(found.out, "_drafts/b.md"));
    // The same from outside of the folder.
    const test::Finished outside = test::kiji({"lint", folder.path()});
    CHECK(has(outside.out, "_posts/a.md"));
    CHECK_FALSE(has(outside.out, "_drafts/b.md"));
}

TEST_CASE("a fault in the configuration names its line and what would fit", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked);
    folder.write("kiji.yml", "lint:\n  rules:\n    chunk-makrer: false\n");
    const test::Finished found = test::kiji({"lint", "a.md"}, folder.path());
    CHECK(found.exit_code == 2);
    CHECK(
        has(found.err, "kiji.yml:3:5: there is no rule chunk-makrer: did you mean chunk-marker?"));
}

TEST_CASE("what the configuration excludes is passed by unless it is named", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("old/a.md", marked);
    folder.write("b.md", marked);
    folder.write("kiji.yml", "exclude: [old/]\n");
    CHECK_FALSE(has(test::kiji({"lint", "."}, folder.path()).out, "old/a.md"));
    CHECK(has(test::kiji({"lint", "old/a.md"}, folder.path()).out, "old/a.md"));
}

TEST_CASE("a baseline hides what was there, wherever its line has gone, and nothing new", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked);
    CHECK(test::kiji({"lint", "--write-baseline=known", "a.md"}, folder.path()).exit_code == 0);
    CHECK(test::kiji({"lint", "--baseline", "known", "a.md"}, folder.path()).exit_code == 0);
    folder.write("a.md", head + "Above.\n\nText.\n\n---END---\n\nMore.\n");
    CHECK(test::kiji({"lint", "--baseline", "known", "a.md"}, folder.path()).exit_code == 0);
    folder.write("a.md", marked + "\n---END---\n\nLast.\n");
    const test::Finished found = test::kiji({"lint", "--baseline", "known", "a.md"}, folder.path());
    CHECK(found.exit_code == 1);
    CHECK(has(found.out, "a.md:12:1:"));
    CHECK_FALSE(has(found.out, "a.md:8:1:"));
    folder.write("known", "rubbish\n");
    CHECK(test::kiji({"lint", "--baseline", "known", "a.md"}, folder.path()).exit_code == 2);
}

TEST_CASE("the flag --changed tells only of lines that differ from a revision", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("雪.md", marked);
    git(folder, {"init", "-q"});
    git(folder, {"add", "-A"});
    git(folder, {"commit", "-q", "-m", "first"});
    CHECK(test::kiji({"lint", "--changed", "."}, folder.path()).exit_code == 0);
    folder.write("雪.md", marked + "\n---END---\n\nLast.\n");
    folder.write("new.md", marked);
    const test::Finished found = test::kiji({"lint", "--changed=HEAD", "."}, folder.path());
    CHECK(has(found.out, "雪.md:12:1:"));
    CHECK_FALSE(has(found.out, "雪.md:8:1:"));
    CHECK(has(found.out, "new.md:8:1:"));
    const test::Finished wrong = test::kiji({"lint", "--changed=no-such", "."}, folder.path());
    CHECK(wrong.exit_code == 2);
    CHECK(has(wrong.err, "no-such"));
}

TEST_CASE("the flag --statistics counts findings by rule", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked + "\n---END---\n\nLast.\n");
    const test::Finished found =
        test::kiji({"lint", "--select", "chunk-marker", "--statistics", "a.md"}, folder.path());
    CHECK(has(found.out, "      2         chunk-marker  --fix\n"));
    CHECK_FALSE(has(found.out, "a.md:"));
}

TEST_CASE("the flag --unsafe-fixes makes fixes that --fix alone does not", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string text = head + "## B\n\n#### C\n";
    folder.write("a.md", text);
    test::kiji({"lint", "--select", "MD001", "--fix", "a.md"}, folder.path());
    CHECK(folder.read("a.md") == text);
    test::kiji({"lint", "--select", "MD001", "--fix", "--unsafe-fixes", "a.md"}, folder.path());
    CHECK(folder.read("a.md") == head + "## B\n\n### C\n");
}

TEST_CASE("the flag --columns chooses what columns count", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", head + "雪😀 \n");
    const auto column = [&](const char* unit) {
        const test::Finished found = test::kiji(
            {"lint", "--select", "MD009", "--format", "jsonl", "--columns", unit, "a.md"},
            folder.path());
        return Json::parse(found.out)["column"].get<int>();
    };
    CHECK(column("code-points") == 3);
    CHECK(column("utf16") == 4);
    CHECK(column("byte") == 8);
}

TEST_CASE("gitlab's report is an array with a fingerprint for each finding", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked + "\n---END---\n\nLast.\n");
    const Json report =
        Json::parse(test::kiji({"lint", "--select", "chunk-marker", "--format", "gitlab", "a.md"},
                               folder.path())
                        .out);
    REQUIRE(report.size() == 2);
    CHECK(report[0]["location"]["lines"]["begin"] == 8);
    CHECK(report[0]["fingerprint"] != report[1]["fingerprint"]);
}

TEST_CASE("rdjsonl has byte columns and the fix of one edit", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", head + "雪 \n");
    const Json line = Json::parse(
        test::kiji({"lint", "--select", "MD009", "--format", "rdjsonl", "a.md"}, folder.path())
            .out);
    CHECK(line["code"]["value"] == "MD009");
    CHECK(line["location"]["range"]["start"]["column"] == 4);
    CHECK(line["suggestions"][0]["text"] == "");
}

TEST_CASE("in XML formats names and messages cannot break out", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a\"<b>&.md", marked);
    for (const char* format : {"junit", "checkstyle"}) {
        const test::Finished found = test::kiji({"lint", "--format", format, "."}, folder.path());
        CHECK(has(found.out, "a&quot;&lt;b&gt;&amp;.md"));
        CHECK_FALSE(has(found.out, "<b>"));
    }
}

TEST_CASE("the flag --init writes a configuration that kiji reads, and never over one", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked);
    CHECK(test::kiji({"lint", "--init"}, folder.path()).exit_code == 0);
    CHECK(has(folder.read(".kiji.yml"), "preset: blog"));
    CHECK(test::kiji({"lint", "a.md"}, folder.path()).exit_code == 1);
    CHECK(test::kiji({"lint", "--init"}, folder.path()).exit_code == 2);
}

TEST_CASE("kiji config shows what goes for a post and which line said so", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("kiji.yml", "lint:\n  rules:\n    chunk-marker: error\n");
    const test::Finished shown = test::kiji({"config"}, folder.path());
    CHECK(shown.exit_code == 0);
    CHECK(has(shown.out, "kiji.yml:3\n      severity: error\n"));
    const Json schema = Json::parse(test::kiji({"config", "--schema"}).out);
    CHECK(schema["properties"]["lint"]["properties"]["rules"]["properties"].contains("MD001"));
}

TEST_CASE("completions and the manual page name every command and flag", "[e2e]") {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const test::Finished script = test::kiji({"completions", shell});
        CHECK(script.exit_code == 0);
        CHECK(has(script.out, "write-baseline"));
        CHECK(has(script.out, "chunk-marker"));
    }
    CHECK(test::kiji({"completions", "tcsh"}).exit_code == 2);
    const test::Finished bash =
        test::run("bash", {.arguments = {"-n"}, .input = test::kiji({"completions", "bash"}).out});
    CHECK(bash.exit_code == 0);
    const test::Finished man = test::kiji({"man"});
    CHECK(has(man.out, "\\-\\-write\\-baseline"));
    CHECK(has(man.out, "chunk\\-marker"));
}

TEST_CASE("rules are told of as text, JSON and Markdown", "[e2e]") {
    CHECK(has(test::kiji({"explain", "MD001"}).out, "heading-increment: Heading skips a level"));
    CHECK(test::kiji({"explain"}).exit_code == 2);
    const Json rules = Json::parse(test::kiji({"rules", "--format", "json"}).out);
    CHECK(std::ranges::any_of(rules, [](const Json& rule) { return rule["code"] == "MD001"; }));
    CHECK(has(test::kiji({"rules", "--format", "markdown", "MD001"}).out, "## heading-increment"));
}

TEST_CASE("a configuration of markdownlint goes where kiji has none", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", head + "## B\n\n#### C\n\nA line with a tab\there.\n");
    folder.write(".markdownlint.jsonc", "{ // ours\n  \"default\": false, \"MD001\": true }\n");
    const test::Finished found = test::kiji({"lint", "a.md"}, folder.path());
    CHECK(has(found.out, "MD001]"));
    CHECK_FALSE(has(found.out, "MD010]"));
    folder.write("other.json", "{\"default\": false, \"MD010\": true}\n");
    const test::Finished other =
        test::kiji({"lint", "--config", "other.json", "a.md"}, folder.path());
    CHECK(has(other.out, "MD010]"));
    CHECK_FALSE(has(other.out, "MD001]"));
}
