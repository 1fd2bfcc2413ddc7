// What kiji dedupe and kiji lint write for programs, and the page of --report.
#include <nlohmann/json.hpp>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
using nlohmann::json;

namespace {

const std::string paragraph =
    "A paragraph that is long enough for anybody to notice that it stands there twice.\n";

}  // namespace

TEST_CASE("files are called as below the folder that was named, paths open them", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("blog/posts/2024/a.md", paragraph + "\n" + paragraph);
    const auto names = [&](const std::string& path) {
        const json pair =
            json::parse(test::kiji({"dedupe", "--format", "jsonl", path}, folder.path()).out);
        return pair["file_a"].get<std::string>() + " at " + pair["path_a"].get<std::string>();
    };
    CHECK(names("blog/posts") == "2024/a.md at blog/posts/2024/a.md");
    CHECK(names("blog/posts/") == "2024/a.md at blog/posts/2024/a.md");
    CHECK(names("blog") == "posts/2024/a.md at blog/posts/2024/a.md");
    CHECK(names(".") == "blog/posts/2024/a.md at blog/posts/2024/a.md");
    CHECK(names("blog/posts/2024/a.md") == "blog/posts/2024/a.md at blog/posts/2024/a.md");
}

TEST_CASE("jsonl is one object a line, for lint as well", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\nOne. \n\nTwo. \n");
    folder.write("b.md", "\xFF");
    const test::Finished done = test::kiji({"lint", "--format", "jsonl", "."}, folder.path());
    CHECK(done.exit_code == 3);
    const std::size_t end = done.out.find('\n');
    CHECK(json::parse(done.out.substr(0, end))["line"] == 6);
    CHECK(json::parse(done.out.substr(end + 1))["line"] == 8);
    CHECK(done.err.find("b.md") != std::string::npos);
}

TEST_CASE("sarif and github work for lint", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\n𠮷. \n");
    const json log = json::parse(test::kiji({"lint", "--format", "sarif", "."}, folder.path()).out);
    const json& run = log["runs"][0];
    REQUIRE(run["results"].size() == 1);
    CHECK(run["results"][0]["ruleId"] == "trailing-space");
    CHECK(run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 4);
    CHECK(run["results"][0]["fixes"].size() == 1);
    CHECK(run["tool"]["driver"]["rules"].size() > 10);
    const test::Finished notes = test::kiji({"lint", "--format", "github", "."}, folder.path());
    CHECK(notes.out.starts_with("::notice file=a.md,line=6,endLine=6,col=3,"));
}

TEST_CASE("html is for dedupe alone", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", paragraph + "\n" + paragraph);
    const test::Finished lint = test::kiji({"lint", "--format", "html", "a.md"}, folder.path());
    CHECK(lint.exit_code == 2);
    CHECK(lint.err.find("it is for kiji dedupe") != std::string::npos);
    const test::Finished page = test::kiji({"dedupe", "--format", "html", "a.md"}, folder.path());
    CHECK(page.out.starts_with("<!DOCTYPE html>\n"));
    CHECK(page.out.ends_with("</html>\n"));
    CHECK(page.exit_code == 1);
}

TEST_CASE("the page that --report writes is that of the format", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", paragraph + "\n" + paragraph);
    const std::string page = test::kiji({"dedupe", "--format", "html", "a.md"}, folder.path()).out;
    const test::Finished done =
        test::kiji({"dedupe", "--report", "out.html", "a.md"}, folder.path());
    CHECK(done.exit_code == 1);
    CHECK(done.out.starts_with("a.md: 50.0 % surplus\n"));
    CHECK(folder.read("out.html") == page);
}

TEST_CASE("a report that cannot be written is an error with its path", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", paragraph);
    const test::Finished done =
        test::kiji({"dedupe", "--report", "gone/out.html", "a.md"}, folder.path());
    CHECK(done.exit_code == 3);
    CHECK(done.err.find("gone/out.html") != std::string::npos);
}

TEST_CASE("every format is the same for any number of threads", "[e2e]") {
    const test::TemporaryFolder folder;
    for (int i = 0; i < 20; ++i)
        folder.write("p/" + std::to_string(i) + ".md",
                     paragraph + "\n" + std::to_string(i) + paragraph + "\n" + paragraph);
    for (const std::string format : {"text", "json", "jsonl", "sarif", "github", "html"}) {
        const auto out = [&](const std::string& threads) {
            return test::kiji({"dedupe", "--all", "--format", format, "--threads", threads, "p"},
                              folder.path())
                .out;
        };
        const std::string one = out("1");
        CHECK_FALSE(one.empty());
        CHECK(out("4") == one);
    }
}
