#include "corpus/site.hpp"

#include <sstream>

#include "support/catch.hpp"

namespace {

using namespace kiji;

/// The site whose addresses Jekyll 4.3.1 gave in jekyll_addresses.txt, by that permalink.
std::map<Path, std::string> blog(const std::string& permalink) {
    const auto page = [](const std::string& matter) {
        return "---\n" + matter + "\n---\n\nText.\n";
    };
    return {
        {"/blog/_config.yml", "permalink: \"" + permalink +
                                  "\"\ntimezone: Asia/Tokyo\ncollections:\n  recipes:\n"
                                  "    output: true\n"},
        {"/blog/_posts/2024-05-02-snow-in-may.md", page("title: Snow")},
        {"/blog/_posts/2024-05-03-五月の雪.md", page("title: 雪\ncategory: 天気")},
        {"/blog/_posts/2024-5-4-Short_Day.md", page("title: Short\ncategories: [News, Big Day]")},
        {"/blog/_posts/sub/2024-05-05-a.b.c..md", page("title: Dots\ncategories: one Two")},
        {"/blog/news/_posts/2024-05-06-hail.markdown",
         page("title: Hail\nslug: Big Hail!\ncategory: x")},
        {"/blog/_posts/2024-05-07-link.md",
         page("title: Link\npermalink: /p/:year/:month/:title/")},
        {"/blog/_posts/2024-05-08-evening.md", page("title: Evening\ndate: 2024-05-08 23:30:00")},
        {"/blog/_posts/2024-05-09-zone.md", page("title: Zone\ndate: 2024-05-09 20:00:00 -0400")},
        {"/blog/_posts/2024-05-10-text.md", page("title: Text\ndate: 2024-05-10 23:59")},
        {"/blog/_posts/2024-05-11-c++-and-c#.md", page("title: C")},
        {"/blog/_recipes/soup.md", page("title: Soup")},
        {"/blog/_recipes/asia/ramen.v2.md", page("title: x")},
        {"/blog/docs/index.md", page("title: Docs")},
        {"/blog/docs/guide.md", page("title: Guide")},
        {"/blog/about.md", page("title: About\npermalink: about")},
        {"/blog/feed.xml", page("layout: none")},
        {"/blog/index.html", page("title: Home")},
        {"/blog/urls.txt", page("permalink: /urls.txt")},
    };
}

std::string decoded(const std::string& url) {
    std::string text;
    for (std::size_t at = 0; at < url.size(); ++at) {
        if (url[at] == '%') {
            text += static_cast<char>(std::stoi(url.substr(at + 1, 2), nullptr, 16));
            at += 2;
        } else {
            text += url[at];
        }
    }
    return text;
}

std::unique_ptr<const corpus::Site> read(const FileSystem& files) {
    return corpus::Site::read(files, "/blog", 1, Limits{});
}

}  // namespace

TEST_CASE("pages have the addresses that Jekyll gives them", "[corpus][site]") {
    const auto table = RealFiles().read(
        std::string(KIJI_SOURCE_DIR) + "/tests/unit/corpus/jekyll_addresses.txt", 1U << 20U);
    REQUIRE(table);
    std::istringstream lines(*table);
    std::unique_ptr<MemoryFiles> files;
    std::unique_ptr<const corpus::Site> site;
    std::size_t compared = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) {
            files = std::make_unique<MemoryFiles>(blog(line.substr(3)));
            site = read(*files);
            INFO(line);
            CHECK(site->pages().size() == 18);
            continue;
        }
        const std::size_t blank = line.find(' ');
        const corpus::Page* page = site->page(line.substr(0, blank));
        INFO(site->config().permalink << ": " << line);
        REQUIRE(page != nullptr);
        CHECK(page->url == decoded(line.substr(blank + 1)));
        ++compared;
    }
    CHECK(compared == 144);
}

TEST_CASE("a default of the site goes for pages below its path, the longer path first",
          "[corpus][site]") {
    const MemoryFiles files({{"/blog/_config.yml",
                              "defaults:\n"
                              "  - scope: {path: ''}\n    values: {layout: any, author: x}\n"
                              "  - scope: {path: '', type: posts}\n    values: {layout: post}\n"
                              "  - scope: {path: _posts/news}\n    values: {layout: news}\n"
                              "  - scope: {path: 'docs/*/a.md'}\n    values: {layout: star}\n"},
                             {"/blog/_posts/2024-05-02-a.md", "---\ntitle: A\n---\n"},
                             {"/blog/_posts/news/2024-05-02-b.md", "---\ntitle: B\n---\n"},
                             {"/blog/about.md", "---\ntitle: C\n---\n"},
                             {"/blog/docs/x/a.md", "---\ntitle: D\n---\n"}});
    const auto site = read(files);
    CHECK(site->page("_posts/2024-05-02-a.md")->layout == "post");
    CHECK(site->page("_posts/news/2024-05-02-b.md")->layout == "news");
    CHECK(site->page("about.md")->layout == "any");
    CHECK(site->page("docs/x/a.md")->layout == "star");
    CHECK(site->default_of(*site->page("about.md"), "author")->string() == "x");
}

