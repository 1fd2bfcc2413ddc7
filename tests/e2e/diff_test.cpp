// --diff is a diff: git and patch take it, and what they make of it is what --fix makes.
#include <filesystem>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

struct Post {
    std::string name;
    std::string text;
};

const std::vector<Post> posts{
    {"plain.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\nText. \n\n---END---\n\nMore."},
    {"two words.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\nText. \n"},
    {"日本語.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\n文。 \n"},
    {"quote\"back\\slash.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\nText. \n"},
    {"folder/new\nline.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\nText. \n"},
    {"latin\xE9.md", "---\ntitle: A\ndate: 2025-03-02\n---\n\nText. \n"},
    {"windows.md", "---\r\ntitle: A\r\ndate: 2025-03-02\r\n---\r\n\r\nText. \r\n\r\nMore. \r\n"},
    {"one line.md", "x "},
};

/// Applies `diff` in a copy of the post by `tool` and compares with --fix.
void check(const Post& post, const std::string& tool, const std::vector<std::string>& arguments) {
    INFO(tool << " " << post.name);
    const test::TemporaryFolder folder;
    folder.write(post.name, post.text);
    const test::Finished diff = test::kiji({"lint", "--diff", post.name}, folder.path());
    CHECK(diff.exit_code == 1);
    REQUIRE(folder.read(post.name) == post.text);
    const test::Finished applied =
        test::run(tool, {.arguments = arguments, .input = diff.out, .folder = folder.path()});
    INFO(diff.out << applied.out << applied.err);
    REQUIRE(applied.exit_code == 0);
    const std::string by_tool = folder.read(post.name);
    folder.write(post.name, post.text);
    test::kiji({"lint", "--fix", post.name}, folder.path());
    CHECK(by_tool == folder.read(post.name));
    CHECK(by_tool != post.text);
}

}  // namespace

TEST_CASE("git apply takes the diffs", "[e2e]") {
    for (const Post& post : posts)
        check(post, "git", {"apply", "--whitespace=nowarn", "-"});
}

TEST_CASE("patch takes the diffs", "[e2e]") {
    for (const Post& post : posts) {
        // GNU patch refuses names with a line end, quoted or not (CVE-2010-4651 and after).
        if (post.name.find('\n') == std::string::npos)
            check(post, "patch", {"-p1", "--binary", "-s"});
    }
}

TEST_CASE("a diff of several files is one patch", "[e2e]") {
    const test::TemporaryFolder folder;
    for (const Post& post : posts)
        folder.write(post.name, post.text);
    const test::Finished diff = test::kiji({"lint", "--diff", "."}, folder.path());
    CHECK(diff.exit_code == 1);
    REQUIRE(test::run("git", {.arguments = {"apply", "--whitespace=nowarn", "-"},
                              .input = diff.out,
                              .folder = folder.path()})
                .exit_code == 0);
    CHECK(test::kiji({"lint", "--diff", "."}, folder.path()).exit_code == 0);
}
