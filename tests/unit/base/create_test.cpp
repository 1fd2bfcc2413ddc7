#include <sys/stat.h>
#include <unistd.h>

#include "base/files.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

std::string message(const Result<void>& result) {
    return result ? "done" : result.error().message;
}

TEST_CASE("a file is made with its folders, as the umask has it", "[base]") {
    const test::TemporaryFolder folder;
    const mode_t before = ::umask(027);
    CHECK(message(RealFiles().create(folder.path("a/b/c.md"), "new")) == "done");
    ::umask(before);
    CHECK(folder.read("a/b/c.md") == "new");
    struct stat status {};
    REQUIRE(::stat(folder.path("a/b/c.md").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0640);
    REQUIRE(::stat(folder.path("a/b").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0750);
}

TEST_CASE("nothing that has the name already is replaced", "[base]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "old");
    folder.write("folder/b.md", "old");
    REQUIRE(::symlink("nowhere", folder.path("link").c_str()) == 0);
    for (const char* name : {"a.md", "folder", "link"})
        CHECK(message(RealFiles().create(folder.path(name), "new")) ==
              "could not make the file: is there already");
    CHECK(message(RealFiles().create(folder.path("a.md/b"), "new")) ==
          "could not make the folder: a file has its name");
    CHECK(message(RealFiles().create(folder.path("c/"), "new")) ==
          "could not make the file: that is no name of a file");
    CHECK(folder.read("a.md") == "old");
    CHECK(folder.names() == std::vector<std::string>{"a.md", "folder", "link"});
}

TEST_CASE("only a regular file is taken away", "[base]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "old");
    folder.write("folder/b.md", "old");
    REQUIRE(::symlink("a.md", folder.path("link").c_str()) == 0);
    RealFiles files;
    CHECK(message(files.remove(folder.path("folder"))) == "could not remove: is a directory");
    CHECK(message(files.remove(folder.path("link"))) == "could not remove: is not a regular file");
    CHECK(message(files.remove(folder.path("gone"))) == "could not remove: no such file");
    CHECK(message(files.remove(folder.path("a.md"))) == "done");
    CHECK(folder.names() == std::vector<std::string>{"folder", "link"});
}

TEST_CASE("files in memory are made and taken away as those on the disk", "[base]") {
    MemoryFiles files(std::map<Path, std::string>{{"a.md", "old"}});
    CHECK(message(files.create("./a.md", "new")) == "could not make the file: is there already");
    CHECK(message(files.create("a.md/b", "new")) ==
          "could not make the folder: a file has its name");
    CHECK(message(files.create("b/c.md", "new")) == "done");
    CHECK(message(files.create("b", "new")) == "could not make the file: is there already");
    CHECK(message(files.remove("a.md")) == "done");
    CHECK(message(files.remove("a.md")) == "could not remove: no such file");
    CHECK(files.files() == std::map<Path, std::string>{{"b/c.md", "new"}});
}

}  // namespace
}  // namespace kiji
