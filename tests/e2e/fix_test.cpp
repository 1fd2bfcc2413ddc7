// lint --fix: what it changes, and all that it must not.
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
namespace fs = std::filesystem;

namespace {

const std::string head = "---\ntitle: A\ndate: 2025-03-02\n---\n\n";

}  // namespace

TEST_CASE("after --fix the exit code is 1 only where findings remain", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string timed = "---\ntitle: A\ndate: 2025-03-02\nreading_time: ";
    folder.write("mended.md", timed + "9\n---\n\nText.\n");
    folder.write("left.md", "---\ndate: 2025-03-02\n---\n\nText.\n\n---END---");
    CHECK(test::kiji({"lint", "mended.md"}, folder.path()).exit_code == 1);
    CHECK(test::kiji({"lint", "--fix", "mended.md"}, folder.path()).exit_code == 0);
    CHECK(folder.read("mended.md") == timed + "1\n---\n\nText.\n");
    CHECK(test::kiji({"lint", "--fix", "left.md"}, folder.path()).exit_code == 1);
    CHECK(folder.read("left.md") == "---\ndate: 2025-03-02\n---\n\nText.\n\n---END---\n");
}

TEST_CASE("a second --fix changes nothing", "[e2e]") {
    const test::TemporaryFolder folder;
    fs::copy(KIJI_SOURCE_DIR "/examples/blog", folder.path("blog"), fs::copy_options::recursive);
    test::kiji({"lint", "--fix", "blog"}, folder.path());
    const std::string once = folder.read("blog/_drafts/ai-to-shigoto.md");
    const test::Finished again = test::kiji({"lint", "--fix", "blog"}, folder.path());
    CHECK(folder.read("blog/_drafts/ai-to-shigoto.md") == once);
    CHECK(again.out.find("fixed") == std::string::npos);
}

TEST_CASE("a post without anything to mend is not written", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("a.md", head + "Text.\n");
    struct stat before {};
    REQUIRE(::stat(path.c_str(), &before) == 0);
    CHECK(test::kiji({"lint", "--fix", "a.md"}, folder.path()).exit_code == 0);
    struct stat after {};
    REQUIRE(::stat(path.c_str(), &after) == 0);
    CHECK(after.st_ino == before.st_ino);
    CHECK(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
}

TEST_CASE("mending keeps line ends, mode and links, and leaves nothing beside the file", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string windows = "---\r\ntitle: A\r\ndate: 2025-03-02\r\n---\r\n\r\nText.";
    const std::string path = folder.write("real/a.md", windows + " \r\n");
    fs::create_symlink("real/a.md", folder.path("link.md"));
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    CHECK(test::kiji({"lint", "--fix", "link.md"}, folder.path()).exit_code == 0);
    CHECK(folder.read("real/a.md") == windows + "\r\n");
    CHECK(fs::is_symlink(folder.path("link.md")));
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0640);
    CHECK(folder.names() == std::vector<std::string>{"link.md", "real"});
    CHECK(std::distance(fs::directory_iterator(folder.path("real")), {}) == 1);
}

TEST_CASE("what cannot be written is told, stays as it was, and the others are mended", "[e2e]") {
    if (::geteuid() != 0) {
        WARN("skipped: only root can become somebody else");
        return;
    }
    const test::TemporaryFolder folder;
    const std::string bad = head + "Text. \n";
    folder.write("locked/a.md", bad);
    folder.write("open/b.md", bad);
    folder.write("hidden.md", bad);
    ::chmod(folder.path().c_str(), 0755);
    ::chmod(folder.path("locked").c_str(), 0555);
    ::chmod(folder.path("locked/a.md").c_str(), 0444);
    ::chmod(folder.path("hidden.md").c_str(), 0);
    REQUIRE(::chown(folder.path("open").c_str(), 65534, 65534) == 0);
    REQUIRE(::chown(folder.path("open/b.md").c_str(), 65534, 65534) == 0);
    const test::Finished done = test::run(
        "setpriv", {.arguments = {"--reuid=65534", "--regid=65534", "--clear-groups", KIJI_BINARY,
                                  "lint", "--fix", "locked/a.md", "hidden.md", "open/b.md"},
                    .folder = folder.path()});
    INFO(done.out << done.err);
    CHECK(done.exit_code == 3);
    CHECK(done.err.find("locked/a.md: ") != std::string::npos);
    CHECK(done.err.find("hidden.md: ") != std::string::npos);
    CHECK(folder.read("locked/a.md") == bad);
    CHECK(folder.read("hidden.md") == bad);
    CHECK(folder.read("open/b.md") == head + "Text.\n");
    // What is still wrong with a file that could not be written is still said.
    CHECK(done.out.find("locked/a.md:6:6: ") != std::string::npos);
}

TEST_CASE("one file reached by two names is mended once", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", head + "Text. \n");
    fs::create_symlink("a.md", folder.path("b.md"));
    const test::Finished done =
        test::kiji({"lint", "--fix", "--threads", "8", ".", "b.md", "a.md"}, folder.path());
    CHECK(done.exit_code == 0);
    CHECK(done.out == "fixed 1 finding in 1 file; no findings left in 1 file\n");
    CHECK(folder.read("a.md") == head + "Text.\n");
    CHECK(fs::is_symlink(folder.path("b.md")));
}

TEST_CASE("a hard-linked post is not torn from its other name", "[e2e]") {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("a.md", head + "Text. \n");
    fs::create_hard_link(path, folder.path("b.md"));
    const test::Finished done = test::kiji({"lint", "--fix", "."}, folder.path());
    CHECK(done.exit_code == 3);
    CHECK(done.err.find("hard link") != std::string::npos);
    CHECK(folder.read("a.md") == head + "Text. \n");
    CHECK(fs::equivalent(path, folder.path("b.md")));
}

TEST_CASE("standard input is mended to standard output and findings go beside it", "[e2e]") {
    const test::Finished done = test::kiji(
        test::Start{.arguments = {"lint", "--fix", "-"}, .input = "---\ndate: x\n---\n\nText. \n"});
    CHECK(done.out == "---\ndate: x\n---\n\nText.\n");
    CHECK(done.err.find("<stdin>:2:7: ") != std::string::npos);
    CHECK(done.exit_code == 1);
}

TEST_CASE("standard input that cannot be read is not answered by an empty text", "[e2e]") {
    const test::Finished done =
        test::kiji(test::Start{.arguments = {"lint", "--fix", "-"}, .input = "a\xFF\n"});
    CHECK(done.exit_code == 3);
    CHECK(done.out.empty());
    CHECK(done.err.find("<stdin>:1:2: ") != std::string::npos);
}
