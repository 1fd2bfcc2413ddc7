#include "site/disk/clean.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "unit/site/disk/builds.hpp"

namespace kiji::site {
namespace {

namespace fs = std::filesystem;
using test::Builds;
using test::Files;

TEST_CASE("clean leaves nothing of a site and its caches", "[site]") {
    const Builds builds;
    builds.build({{"index.html", "1"}, {"a/b.html", "1"}});
    builds.folder().write("source/_site/old/jekyll.html", "of another program");
    builds.folder().write("source/.jekyll-metadata", "x");
    const std::string source = builds.folder().path("source");
    const std::vector<Path> leftovers = {source + "/.jekyll-cache", source + "/.jekyll-metadata",
                                         source + "/.sass-cache"};
    const Result<Cleaned> cleaned = clean(builds.options(), leftovers);
    REQUIRE(cleaned);
    CHECK(cleaned->files == 3);
    CHECK(cleaned->removed == std::vector<Path>{builds.site(), leftovers[0], leftovers[1]});
    CHECK(cleaned->kept.empty());
    const auto left = fs::directory_iterator(source);
    CHECK(left->path().filename() == "_config.yml");
    CHECK(std::distance(fs::begin(left), fs::end(left)) == 1);
    // Nothing is there any more, and nothing is made.
    CHECK(clean(builds.options(), leftovers)->removed.empty());
    CHECK_FALSE(fs::exists(builds.site()));
}

TEST_CASE("clean keeps what keep_files name, and follows no link", "[site]") {
    Builds builds;
    builds.options().keep_files = {".git"};
    builds.folder().write("source/_site/.git/HEAD", "ref");
    builds.folder().write("source/_site/a.html", "1");
    builds.folder().write("other/precious.txt", "mine");
    fs::create_directory_symlink("../../other", builds.site("link"));
    fs::create_directory_symlink("../other", builds.folder().path("source/.sass-cache"));
    const Result<Cleaned> cleaned =
        clean(builds.options(), {builds.folder().path("source/.sass-cache")});
    REQUIRE(cleaned);
    CHECK(cleaned->kept == std::vector<Path>{builds.site()});
    CHECK(builds.in_site() == Files{{".git/HEAD", "ref"}});
    CHECK_FALSE(fs::exists(fs::symlink_status(builds.folder().path("source/.sass-cache"))));
    CHECK(builds.folder().read("other/precious.txt") == "mine");
}

TEST_CASE("clean refuses what a build refuses", "[site]") {
    Builds builds;
    builds.options().destination = builds.options().source;
    CHECK(clean(builds.options(), {}).error().message ==
          "the destination is the source itself: name another folder");
    builds.options().destination = builds.site();
    const Result<std::unique_ptr<SiteFolder>> site = SiteFolder::open(builds.options());
    REQUIRE(site);
    CHECK(clean(builds.options(), {}).error().message.starts_with("another kiji build"));
}

}  // namespace
}  // namespace kiji::site
