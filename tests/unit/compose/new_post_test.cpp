#include "compose/compose.hpp"
#include "support/catch.hpp"

namespace kiji::compose {
namespace {

using Files = std::map<Path, std::string>;

constexpr std::int64_t late = 1'714'690'800;  // 2024-05-02 23:00 UTC, the next morning in Tokyo

Site site_of(const std::string& config) {
    const MemoryFiles files(Files{{"_config.yml", config}});
    const auto site = find_site(files, {});
    REQUIRE(site);
    return *site;
}

std::string name_of(const std::string& title) {
    MemoryFiles files;
    const auto made = new_draft(files, {}, title);
    return made ? *made : made.error().message;
}

TEST_CASE("a post is called after the day and the title by the clocks of the site", "[compose]") {
    MemoryFiles files;
    const auto made =
        new_post(files, site_of("timezone: Asia/Tokyo\n"), "A walk: along the quay", late);
    REQUIRE(made);
    CHECK(*made == "_posts/2024-05-03-a-walk-along-the-quay.md");
    CHECK(files.files().at(*made) ==
          "---\n"
          "title: \"A walk: along the quay\"\n"
          "date: 2024-05-03 08:00:00 +0900\n"
          "layout: post\n"
          "---\n\n");
}

TEST_CASE("names of files can be read in any script", "[compose]") {
    CHECK(name_of("古い木の机を直す（二）") == "_drafts/古い木の机を直す-二.md");
    CHECK(name_of(" Ça va? ") == "_drafts/ça-va.md");
    CHECK(name_of("か\u3099ん") == "_drafts/がん.md");  // composed, as it is typed elsewhere
    CHECK(name_of("C++ & Ruby") == "_drafts/c-ruby.md");
}

TEST_CASE("a title that names no file is told of", "[compose]") {
    CHECK(name_of("!!!") ==
          "could not name the file: '!!!' holds no letter and no digit; give a title with one");
    CHECK(name_of("caf\xE9") == "could not name the file: the title is not UTF-8");
}

TEST_CASE("a long title gives a name that every file system takes", "[compose]") {
    std::string title;
    for (int i = 0; i < 200; ++i)
        title += "長い";
    const std::string name = name_of(title);
    CHECK(name.size() <= 220);
    CHECK(name.ends_with("い.md"));
    std::string words;
    for (int i = 0; i < 100; ++i)
        words += "word ";
    CHECK(name_of(words).ends_with("-word.md"));
}

TEST_CASE("a post that is there is not replaced", "[compose]") {
    MemoryFiles files(Files{{"_posts/2024-05-02-a.md", "mine"}});
    const auto made = new_post(files, {}, "A", late);
    REQUIRE_FALSE(made);
    CHECK(made.error().path == "_posts/2024-05-02-a.md");
    CHECK(files.files().at("_posts/2024-05-02-a.md") == "mine");
}

TEST_CASE("the configuration says where posts lie and what they begin with", "[compose]") {
    const Site site = site_of(
        "collections_dir: texts\n"
        "defaults:\n"
        "  - scope: {path: '', type: posts}\n"
        "    values: {layout: article}\n"
        "jekyll_compose:\n"
        "  default_front_matter:\n"
        "    drafts:\n"
        "      author: みずき\n"
        "      tags: [a, 'b: c']\n"
        "      image:\n");
    MemoryFiles files;
    REQUIRE(new_draft(files, site, "x"));
    CHECK(files.files().at("texts/_drafts/x.md") ==
          "---\ntitle: x\nauthor: みずき\ntags: [a, \"b: c\"]\nimage:\n---\n\n");
    REQUIRE(new_post(files, site, "x", late));
    CHECK(files.files().contains("texts/_posts/2024-05-02-x.md"));
}

TEST_CASE("a folder that belongs to no site is told of, one with posts is a site", "[compose]") {
    CHECK_FALSE(find_site(MemoryFiles(Files{{"a.md", ""}}), {}));
    CHECK(find_site(MemoryFiles(Files{{"_posts/2024-05-02-a.md", ""}}), {}));
}

TEST_CASE("a configuration that cannot be read is told of with its place", "[compose]") {
    const auto site = find_site(MemoryFiles(Files{{"_config.yml", "a: b\nc: [\n"}}), {});
    REQUIRE_FALSE(site);
    CHECK(site.error().path == "_config.yml");
    CHECK(site.error().line >= 2);
    CHECK_FALSE(find_site(MemoryFiles(Files{{"_config.yml", "timezone: Asia/Tokio\n"}}), {}));
}

}  // namespace
}  // namespace kiji::compose
