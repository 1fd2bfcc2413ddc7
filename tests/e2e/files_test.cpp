// Which files are taken, and what is said of those that cannot be.
#include <filesystem>

#include <sys/stat.h>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
namespace fs = std::filesystem;

namespace {

const std::string good = "---\ntitle: A\ndate: 2025-03-02\n---\n\nText.\n";

bool says(const test::Finished& done, const std::string& text) {
    return done.err.find(text) != std::string::npos || done.out.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a file that cannot be read is named, and the others are done", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("1-good.md", good);
    folder.write("2-binary.md", std::string("a\0b", 3));
    folder.write("3-latin.md", "caf\xE9\n");
    folder.write("4-utf16.md", std::string("\xFF\xFE"
                                           "a\0",
                                           4));
    folder.write("5-last.md", good + "Trailing. \n");
    for (const std::string command : {"lint", "dedupe"}) {
        const test::Finished done = test::kiji({command, ".", "gone.md"}, folder.path());
        INFO(done.out << done.err);
        CHECK(done.exit_code == 3);
        for (const char* name :
             {"gone.md: ", "2-binary.md:1:2: ", "3-latin.md:1:4: ", "4-utf16.md"})
            CHECK(done.err.find(name) != std::string::npos);
        CHECK(done.out.find("4 files not done") != std::string::npos);
    }
    CHECK(says(test::kiji({"lint", "."}, folder.path()), "5-last.md:7:10: "));
}

TEST_CASE("an empty file is no error, but is told of", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "");
    for (const std::string command : {"lint", "dedupe", "render"}) {
        const test::Finished done = test::kiji({command, "a.md"}, folder.path());
        CHECK(done.exit_code <= 1);
        CHECK(says(done, "a.md: the file is empty"));
    }
}

TEST_CASE("what is no regular file is refused at once", "[e2e]") {
    const test::TemporaryFolder folder;
    REQUIRE(::mkfifo(folder.path("pipe.md").c_str(), 0600) == 0);
    for (const std::string& path : {folder.path("pipe.md"), std::string("/dev/zero")}) {
        for (const std::string command : {"lint", "dedupe", "render"}) {
            const test::Finished done =
                test::kiji(test::Start{.arguments = {command, path}, .seconds = 10});
            INFO(command << " " << path << "\n" << done.err);
            CHECK_FALSE(done.timed_out);
            CHECK(done.exit_code == 3);
            CHECK(says(done, path));
        }
    }
    const test::Finished fix =
        test::kiji(test::Start{.arguments = {"lint", "--fix", folder.path()}, .seconds = 10});
    CHECK_FALSE(fix.timed_out);
    CHECK(fix.exit_code == 3);
}

TEST_CASE("input without an end is refused", "[e2e]") {
    const test::Finished done = test::run(
        "/bin/sh", {.arguments = {"-c", KIJI_BINARY " lint - </dev/zero"}, .seconds = 30});
    CHECK_FALSE(done.timed_out);
    CHECK(done.exit_code == 3);
}

TEST_CASE("hostile names are told of harmlessly", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::vector<std::string> names{"new\nline.md", "esc\x1b[2J.md", "tab\t.md",
                                         "rtl\xE2\x80\xAE"
                                         "dm.md",
                                         "latin\xE9.md"};
    for (const std::string& name : names)
        folder.write(name, "---END---\n");
    const test::Finished done = test::kiji({"lint", "."}, folder.path());
    CHECK(done.exit_code == 1);
    for (const char* shown :
         {"new\\nline.md", "esc\\x1b[2J.md", "rtl\\u{202e}dm.md", "latin\\xe9.md"})
        CHECK(says(done, shown));
    CHECK(done.out.find('\x1b') == std::string::npos);
    CHECK(done.out.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("a link out of the folder is refused, naming both ends", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("secret.txt", "SECRET\n");
    folder.write("site/a.md", good);
    fs::create_symlink("../secret.txt", folder.path("site/b.md"));
    const test::Finished done = test::kiji({"lint", "site"}, folder.path());
    CHECK(done.exit_code == 3);
    CHECK(says(done, "site/b.md"));
    CHECK(says(done, "secret.txt"));
    CHECK_FALSE(says(done, "SECRET"));
}

TEST_CASE("a path may be long, deep or given twice", "[e2e]") {
    const test::TemporaryFolder folder;
    std::string deep = "d";
    for (int i = 0; i < 60; ++i)
        deep += "/dddddddd";
    folder.write(deep + "/a.md", good);
    const test::Finished done = test::kiji({"lint", ".", "./d", "."}, folder.path());
    CHECK(done.exit_code == 0);
    CHECK(done.out == "no findings in 1 file\n");
}

TEST_CASE("a post nested beyond all sense is an error with a place", "[e2e]") {
    const test::TemporaryFolder folder;
    std::string quotes(5000, '>');
    folder.write("a.md", good + "\n" + quotes + " deep\n");
    for (const std::string command : {"lint", "dedupe", "render"}) {
        const test::Finished done = test::kiji({command, "a.md"}, folder.path());
        INFO(done.err);
        CHECK(done.exit_code == 3);
        CHECK(says(done, "a.md:8:"));
    }
}
