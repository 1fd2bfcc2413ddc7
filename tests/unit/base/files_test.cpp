#include "base/files.hpp"

#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

constexpr std::size_t plenty = 1U << 20U;

TEST_CASE("names are joined and taken apart at slashes", "[base]") {
    CHECK(join("a/b", "c") == "a/b/c");
    CHECK(join("a/", "c") == "a/c");
    CHECK(join("", "c") == "c");
    CHECK(join("a", "") == "a");
    CHECK(join("a", "/c") == "/c");
    CHECK(join("/", "c") == "/c");

    CHECK(file_name("a/b.md") == "b.md");
    CHECK(file_name("b.md") == "b.md");
    CHECK(file_name("a/").empty());
    CHECK(parent("a/b.md") == "a");
    CHECK(parent("b.md").empty());
    CHECK(parent("/b.md") == "/");

    CHECK(extension("a/b.MD") == ".MD");
    CHECK(extension("a.tar.gz") == ".gz");
    CHECK(extension(".kiji").empty());
    CHECK(extension("a.d/b").empty());
    CHECK(extension("..").empty());
}

TEST_CASE("a file is read whole, whatever its bytes", "[base]") {
    const test::TemporaryFolder folder;
    const RealFiles files;
    for (const std::string& bytes : {std::string(), std::string("a"),
                                     std::string("a\0b\r\n\xFF", 6), std::string(100'000, 'x')}) {
        const Result<std::string> read = files.read(folder.write("a.md", bytes), plenty);
        REQUIRE(read);
        CHECK(*read == bytes);
    }
}

TEST_CASE("a file that says it is empty and is not is read whole", "[base]") {
    const Result<std::string> read = RealFiles().read("/proc/self/status", plenty);
    REQUIRE(read);
    CHECK(read->starts_with("Name:"));
}

TEST_CASE("a file as large as the limit is read and a larger one is not", "[base]") {
    const test::TemporaryFolder folder;
    const Path path = folder.write("a.md", "12345");
    CHECK(RealFiles().read(path, 5));
    const Result<std::string> read = RealFiles().read(path, 4);
    REQUIRE_FALSE(read);
    CHECK(read.error().message == "could not read: 5 bytes, more than the limit of 4");
    CHECK(read.error().path == path);
    CHECK_FALSE(RealFiles().read("/proc/self/status", 10));
}

TEST_CASE("what is no regular file is refused at once and named", "[base]") {
    const test::TemporaryFolder folder;
    const auto why = [](const Path& path) {
        const Result<std::string> read = RealFiles().read(path, plenty);
        return read ? "was read" : read.error().message;
    };
    CHECK(why(folder.path()) == "could not read: is a directory");
    CHECK(why("/dev/zero") == "could not read: is a device, not a regular file");
    CHECK(why(folder.path("none.md")) == "could not read: no such file");
    CHECK(why(folder.path(std::string(300, 'n'))) == "could not read: the name is too long");
    CHECK(why(folder.write("a.md", "") + "/b.md") ==
          "could not read: a part of the path is not a directory");
    CHECK(why(folder.path(std::string_view("a.md\0b", 6))) ==
          "could not read: the name holds a NUL byte");

    // Nobody writes into it: opened the usual way, this would wait for ever.
    REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0600) == 0);
    CHECK(why(folder.path("fifo")) == "could not read: is a FIFO, not a regular file");

    REQUIRE(::symlink("circle", folder.path("circle").c_str()) == 0);
    CHECK(why(folder.path("circle")) == "could not read: links lead in a circle");

    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const Path path = folder.path("socket");
    std::strncpy(&address.sun_path[0], path.c_str(), sizeof address.sun_path - 1);
    const auto* generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
    REQUIRE(::bind(socket, generic, sizeof address) == 0);
    CHECK(why(path) == "could not read: is a socket, not a regular file");
    ::close(socket);
}

TEST_CASE("a folder is listed by the bytes of its names", "[base]") {
    const test::TemporaryFolder folder;
    folder.write("b.md", "");
    folder.write("B.md", "");
    folder.write("日.md", "");
    folder.write("a/x", "");
    REQUIRE(::symlink("b.md", folder.path("link").c_str()) == 0);
    const Result<std::vector<DirectoryEntry>> entries = RealFiles().list(folder.path());
    REQUIRE(entries);
    std::string names;
    for (const DirectoryEntry& entry : *entries)
        names += entry.name + " " + std::to_string(static_cast<int>(entry.kind)) + ", ";
    CHECK(names == "B.md 0, a 1, b.md 0, link 2, 日.md 0, ");

    const auto no_folder = RealFiles().list(folder.path("b.md"));
    REQUIRE_FALSE(no_folder);
    CHECK(no_folder.error().message == "could not list: is not a directory");
}

TEST_CASE("two names of one file have one identity", "[base]") {
    const test::TemporaryFolder folder;
    const Path one = folder.write("one", "1234");
    const Path two = folder.path("two");
    REQUIRE(::link(one.c_str(), two.c_str()) == 0);
    const Path other = folder.write("other", "1234");
    const RealFiles files;
    CHECK(files.info(one)->identity == files.info(two)->identity);
    CHECK(files.info(one)->identity != files.info(other)->identity);
    CHECK(files.info(one)->size == 4);
    CHECK(files.info(folder.path())->kind == FileInfo::Kind::directory);
    CHECK_FALSE(files.info(folder.path("none")));
}

TEST_CASE("links are resolved to the end", "[base]") {
    const test::TemporaryFolder folder;
    folder.write("real/a.md", "");
    REQUIRE(::symlink("real", folder.path("link").c_str()) == 0);
    const RealFiles files;
    const Result<Path> root = files.resolve(folder.path());
    REQUIRE(root);
    const Result<Path> resolved = files.resolve(folder.path("link/../link/./a.md"));
    REQUIRE(resolved);
    CHECK(*resolved == *root + "/real/a.md");
}

TEST_CASE("files in memory behave as those on the disk", "[base]") {
    MemoryFiles files({{"posts/a.md", "a"}, {"/posts/deep/b.md", "b"}, {"c.md", "c"}});
    CHECK(*files.read("posts/a.md", plenty) == "a");
    CHECK(*files.read("/posts/./deep/../a.md", plenty) == "a");
    CHECK(files.read("posts", plenty).error().message == "could not read: is a directory");
    CHECK(files.read("posts/x", plenty).error().message == "could not read: no such file");
    CHECK(files.read("c.md", 0).error().message ==
          "could not read: 1 bytes, more than the limit of 0");

    CHECK(files.info("posts")->kind == FileInfo::Kind::directory);
    CHECK(files.info("c.md")->size == 1);
    CHECK_FALSE(files.info("post"));
    CHECK(*files.resolve("posts/deep/../a.md") == "/posts/a.md");

    const auto names = [&](const Path& path) {
        std::string joined;
        const auto entries = files.list(path);
        REQUIRE(entries);
        for (const DirectoryEntry& entry : *entries)
            joined += entry.name + (entry.kind == FileInfo::Kind::directory ? "/ " : " ");
        return joined;
    };
    CHECK(names(".") == "c.md posts/ ");
    CHECK(names("posts") == "a.md deep/ ");
    CHECK(files.list("c.md").error().message == "could not list: is not a directory");

    CHECK(files.replace("./posts/a.md", "new"));
    CHECK(files.replace("new.md", "n"));
    CHECK_FALSE(files.replace("posts", "no"));
    CHECK(files.files().at("posts/a.md") == "new");
    CHECK(files.files().at("new.md") == "n");
}

}  // namespace
}  // namespace kiji
