#include "base/output_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lock.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

std::unique_ptr<OutputFolder> open(const Path& path) {
    Result<std::unique_ptr<OutputFolder>> folder =
        OutputFolder::open(path, OutputFolder::Missing::is_made);
    REQUIRE(folder);
    return *std::move(folder);
}

template <typename T>
std::string outcome(const Result<T>& result) {
    return result ? "done" : result.error().message;
}

mode_t mode_of(const Path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

TEST_CASE("names that lead out of a folder are refused", "[base]") {
    const test::TemporaryFolder temporary;
    temporary.write("out/keep.txt", "keep");
    const auto folder = open(temporary.path("site"));
    CHECK(outcome(folder->write("../out/a", "x")) ==
          "no file can be written there: the name holds \"..\"");
    CHECK(outcome(folder->write("/etc/a", "x")) ==
          "no file can be written there: the name is absolute");
    CHECK(outcome(folder->write("a/../../b", "x")) ==
          "no file can be written there: the name holds \"..\"");
    CHECK(outcome(folder->write("", "x")) == "no file can be written there: the name is empty");
    CHECK(outcome(folder->write("a//b", "x")) ==
          "no file can be written there: a part of the name is empty");
    CHECK(outcome(folder->write(std::string("a\0b", 3), "x")) ==
          "no file can be written there: the name holds a NUL byte");
    CHECK(outcome(folder->remove("../out/keep.txt")) ==
          "no file can be written there: the name holds \"..\"");
    CHECK(temporary.read("out/keep.txt") == "keep");
    CHECK(folder->tree("")->empty());
}

TEST_CASE("a name that is too long says what to shorten", "[base]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary.path("site"));
    const std::string longest(255, 'a');
    CHECK(folder->write(longest + "/" + longest, "x"));
    const Result<OutputInfo> refused = folder->write("2024/" + longest + "b.html", "x");
    REQUIRE(!refused);
    CHECK(refused.error().message ==
          "no file can be written there: a part of the name has 261 bytes, more than the 255 that "
          "file systems allow: shorten the title, slug or permalink that it comes from");
    CHECK(refused.error().path == folder->path() + "/2024/" + longest + "b.html");
}

TEST_CASE("nothing is written, read or removed through a link", "[base]") {
    const test::TemporaryFolder temporary;
    temporary.write("out/keep.txt", "keep");
    const auto folder = open(temporary.path("site"));
    REQUIRE(::symlink("../out", temporary.path("site/link").c_str()) == 0);
    REQUIRE(::symlink("../out/keep.txt", temporary.path("site/file").c_str()) == 0);
    const std::string in_the_way = "a link or a file stands where a folder of its name should be";
    CHECK(outcome(folder->write("link/a", "x")) ==
          "could not make the folder of it: " + in_the_way);
    CHECK(outcome(folder->make_folders("link/a/b")) == "could not make the folder: " + in_the_way);
    CHECK_FALSE(*folder->remove("link/keep.txt"));
    CHECK_FALSE(*folder->info("link/keep.txt"));
    CHECK_FALSE(*folder->read("link/keep.txt", 100));
    CHECK_FALSE(*folder->read("file", 100));
    CHECK_FALSE(*folder->holds("file", "keep"));
    CHECK((*folder->info("file"))->kind == FileInfo::Kind::symlink);
    CHECK(folder->remove_tree("link").error().message.starts_with("could not list it"));
    CHECK(temporary.read("out/keep.txt") == "keep");
    // The link itself goes.
    CHECK(*folder->remove("link"));
    CHECK(temporary.read("out/keep.txt") == "keep");
}

TEST_CASE("a folder that was opened stays the one it was", "[base]") {
    const test::TemporaryFolder temporary;
    temporary.write("out/keep.txt", "keep");
    const auto folder = open(temporary.path("site"));
    REQUIRE(folder->write("a/1.html", "1"));
    // Somebody puts a link in its place between two pages.
    REQUIRE(::rename(temporary.path("site/a").c_str(), temporary.path("site/b").c_str()) == 0);
    REQUIRE(::symlink("../out", temporary.path("site/a").c_str()) == 0);
    static_cast<void>(folder->write("a/2.html", "2"));
    CHECK(temporary.read("out/keep.txt") == "keep");
    CHECK(::access(temporary.path("out/2.html").c_str(), F_OK) != 0);
}

TEST_CASE("new files and folders get what the umask leaves", "[base]") {
    const test::TemporaryFolder temporary;
    const mode_t before = ::umask(027);
    const auto folder = open(temporary.path("new/site"));
    CHECK(folder->write("a/b.html", "x"));
    ::umask(before);
    CHECK(mode_of(temporary.path("new/site")) == 0750);
    CHECK(mode_of(temporary.path("new/site/a")) == 0750);
    CHECK(mode_of(temporary.path("new/site/a/b.html")) == 0640);
    REQUIRE(folder->made().size() == 2);
    CHECK(folder->made()[0] == temporary.path("new"));
}

TEST_CASE("a copy has the bytes, the time and the mode of its source", "[base]") {
    const test::TemporaryFolder temporary;
    const Path source = temporary.write("s.sh", "#!/bin/sh\n");
    REQUIRE(::chmod(source.c_str(), 0755) == 0);
    const timespec times[2] = {{.tv_sec = 1000, .tv_nsec = 5}, {.tv_sec = -7, .tv_nsec = 9}};
    REQUIRE(::utimensat(AT_FDCWD, source.c_str(), &times[0], 0) == 0);
    const auto folder = open(temporary.path("site"));
    const Result<OutputInfo> copied = folder->copy("x/s.sh", source);
    REQUIRE(copied);
    CHECK(temporary.read("site/x/s.sh") == "#!/bin/sh\n");
    CHECK((copied->mode & 0700U) == 0700);
    CHECK(copied->modified_ns == (-7 * std::int64_t{1'000'000'000}) + 9);
    CHECK(*folder->is_copy("x/s.sh", source));
    temporary.write("s.sh", "#!/bin/zh\n");
    CHECK_FALSE(*folder->is_copy("x/s.sh", source));
    CHECK(folder->set_time("x/s.sh", -1));
    CHECK((*folder->info("x/s.sh"))->modified_ns == -1);
}

TEST_CASE("a copy of a file with holes takes no more room than it", "[base]") {
    const test::TemporaryFolder temporary;
    const Path source = temporary.write("image", "begin");
    constexpr off_t size = off_t{1} << 32U;
    REQUIRE(::truncate(source.c_str(), size) == 0);
    const int file = ::open(source.c_str(), O_WRONLY | O_CLOEXEC);
    REQUIRE(::pwrite(file, "middle", 6, size / 2) == 6);
    ::close(file);
    const auto folder = open(temporary.path("site"));
    const Result<OutputInfo> copied = folder->copy("image", source);
    REQUIRE(copied);
    CHECK(copied->size == std::uint64_t{1} << 32U);
    struct stat status {};
    REQUIRE(::stat(temporary.path("site/image").c_str(), &status) == 0);
    CHECK(status.st_blocks < 4096);
    char text[7] = {};
    const int copy = ::open(temporary.path("site/image").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(::pread(copy, &text[0], 6, size / 2) == 6);
    ::close(copy);
    CHECK(std::string_view(&text[0]) == "middle");
}

TEST_CASE("what is no regular file is not copied, and not waited for", "[base]") {
    const test::TemporaryFolder temporary;
    REQUIRE(::mkfifo(temporary.path("fifo").c_str(), 0600) == 0);
    const auto folder = open(temporary.path("site"));
    CHECK(outcome(folder->copy("a", temporary.path("fifo"))) ==
          "could not read: is a FIFO, not a regular file");
    CHECK(outcome(folder->copy("a", "/dev/zero")) ==
          "could not read: is a device, not a regular file");
    CHECK(outcome(folder->copy("a", temporary.path("gone"))) == "could not read: no such file");
    CHECK(folder->tree("")->empty());
    REQUIRE(::mkfifo(temporary.path("site/fifo").c_str(), 0600) == 0);
    CHECK_FALSE(*folder->read("fifo", 10));
}

TEST_CASE("folders are removed with all that is in them, however deep", "[base]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary.path("site"));
    std::string deep = "a";
    for (int i = 0; i < 1500; ++i)
        deep += "/a";
    REQUIRE(folder->write(deep + "/b", "x"));
    CHECK(folder->tree("")->size() == 1502);
    CHECK_FALSE(*folder->remove_empty_folder("a"));
    CHECK(folder->remove_tree("a"));
    CHECK(folder->tree("")->empty());
}

TEST_CASE("a tree is listed in one order, each folder before what is in it", "[base]") {
    const test::TemporaryFolder temporary;
    for (const char* name : {"site/b/2", "site/b/1", "site/b.txt", "site/a"})
        temporary.write(name, "x");
    const Result<std::vector<OutputEntry>> entries = open(temporary.path("site"))->tree("");
    REQUIRE(entries);
    std::string names;
    for (const OutputEntry& entry : *entries)
        names += entry.name + " ";
    CHECK(names == "a b b/1 b/2 b.txt ");
}

TEST_CASE("a lock is held once, and its holder is named", "[base]") {
    const test::TemporaryFolder temporary;
    const auto folder = open(temporary.path("site"));
    {
        const Result<Lock> lock = Lock::take(*folder, "kiji build");
        REQUIRE(lock);
        const std::string wanted =
            "another kiji build (process " + std::to_string(::getpid()) + ") is at work here";
        CHECK(outcome(Lock::take(*folder, "kiji build")).starts_with(wanted));
    }
    CHECK(Lock::take(*folder, "kiji build"));
    const Result<Lock> file = Lock::take(*folder, "lock", "kiji build");
    REQUIRE(file);
    CHECK_FALSE(Lock::take(*folder, "lock", "kiji build"));
    CHECK(Lock::take(*folder, "another", "kiji build"));
}

}  // namespace
}  // namespace kiji