TEST_CASE("what Jekyll leaves out of a site is not in it", "[corpus][site]") {
    const MemoryFiles files(
        {{"/blog/_config.yml", "exclude: [tools/, '*.log']\ndestination: out\n"},
         {"/blog/_posts/2024-05-02-a.md", "---\ntitle: A\n---\n"},
         {"/blog/_posts/no-date.md", "---\ntitle: B\n---\n"},
         {"/blog/_site/a.md", "---\ntitle: C\n---\n"},
         {"/blog/out/a.md", "---\ntitle: C\n---\n"},
         {"/blog/node_modules/a.md", "---\ntitle: D\n---\n"},
         {"/blog/tools/a.md", "---\ntitle: E\n---\n"},
         {"/blog/a.log", "x"},
         {"/blog/.git/a.md", "---\ntitle: F\n---\n"},
         {"/blog/plain.md", "no front matter\n"},
         {"/blog/images/a.png", "x"}});
    const auto site = read(files);
    REQUIRE(site->pages().size() == 1);
    CHECK(site->pages()[0].path == "_posts/2024-05-02-a.md");
    CHECK(site->has_file("images/a.png"));
    CHECK(site->has_file("plain.md"));
    CHECK_FALSE(site->has_file("a.log"));
    CHECK_FALSE(site->has_file("tools/a.md"));
    CHECK(site->file_in_other_case("Images/A.png") == "images/a.png");
}

TEST_CASE("a file belongs to the nearest site above it, or to its folder", "[corpus][site]") {
    const MemoryFiles files({{"/blog/_config.yml", "title: A\n"},
                             {"/blog/_posts/2024-05-02-a.md", "---\ntitle: A\n---\n"},
                             {"/blog/docs/_config.yml", "title: B\n"},
                             {"/blog/docs/_posts/2024-05-02-b.md", "---\ntitle: B\n---\n"},
                             {"/loose/a.md", "---\ntitle: C\n---\n"},
                             {"/loose/b.md", "---\ntitle: D\n---\n"}});
    const std::vector<Path> paths{"/loose/a.md", "/blog/_posts/2024-05-02-a.md",
                                  "/blog/docs/_posts/2024-05-02-b.md", "/loose/b.md"};
    const corpus::Sites sites = corpus::Sites::read(files, paths, 1, Limits{});
    CHECK(sites.all().size() == 3);
    CHECK(sites.of(1).site->root() == "/blog");
    CHECK(sites.of(1).path == "_posts/2024-05-02-a.md");
    CHECK(sites.of(2).site->root() == "/blog/docs");
    CHECK(sites.of(0).site == sites.of(3).site);
    CHECK_FALSE(sites.of(0).site->is_whole());
}

TEST_CASE("names of posts are taken apart as Jekyll does", "[corpus][site]") {
    CHECK(corpus::post_name("2024-05-02-snow.md")->slug == "snow");
    CHECK(corpus::post_name("24-5-2-snow.in.may.md")->slug == "snow.in.may");
    CHECK(corpus::post_name("2024-05-02-.md")->slug.empty());
    CHECK_FALSE(corpus::post_name("2024-05-02.md"));
    CHECK_FALSE(corpus::post_name("2024-05-snow.md"));
    CHECK_FALSE(corpus::post_name("snow.md"));
    CHECK_FALSE(corpus::post_name("2024-05-02-snow"));
    CHECK_FALSE(corpus::post_name("2024-02-30-snow.md")->is_day());
    CHECK(corpus::post_name("2024-02-29-snow.md")->is_day());
    CHECK_FALSE(corpus::post_name("2024-05-00-snow.md")->is_day());
}

TEST_CASE("a slug keeps letters of any language", "[corpus][site]") {
    CHECK(corpus::slug_of("The _config.yml file") == "the-config-yml-file");
    CHECK(corpus::slug_of("The _config.yml file", corpus::SlugStyle::pretty) ==
          "the-_config.yml-file");
    CHECK(corpus::slug_of("五月の雪！ 2024") == "五月の雪-2024");
    CHECK(corpus::slug_of("Été à Paris", corpus::SlugStyle::plain, true) == "Été-à-Paris");
    CHECK(corpus::slug_of("--").empty());
}
