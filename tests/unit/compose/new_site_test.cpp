#include <algorithm>

#include "compose/compose.hpp"
#include "support/catch.hpp"

namespace kiji::compose {
namespace {

using Files = std::map<Path, std::string>;

constexpr std::int64_t evening = 1'714'638'600;  // 2024-05-02 17:30 in Tokyo

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_CASE("a new site has a configuration, a post of today in its zone, and a page", "[compose]") {
    MemoryFiles files;
    const auto made = new_site(
        files, {.folder = "blog", .title = "A: \"walk\"", .zone = "Asia/Tokyo", .now = evening});
    REQUIRE(made);
    CHECK(made->made == std::vector<Path>{"blog/.gitignore", "blog/_config.yml",
                                          "blog/_posts/2024-05-02-hello.md", "blog/about.md"});
    CHECK(made->kept.empty());
    const std::string& config = files.files().at("blog/_config.yml");
    CHECK(holds(config, "\ntitle: \"A: \\\"walk\\\"\"\n"));
    CHECK(holds(config, "\ntimezone: Asia/Tokyo\n"));
    CHECK(holds(files.files().at("blog/_posts/2024-05-02-hello.md"),
                "\ndate: 2024-05-02 17:30:00 +0900\n"));
}

TEST_CASE("a title that looks like a slot is put in as it is", "[compose]") {
    MemoryFiles files;
    REQUIRE(new_site(files, {.folder = "blog", .title = "%date% DATE"}));
    CHECK(holds(files.files().at("blog/_config.yml"), "\ntitle: \"%date% DATE\"\n"));
}

TEST_CASE("no slot is left in any file of a new site or theme", "[compose]") {
    for (const Start start : {Start::blog, Start::blog_japanese, Start::blank}) {
        MemoryFiles files;
        REQUIRE(new_site(files, {.folder = "s", .start = start, .theme = true}));
        for (const auto& [path, text] : files.files()) {
            INFO(path);
            for (const char* slot : {"%title%", "%timezone%", "%date%", "DATE"}) {
                CHECK_FALSE(holds(text, slot));
                CHECK_FALSE(holds(path, slot));
            }
        }
    }
    MemoryFiles files;
    REQUIRE(new_theme(files, "lantern", true, evening));
    for (const auto& [path, text] : files.files()) {
        INFO(path);
        CHECK_FALSE(holds(text, "%name%"));
        CHECK_FALSE(holds(text, "%year%"));
        CHECK_FALSE(holds(path, "NAME"));
    }
}

TEST_CASE("a folder that holds something is refused, and with force no file is replaced",
          "[compose]") {
    MemoryFiles files(Files{{"blog/_config.yml", "mine"}, {"blog/notes.txt", "mine"}});
    const auto refused = new_site(files, {.folder = "blog"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().path == "blog");
    CHECK(holds(refused.error().message, "with --force"));
    CHECK(files.files().size() == 2);

    const auto made = new_site(files, {.folder = "blog", .in_place = true});
    REQUIRE(made);
    CHECK(made->kept == std::vector<Path>{"blog/_config.yml"});
    CHECK(files.files().at("blog/_config.yml") == "mine");
    CHECK(files.files().at("blog/notes.txt") == "mine");
    CHECK(files.files().contains("blog/about.md"));
}

TEST_CASE("a site where a file has its name is refused", "[compose]") {
    MemoryFiles files(Files{{"blog", "a file"}});
    CHECK_FALSE(new_site(files, {.folder = "blog", .in_place = true}));
    CHECK(files.files().size() == 1);
}

TEST_CASE("the theme is written where it is asked for", "[compose]") {
    MemoryFiles files;
    REQUIRE(new_site(files, {.folder = "blog"}));
    CHECK_FALSE(files.files().contains("blog/_layouts/post.html"));
    REQUIRE(new_site(files, {.folder = "other", .theme = true}));
    CHECK(files.files().contains("other/_layouts/post.html"));
    CHECK(files.files().contains("other/assets/theme.css"));
}

TEST_CASE("a theme's code of conduct is there where it is asked for", "[compose]") {
    for (const bool asked : {false, true}) {
        MemoryFiles files;
        REQUIRE(new_theme(files, "lantern", asked, evening));
        CHECK(files.files().contains("lantern/lantern.gemspec"));
        CHECK(files.files().contains("lantern/CODE_OF_CONDUCT.md") == asked);
    }
    MemoryFiles files;
    CHECK_FALSE(new_theme(files, "灯", false, evening));
    CHECK(files.files().empty());
}

}  // namespace
}  // namespace kiji::compose
