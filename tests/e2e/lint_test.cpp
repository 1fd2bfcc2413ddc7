// lint: which rules run, which findings are told, and in which shape.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
using Json = nlohmann::json;

namespace {

const std::string head = "---\ntitle: A\ndate: 2025-03-02\n---\n\n";
/// A post that a safe fix changes in several ways.
const std::string untidy =
    head + "##  A heading\n\nText.   \nMore. \n\n\n\nThe [end]( https://example.org ).\n\t\nLast.";

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
    CHECK(has(found.out, "      2         chunk-marker\n"));
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

TEST_CASE("a configuration of rumdl goes where there is no other, and says what is lost", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", head + "## B\n\n#### C\n\nA line with a tab\there.\n");
    folder.write(".rumdl.toml", "[global]\nenable = [\"MD001\"]\nexclude = [\"old\"]\n");
    const test::Finished found = test::kiji({"lint", "a.md"}, folder.path());
    CHECK(has(found.out, "MD001]"));
    CHECK_FALSE(has(found.out, "MD010]"));
    CHECK(has(found.err, "kiji has no equal of exclude"));
    folder.write("other.toml", "[global]\nenable = [\"MD010\"]\n");
    const test::Finished other =
        test::kiji({"lint", "--config", "other.toml", "a.md"}, folder.path());
    CHECK(has(other.out, "MD010]"));
    CHECK_FALSE(has(other.out, "MD001]"));
}

TEST_CASE("reports as JSON have the shape that --schema says", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", marked + "\n## B\n\n#### C \n");
    folder.write("latin.md", "caf\xE9\n");
    const Json schema = Json::parse(test::kiji({"lint", "--format", "json", "--schema"}).out);
    const Json report =
        Json::parse(test::kiji({"lint", "--format", "json", "."}, folder.path()).out);
    CHECK(report["findings"].size() >= 3);
    CHECK(report["errors"].size() == 1);
    CHECK(test::faults(schema, report) == std::vector<std::string>());
    const Json line_schema = Json::parse(test::kiji({"lint", "--format", "jsonl", "--schema"}).out);
    const std::string lines = test::kiji({"lint", "--format", "jsonl", "a.md"}, folder.path()).out;
    const Json line = Json::parse(lines.substr(0, lines.find('\n')));
    CHECK(test::faults(line_schema, line) == std::vector<std::string>());
    CHECK_FALSE(test::faults(line_schema, Json::object()).empty());
    CHECK(test::kiji({"lint", "--format", "junit", "--schema"}).exit_code == 2);
}

TEST_CASE("the fixes of a SARIF report make of a post what --fix does", "[e2e]") {
    const test::TemporaryFolder folder;
    for (const bool unsafe : {false, true}) {
        folder.write("a.md", untidy + "\n\n---END---\n\nAfter.\n");
        std::vector<std::string> words{"lint", "--preset", "jekyll", "--format", "sarif", "a.md"};
        if (unsafe)
            words.insert(words.begin() + 1, "--unsafe-fixes");
        std::string text = folder.read("a.md");
        // Each run of --fix goes on until nothing is left.
        for (int round = 0; round < 10; ++round) {
            const Json report = Json::parse(test::kiji(words, folder.path()).out);
            std::vector<Json> edits;
            for (const Json& result : report["runs"][0]["results"]) {
                for (const Json& fix : result.value("fixes", Json::array())) {
                    CHECK((unsafe || fix["properties"]["safety"] == "safe"));
                    for (const Json& edit : fix["artifactChanges"][0]["replacements"])
                        edits.push_back(edit);
                }
            }
            if (edits.empty())
                break;
            std::ranges::stable_sort(edits, {}, [](const Json& edit) {
                return edit["deletedRegion"]["byteOffset"].get<std::size_t>();
            });
            std::size_t end = text.size() + 1;
            for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
                const Json& region = (*edit)["deletedRegion"];
                const auto begin = region["byteOffset"].get<std::size_t>();
                const auto size = region["byteLength"].get<std::size_t>();
                if (begin + size > end)
                    continue;
                text.replace(begin, size,
                             edit->contains("insertedContent")
                                 ? (*edit)["insertedContent"]["text"].get<std::string>()
                                 : "");
                end = begin;
            }
            folder.write("a.md", text);
        }
        folder.write("b.md", untidy + "\n\n---END---\n\nAfter.\n");
        std::vector<std::string> fix{"lint", "--preset", "jekyll", "--fix", "b.md"};
        if (unsafe)
            fix.insert(fix.begin() + 1, "--unsafe-fixes");
        test::kiji(fix, folder.path());
        CHECK(text == folder.read("b.md"));
    }
}

TEST_CASE("lint --dry-run shows what --fix would do and writes nothing", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", untidy);
    const test::Finished shown = test::kiji({"lint", "--fix", "--dry-run", "a.md"}, folder.path());
    CHECK(shown.exit_code == 1);
    CHECK(has(shown.out, "+++ b/a.md"));
    CHECK(folder.read("a.md") == untidy);
    CHECK(shown.out == test::kiji({"lint", "--diff", "a.md"}, folder.path()).out);
}

TEST_CASE("a comment may turn a house rule off, and one that nobody knows is told", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("kiji.yml",
                 "lint:\n  rules:\n    custom:\n      - name: no-rain\n        forbid: [rain]\n");
    folder.write("a.md", head + "<!-- kiji-disable-next-line no-rain -->\nMuch rain.\n");
    CHECK(test::kiji({"lint", "a.md"}, folder.path()).exit_code == 0);
    folder.write("a.md", head + "<!-- kiji-disable-next-line no-rian -->\nMuch rain.\n");
    const test::Finished found = test::kiji({"lint", "a.md"}, folder.path());
    CHECK(has(found.out, "did you mean \"no-rain\"?"));
    CHECK(has(found.out, "[no-rain]"));
}
