#include "site/json_text.hpp"
#include "site/plugins/lookup.hpp"
#include "support/catch.hpp"
#include "unit/site/plugins/made_site.hpp"

namespace kiji::site::plugins {
namespace {

using Paths = std::vector<std::string>;

std::string json(const Value& value) {
    std::string out;
    CHECK(append_json(out, value, 1U << 20U));
    return out;
}

TEST_CASE("a sitemap names documents, pages and files that are pages", "[site]") {
    MadeSite site(R"(
site:
  url: https://example.org
  collections:
    - { output: true, docs: [ { url: /a/index.html, date: 2024-05-02 }, { url: /b, sitemap: false },
        { url: /c.html } ] }
    - { output: false, docs: [ { url: /hidden } ] }
  html_pages: [ { url: / , last_modified_at: 2024-05-03 }, { url: /404.html } ]
  static_files:
    - { path: /s.html, name: s.html, extname: .html, modified_time: 2024-05-04 }
    - { path: /s.png, name: s.png, extname: .png, modified_time: 2024-05-04 }
)");
    find("jekyll-sitemap")->generate(site);
    CHECK(site.paths() == Paths{"sitemap.xml", "robots.txt"});
    CHECK(site.text_of("robots.txt") == "Sitemap: https://example.org/sitemap.xml\n");
    const std::string text = site.text_of("sitemap.xml");
    CHECK(text.substr(text.find("<url>")) ==
          "<url>\n<loc>https://example.org/a/</loc>\n"
          "<lastmod>2024-05-02T00:00:00+09:00</lastmod>\n</url>\n"
          "<url>\n<loc>https://example.org/c.html</loc>\n</url>\n"
          "<url>\n<loc>https://example.org/</loc>\n"
          "<lastmod>2024-05-03T00:00:00+09:00</lastmod>\n</url>\n"
          "<url>\n<loc>https://example.org/s.html</loc>\n"
          "<lastmod>2024-05-04T00:00:00+09:00</lastmod>\n</url>\n</urlset>\n");
}

TEST_CASE("a sitemap and robots of one's own stay", "[site]") {
    MadeSite site("files: [sitemap.xml, robots.txt]");
    find("jekyll-sitemap")->generate(site);
    CHECK(site.made.empty());
}

TEST_CASE("old addresses lead to new ones", "[site]") {
    MadeSite site(R"(
site: { url: "https://example.org", baseurl: /blog }
items:
  - { url: /a.html, redirect_from: [old/a, null, /b.html] }
  - { url: /c.html, redirect_from: /d/ }
  - { url: /gone.html, redirect_to: [https://else.example/] }
)");
    find("jekyll-redirect-from")->generate(site);
    CHECK(site.layouts == Paths{"redirect"});
    REQUIRE(site.made.size() == 4);
    CHECK(json(site.made[0].data) ==
          R"({"sitemap":false,"layout":"redirect","permalink":"/old/a",)"
          R"("redirect":{"from":"/old/a","to":"https://example.org/blog/a.html"}})");
    CHECK(to_s(member(site.made[2].data, "permalink")) == "/d/");
    REQUIRE(site.cleared.size() == 1);
    CHECK(site.cleared[0].first == "/gone.html");
    CHECK(to_s(member(member(site.cleared[0].second, "redirect"), "to")) ==
          "https://else.example/");
    CHECK(
        site.text_of("redirects.json") ==
        R"({"/old/a":"https://example.org/blog/a.html","/b.html":"https://example.org/blog/a.html",)"
        R"("/d/":"https://example.org/blog/c.html","/gone.html":"https://else.example/"})");
}

TEST_CASE("tags, categories and dates have pages of their posts", "[site]") {
    MadeSite site(R"(
site:
  jekyll-archives: { enabled: all, layouts: { tag: tags }, permalinks: { category: "/c/:name.html" } }
  posts:
    - &x { title: X, date: 2024-06-01 00:00:00 +0900 }
    - &snow { title: 雪, date: 2024-05-02 10:00:00 +0900 }
    - &old { title: Old, date: 2023-12-31 23:00:00 +0000 }
  tags: { 雪 だ: [*snow], b: [*x, *old] }
  categories: { A b: [*x] }
)");
    find("jekyll-archives")->generate(site);
    CHECK(site.paths() == Paths{"tag/雪-だ/index.html", "tag/b/index.html", "c/a-b.html",
                                "2023/index.html", "2023/12/index.html", "2023/12/31/index.html",
                                "2024/index.html", "2024/06/index.html", "2024/06/01/index.html",
                                "2024/05/index.html", "2024/05/02/index.html"});
    CHECK(site.made[0].url == "/tag/%E9%9B%AA-%E3%81%A0/");
    CHECK(to_s(member(site.made[0].data, "layout")) == "tags");
    CHECK(to_s(member(site.made[0].data, "title")) == "雪 だ");
    CHECK(to_s(member(site.made[2].data, "layout")) == "archive");
    CHECK(to_s(member(site.made[7].data, "date")) == "2024-06-01");
    CHECK(member(site.made[6].data, "posts").array().size() == 2);
    CHECK(to_s(member(member(site.made[6].data, "posts").array()[0], "title")) == "X");
    REQUIRE(site.configured.size() == 1);
    CHECK(site.configured[0].first == "archives");
    CHECK(site.configured[0].second.array().size() == 11);
}

TEST_CASE("only those archives are made that are asked for", "[site]") {
    MadeSite site(
        "site: { jekyll-archives: { enabled: [year] }, tags: { a: [] }, posts: "
        "[ { date: 2024-06-01 } ] }");
    find("jekyll-archives")->generate(site);
    CHECK(site.paths() == Paths{"2024/index.html"});
    MadeSite without("site: { tags: { a: [] } }");
    find("jekyll-archives")->generate(without);
    CHECK(without.made.empty());
}

TEST_CASE("pages know when their files were last changed", "[site]") {
    MadeSite site("items: [ { url: /a, modified: 2024-05-02 }, { url: /b } ]");
    find("jekyll-last-modified-at")->generate(site);
    REQUIRE(site.added.size() == 1);
    CHECK(site.added[0].first == "/a");
    CHECK(json(site.added[0].second) == R"({"last_modified_at":"2024-05-02"})");
}

TEST_CASE("an index is split into pages of posts that are not hidden", "[site]") {
    MadeSite site(R"(
site:
  paginate: 2
  paginate_path: /blog/page:num/
  posts: [ { title: a }, { title: b, hidden: true }, { title: c }, { title: d } ]
items: [ { path: index.html, url: / }, { path: blog/index.html, url: /blog/ },
         { path: other/index.html, url: /other/ } ]
)");
    find("jekyll-paginate")->generate(site);
    REQUIRE(site.splits.size() == 2);
    CHECK(site.splits[0].folder.empty());
    CHECK(json(site.splits[0].paginator) ==
          R"({"page":1,"per_page":2,"posts":[{"title":"a"},{"title":"c"}],"total_posts":3,)"
          R"("total_pages":2,"previous_page":null,"previous_page_path":null,"next_page":2,)"
          R"("next_page_path":"/blog/page2/"})");
    CHECK(site.splits[1].folder == "/blog/page2/");
    CHECK(to_s(member(site.splits[1].paginator, "previous_page_path")) == "/blog/");
    CHECK(member(site.splits[1].paginator, "next_page").is(Value::Type::nil));
}

TEST_CASE("pagination that cannot be done is told", "[site]") {
    MadeSite without("site: { paginate: 5 }\nitems: [ { path: about.html } ]");
    find("jekyll-paginate")->generate(without);
    REQUIRE(without.warnings.size() == 1);
    CHECK(without.warnings[0].find("couldn't find an index.html page") != std::string::npos);
    MadeSite zero("site: { paginate: 0 }\nitems: [ { path: index.html } ]");
    find("jekyll-paginate")->generate(zero);
    CHECK(zero.warnings ==
          Paths{"paginate is 0: write how many posts stand on a page, such as 10"});
    MadeSite off("items: [ { path: index.html } ]");
    find("jekyll-paginate")->generate(off);
    CHECK(off.splits.empty());
}

}  // namespace
}  // namespace kiji::site::plugins
