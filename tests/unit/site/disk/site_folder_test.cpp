#include "site/disk/site_folder.hpp"

#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.hpp"
#include "support/catch.hpp"
#include "unit/site/disk/builds.hpp"

namespace kiji::site {
namespace {

namespace fs = std::filesystem;
using test::Builds;
using test::Files;

ino_t inode_of(const std::string& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_ino;
}

TEST_CASE("a first build writes all, a second one nothing", "[site]") {
    const Builds builds;
    const Files pages = {{"index.html", "home"}, {"a/b/index.html", "b"}, {"empty.html", ""}};
    Builds::Outcome outcome = builds.build(pages);
    REQUIRE(outcome.error.empty());
    CHECK(outcome.written.pages_written == 3);
    CHECK(builds.in_site() == pages);
    const ino_t before = inode_of(builds.site("a/b/index.html"));
    outcome = builds.build(pages);
    CHECK(outcome.written.pages_written == 0);
    CHECK(outcome.written.pages_unchanged == 3);
    CHECK(inode_of(builds.site("a/b/index.html")) == before);
    // Nothing is left beside.
    CHECK(builds.folder().names() == std::vector<std::string>{"source"});
    CHECK_FALSE(fs::exists(builds.folder().path("source/.kiji-staging-_site")));
}

TEST_CASE("only what changed is written, and what is gone is removed with its folder", "[site]") {
    const Builds builds;
    builds.build({{"a.html", "1"}, {"old/x/y.html", "y"}, {"old/z.html", "z"}, {"b.html", "2"}});
    const ino_t before = inode_of(builds.site("a.html"));
    const Builds::Outcome outcome =
        builds.build({{"a.html", "1"}, {"b.html", "3"}, {"old/z.html", "z"}, {"c/d.html", "d"}});
    REQUIRE(outcome.error.empty());
    CHECK(outcome.written.pages_written == 2);
    CHECK(outcome.written.removed == 1);
    CHECK(inode_of(builds.site("a.html")) == before);
    CHECK(builds.in_site() ==
          Files{{"a.html", "1"}, {"b.html", "3"}, {"old/z.html", "z"}, {"c/d.html", "d"}});
    CHECK_FALSE(fs::exists(builds.site("old/x")));
}

TEST_CASE("a build that fails leaves the old site as it was", "[site]") {
    const Builds builds;
    const Files pages = {{"a.html", "1"}, {"b.html", "2"}};
    builds.build(pages);
    {
        Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(SiteFolderOptions{
            .destination = builds.site(), .source = builds.folder().path("source")});
        REQUIRE(site);
        REQUIRE((*site)->write("a.html", "new"));
        REQUIRE((*site)->write("c.html", "new"));
        (*site)->abandon();
    }
    CHECK(builds.in_site() == pages);
    CHECK_FALSE(fs::exists(builds.folder().path("source/.kiji-staging-_site")));
}

TEST_CASE("a first build that fails leaves no destination", "[site]") {
    Builds builds;
    builds.options().destination = builds.folder().path("new/deep/out");
    {
        const Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(builds.options());
        REQUIRE(site);
        REQUIRE((*site)->write("a.html", "new"));
    }
    CHECK_FALSE(fs::exists(builds.folder().path("new")));
}

TEST_CASE("without a manifest, files that nobody knows are kept, counted and named", "[site]") {
    Builds builds;
    for (const char* name : {"notes.txt", ".git/HEAD", "a/old.html", "index.html"})
        builds.folder().write(std::string("source/_site/") + name, "theirs");
    builds.options().keep_files = {".git", ".svn"};
    const Builds::Outcome outcome = builds.build({{"index.html", "ours"}});
    REQUIRE(outcome.error.empty());
    CHECK(outcome.written.unknown == 2);
    CHECK(outcome.written.unknown_names == std::vector<std::string>{"a/old.html", "notes.txt"});
    CHECK(builds.in_site() == Files{{"index.html", "ours"},
                                    {"notes.txt", "theirs"},
                                    {"a/old.html", "theirs"},
                                    {".git/HEAD", "theirs"}});
    builds.options().unknown = SiteFolderOptions::Unknown::removed;
    CHECK(builds.build({{"index.html", "ours"}}).written.removed == 2);
    CHECK(builds.in_site() == Files{{"index.html", "ours"}, {".git/HEAD", "theirs"}});
    CHECK_FALSE(fs::exists(builds.site("a")));
}

TEST_CASE("keep_files keeps what begins with it, also what kiji wrote", "[site]") {
    Builds builds;
    builds.build({{"a.html", "a"}, {"up/1.txt", "1"}});
    builds.options().keep_files = {"up"};
    builds.build({{"a.html", "a"}});
    CHECK(builds.in_site() == Files{{"a.html", "a"}, {"up/1.txt", "1"}});
    builds.options().keep_files = {};
    builds.build({{"a.html", "a"}});
    CHECK(builds.in_site() == Files{{"a.html", "a"}});
}

TEST_CASE("a page becomes a folder and a folder a page", "[site]") {
    const Builds builds;
    builds.build({{"a", "file"}, {"b/c/d.html", "d"}, {"e.html", "e"}});
    const Files turned = {{"a/x.html", "x"}, {"b", "file"}, {"e.html", "e"}};
    CHECK(builds.build(turned).error.empty());
    CHECK(builds.in_site() == turned);
}

TEST_CASE("a page and a folder of one name cannot be in one site", "[site]") {
    const Builds builds;
    builds.build({{"old.html", "1"}});
    const Builds::Outcome outcome =
        builds.build({{"a", "file"}, {"a-b", "x"}, {"a/b/c.html", "x"}, {"z", "x"}});
    CHECK(outcome.error ==
          "\"a\" is a page, and \"a/b/c.html\" needs a folder of that name: give "
          "one of them another permalink");
    CHECK(builds.in_site() == Files{{"old.html", "1"}});
}

TEST_CASE("what others put in the way is named, and nothing is changed", "[site]") {
    const Builds builds;
    builds.build({{"index.html", "1"}});
    builds.folder().write("out/secret.txt", "secret");
    SECTION("a link where a folder must be") {
        fs::create_directory_symlink("../../out", builds.site("blog"));
        const Builds::Outcome outcome = builds.build({{"index.html", "2"}, {"blog/a.html", "new"}});
        CHECK(outcome.error ==
              "a link that kiji did not write stands where a folder must be: move it away, or "
              "build with --clean-destination");
        CHECK(outcome.path == fs::canonical(builds.site()).string() + "/blog");
        CHECK(builds.in_site() == Files{{"index.html", "1"}, {"blog", "-> ../../out"}});
    }
    SECTION("a link where a page must be") {
        fs::create_symlink("../../out/secret.txt", builds.site("about.html"));
        const Builds::Outcome outcome = builds.build({{"index.html", "2"}, {"about.html", "new"}});
        CHECK(outcome.error.starts_with("a link that kiji did not write stands where a page"));
    }
    SECTION("a file where a folder must be") {
        builds.folder().write("source/_site/blog", "mine");
        CHECK(builds.build({{"blog/a.html", "new"}})
                  .error.starts_with("a file that kiji did not write stands where a folder"));
    }
    SECTION("a folder with files of theirs where a page must be") {
        builds.folder().write("source/_site/blog/mine.txt", "mine");
        const Builds::Outcome outcome = builds.build({{"blog", "new"}});
        CHECK(outcome.error.starts_with(
            "a file that kiji did not write stands where the page \"blog\" and no folder must be"));
        CHECK(outcome.path.ends_with("/blog/mine.txt"));
    }
    CHECK(builds.folder().read("source/_site/index.html") == "1");
    CHECK(builds.folder().read("out/secret.txt") == "secret");
}

TEST_CASE("a clean destination replaces links and follows none", "[site]") {
    Builds builds;
    builds.build({{"index.html", "1"}});
    builds.folder().write("out/secret.txt", "secret");
    fs::create_directory_symlink("../../out", builds.site("blog"));
    fs::create_directory_symlink("../../out", builds.site("other"));
    builds.options().unknown = SiteFolderOptions::Unknown::removed;
    const Files pages = {{"index.html", "1"}, {"blog/a.html", "new"}};
    REQUIRE(builds.build(pages).error.empty());
    CHECK(builds.in_site() == pages);
    CHECK(builds.folder().read("out/secret.txt") == "secret");
}

TEST_CASE("a page that became a link is replaced, and what it leads to is not", "[site]") {
    const Builds builds;
    builds.build({{"index.html", "1"}});
    builds.folder().write("out/secret.txt", "secret");
    fs::remove(builds.site("index.html"));
    fs::create_symlink("../../out/secret.txt", builds.site("index.html"));
    REQUIRE(builds.build({{"index.html", "1"}}).error.empty());
    CHECK(builds.in_site() == Files{{"index.html", "1"}});
    CHECK(builds.folder().read("out/secret.txt") == "secret");
}

TEST_CASE("a destination that a build would destroy is refused", "[site]") {
    Builds builds;
    const auto error = [&](const std::string& destination) {
        builds.options().destination = destination;
        return builds.build({{"index.html", "1"}}).error;
    };
    const std::string source = builds.folder().path("source");
    CHECK(error(source) == "the destination is the source itself: name another folder");
    CHECK(error(source + "/_posts/../.") ==
          "the destination is the source itself: name another folder");
    CHECK(error(builds.folder().path()) == "the destination holds the source: name another folder");
    CHECK(error("/") == "the destination holds the source: name another folder");
    fs::create_directory_symlink(source, builds.folder().path("link"));
    CHECK(error(builds.folder().path("link")) ==
          "the destination is the source itself: name another folder");
    builds.folder().write("file", "keep");
    CHECK(error(builds.folder().path("file")) == "the destination is a file, not a folder");
    CHECK(error(builds.folder().path("file/x")) ==
          "the destination lies beneath a file, not a folder");
    fs::create_directory(builds.folder().path("home"));
    builds.options().home = builds.folder().path("home");
    CHECK(error(builds.folder().path("home")) ==
          "the destination is or holds your home folder: name another folder");
    CHECK(error(builds.folder().path("home/www")).empty());
    CHECK(builds.folder().read("file") == "keep");
}

TEST_CASE("a destination may be a link to a folder", "[site]") {
    const Builds builds;
    fs::create_directory(builds.folder().path("www"));
    fs::create_directory_symlink("../www", builds.site());
    REQUIRE(builds.build({{"index.html", "1"}}).error.empty());
    CHECK(builds.folder().read("www/index.html") == "1");
    CHECK(fs::is_symlink(builds.site()));
}

TEST_CASE("two builds do not write to one destination", "[site]") {
    Builds builds;
    const Result<std::unique_ptr<SiteFolder>> first = SiteFolder::open(builds.options());
    REQUIRE(first);
    const std::string who = "another kiji build (process " + std::to_string(::getpid()) +
                            ") is at work here: wait until it ends";
    CHECK(builds.build({{"a.html", "1"}}).error == who);
    // Another site with the same destination, and another destination of the same site.
    SiteFolderOptions other = builds.options();
    other.source = builds.folder().path("other");
    builds.folder().write("other/_config.yml", "");
    other.cache = builds.folder().path("other/.jekyll-cache/kiji");
    CHECK(SiteFolder::open(other).error().message == who);
    builds.options().destination = builds.folder().path("out");
    CHECK(builds.build({{"a.html", "1"}}).error == who);
}

TEST_CASE("one source has a manifest for each destination", "[site]") {
    Builds builds;
    builds.build({{"a.html", "1"}, {"b.html", "1"}});
    builds.options().destination = builds.folder().path("out");
    builds.build({{"c.html", "1"}, {"d.html", "1"}});
    builds.build({{"c.html", "1"}});
    builds.options().destination = builds.site();
    builds.build({{"a.html", "1"}});
    CHECK(builds.in_site() == Files{{"a.html", "1"}});
    CHECK(fs::exists(builds.folder().path("out/c.html")));
    CHECK_FALSE(fs::exists(builds.folder().path("out/d.html")));
}

TEST_CASE("a damaged manifest is as none", "[site]") {
    const Builds builds;
    builds.build({{"a.html", "1"}, {"b.html", "1"}});
    for (const auto& entry :
         fs::directory_iterator(builds.folder().path("source/.jekyll-cache/kiji")))
        if (entry.path().filename().string().starts_with("written-"))
            fs::resize_file(entry.path(), fs::file_size(entry.path()) - 1);
    const Builds::Outcome outcome = builds.build({{"a.html", "1"}});
    CHECK(outcome.written.unknown_names == std::vector<std::string>{"b.html"});
    CHECK(outcome.written.pages_unchanged == 1);
}

TEST_CASE("pages that are known are kept while their bytes are there", "[site]") {
    const Builds builds;
    builds.build({{"a.html", "text"}});
    const Kept known{.size = 4, .hash = hash64("text")};
    const auto kept = [&](const Kept& what) {
        const Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(builds.options());
        REQUIRE(site);
        const bool answer = (*site)->keep("a.html", what);
        if (answer) {
            CHECK((*site)->finish()->pages_unchanged == 1);
            CHECK(builds.in_site() == Files{{"a.html", "text"}});
        }
        return answer;
    };
    CHECK(kept(known));
    CHECK(kept(known));
    CHECK_FALSE(kept({.size = 4, .hash = hash64("test")}));
    CHECK_FALSE(kept({.size = 5, .hash = hash64("text")}));
    // Somebody writes over it, and gives it back its time.
    struct stat status {};
    REQUIRE(::stat(builds.site("a.html").c_str(), &status) == 0);
    builds.folder().write("source/_site/a.html", "tExt");
    const timespec times[2] = {status.st_atim, status.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, builds.site("a.html").c_str(), &times[0], 0) == 0);
    CHECK_FALSE(kept(known));
    builds.folder().write("source/_site/a.html", "text");
    CHECK(kept(known));
    fs::remove(builds.site("a.html"));
    CHECK_FALSE(kept(known));
}

TEST_CASE("static files are copied once, with their time, and again when they change", "[site]") {
    const Builds builds;
    const std::string source = builds.folder().write("source/a.css", "one");
    const auto copy = [&] {
        const Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(builds.options());
        REQUIRE(site);
        REQUIRE((*site)->copy("a.css", source, 0, 0));
        const Result<Written> written = (*site)->finish();
        REQUIRE(written);
        CHECK(builds.in_site() == Files{{"a.css", builds.folder().read("source/a.css")}});
        CHECK(fs::last_write_time(source) == fs::last_write_time(builds.site("a.css")));
        return written->files_copied;
    };
    CHECK(copy() == 1);
    CHECK(copy() == 0);
    CHECK(copy() == 0);
    const fs::file_time_type time = fs::last_write_time(source);
    SECTION("other bytes of the same size and time") {
        builds.folder().write("source/a.css", "two");
        fs::last_write_time(source, time);
        CHECK(copy() == 1);
    }
    SECTION("another file of the same size and time takes its name") {
        builds.folder().write("source/b.css", "six");
        fs::last_write_time(builds.folder().path("source/b.css"), time);
        fs::rename(builds.folder().path("source/b.css"), source);
        CHECK(copy() == 1);
    }
    SECTION("another time alone changes no more than the time") {
        const ino_t before = inode_of(builds.site("a.css"));
        fs::last_write_time(source, time - std::chrono::hours(1));
        CHECK(copy() == 0);
        CHECK(inode_of(builds.site("a.css")) == before);
    }
    SECTION("another mode") {
        fs::permissions(source, fs::perms::owner_all);
        CHECK(copy() == 1);
        CHECK((fs::status(builds.site("a.css")).permissions() & fs::perms::owner_exec) !=
              fs::perms::none);
    }
    SECTION("somebody changed the copy") {
        builds.folder().write("source/_site/a.css", "six");
        CHECK(copy() == 1);
    }
    CHECK(copy() == 0);
}

TEST_CASE("what a killed build left behind is removed", "[site]") {
    const Builds builds;
    builds.folder().write("source/.kiji-staging-_site/a/b.html", "half");
    builds.folder().write("source/_site/.kiji-staging/a/b.html", "half");
    REQUIRE(builds.build({{"a.html", "1"}}).error.empty());
    CHECK(builds.in_site() == Files{{"a.html", "1"}});
    CHECK_FALSE(fs::exists(builds.folder().path("source/.kiji-staging-_site")));
}

TEST_CASE("a folder that hands down its group is written to from within", "[site]") {
    const Builds builds;
    fs::create_directory(builds.site());
    REQUIRE(::chmod(builds.site().c_str(), 02775) == 0);
    REQUIRE(builds.build({{"a/b.html", "1"}}).error.empty());
    struct stat status {};
    REQUIRE(::stat(builds.site("a").c_str(), &status) == 0);
    CHECK((status.st_mode & S_ISGID) != 0);
    CHECK(builds.in_site() == Files{{"a/b.html", "1"}});
}

TEST_CASE("names that no file can have are refused with their target", "[site]") {
    const Builds builds;
    const Builds::Outcome outcome = builds.build({{"../escape.html", "x"}});
    CHECK(outcome.error == "nothing can be written there: the name holds \"..\"");
    CHECK(outcome.path == "../escape.html");
    CHECK_FALSE(fs::exists(builds.folder().path("source/escape.html")));
    CHECK(builds.build({{".kiji-staging/a.html", "x"}}).error ==
          "nothing can be written there: pages of a build wait in a folder of that name");
}

}  // namespace
}  // namespace kiji::site
