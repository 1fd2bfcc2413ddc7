#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/files.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

struct stat status_of(const Path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status;
}

std::string outcome(const Path& path, std::string_view bytes) {
    const Result<void> result = RealFiles().replace(path, bytes);
    return result ? "written" : result.error().message;
}

TEST_CASE("a replaced file keeps its mode and leaves nothing beside it", "[base]") {
    const test::TemporaryFolder folder;
    const Path path = folder.write("a.md", "old");
    for (const mode_t mode : {0600U, 0644U, 0664U, 0755U, 0200U}) {
        REQUIRE(::chmod(path.c_str(), mode) == 0);
        CHECK(outcome(path, "new " + std::to_string(mode)) == "written");
        CHECK((status_of(path).st_mode & 07777U) == mode);
        CHECK(folder.names() == std::vector<std::string>{"a.md"});
    }
    REQUIRE(::chmod(path.c_str(), 0600) == 0);
    CHECK(folder.read("a.md") == "new " + std::to_string(0200));
}

TEST_CASE("a new file gets what the umask leaves", "[base]") {
    const test::TemporaryFolder folder;
    const mode_t before = ::umask(027);
    CHECK(outcome(folder.path("a.md"), "new") == "written");
    ::umask(before);
    CHECK(folder.read("a.md") == "new");
    CHECK((status_of(folder.path("a.md")).st_mode & 07777U) == 0640);
}

TEST_CASE("a link stays a link and its target is replaced", "[base]") {
    const test::TemporaryFolder folder;
    folder.write("real/r.md", "old");
    REQUIRE(::symlink("real/r.md", folder.path("a.md").c_str()) == 0);
    CHECK(outcome(folder.path("a.md"), "new") == "written");
    CHECK(S_ISLNK(status_of(folder.path("a.md")).st_mode));
    CHECK(folder.read("real/r.md") == "new");

    REQUIRE(::symlink("nowhere", folder.path("dangling").c_str()) == 0);
    CHECK(outcome(folder.path("dangling"), "new") ==
          "could not write: is a link to a file that is not there");
}

TEST_CASE("a file without write permission is left alone, for root as well", "[base]") {
    const test::TemporaryFolder folder;
    const Path path = folder.write("a.md", "old");
    REQUIRE(::chmod(path.c_str(), 0444) == 0);
    CHECK(outcome(path, "new") == "could not write: is read-only");
    CHECK(folder.read("a.md") == "old");
}

TEST_CASE("a file with several names is left alone", "[base]") {
    const test::TemporaryFolder folder;
    const Path path = folder.write("a.md", "old");
    REQUIRE(::link(path.c_str(), folder.path("b.md").c_str()) == 0);
    CHECK(outcome(path, "new") ==
          "could not write: has 2 hard links, and only one of them would change");
    CHECK(folder.read("a.md") == "old");
}

TEST_CASE("what is no regular file is not replaced", "[base]") {
    const test::TemporaryFolder folder;
    REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0600) == 0);
    CHECK(outcome(folder.path("fifo"), "x") == "could not write: is a FIFO, not a regular file");
    CHECK(outcome(folder.path(), "x") == "could not write: is a directory");
    CHECK(outcome("/dev/null", "x") == "could not write: is a device, not a regular file");
    CHECK(outcome("", "x") == "could not write: the name is empty");
    CHECK(outcome(std::string("a\0b", 3), "x") == "could not write: the name holds a NUL byte");
    CHECK(outcome(folder.path("none/a.md"), "x") ==
          "could not write: could not open its folder: no such file");
}

TEST_CASE("what people attached to a file stays attached", "[base]") {
    const test::TemporaryFolder folder;
    const Path path = folder.write("a.md", "old");
    if (::setxattr(path.c_str(), "user.author", "ada", 3, 0) != 0) {
        WARN("skipped: this file system has no attributes");
        return;
    }
    CHECK(outcome(path, "new") == "written");
    std::string value(8, '\0');
    const ssize_t size = ::getxattr(path.c_str(), "user.author", value.data(), value.size());
    REQUIRE(size == 3);
    CHECK(value.starts_with("ada"));
}

TEST_CASE("the owner of a file stays its owner", "[base]") {
    if (::geteuid() != 0) {
        WARN("skipped: only root can give a file away");
        return;
    }
    const test::TemporaryFolder folder;
    const Path path = folder.write("a.md", "old");
    REQUIRE(::chown(path.c_str(), 12345, 23456) == 0);
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    CHECK(outcome(path, "new") == "written");
    CHECK(status_of(path).st_uid == 12345);
    CHECK(status_of(path).st_gid == 23456);
    CHECK((status_of(path).st_mode & 07777U) == 0640);
}

}  // namespace
}  // namespace kiji
