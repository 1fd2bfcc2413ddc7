#include "support/catch.hpp"
#include "unit/site/plugins/made_site.hpp"

namespace kiji::site::plugins {
namespace {

constexpr std::string_view blog = R"(
site:
  title: My blog
  url: https://example.org
  baseurl: /blog
  description: About "snow"
  lang: ja
  time: 2024-07-01 09:00:00 +0900
  author: { name: Ada, email: a@b.c, uri: https://ada.example }
  feed: { posts_limit: 2, categories: [winter], tags: { only: [snow, 雪] } }
  data: { authors: { bob: { name: Bob B, uri: https://bob.example } } }
  tags: { snow: [] }
  posts:
    - { title: 雪, url: /2024/05/02/%E9%9B%AA.html, id: /2024/05/02/%E9%9B%AA,
        date: 2024-05-02 10:00:00 +0900, content: "<p>雪が降る。</p>\n", author: bob,
        categories: [a b, winter], tags: [snow], image: /img/a b.png,
        description: Flakes <b>fall</b> }
    - { title: X, url: /x.html, id: /x, date: 2024-06-01 00:00:00 +0900, categories: [],
        content: x, excerpt: "<p>x</p>", last_modified_at: 2024-06-02, authors: [carl],
        image: { path: "https://x.org/y.png" }, feed: { excerpt_only: true } }
    - { title: Old, url: /old.html, id: /old, date: 2024-01-01, content: o }
    - { title: Draft, url: /draft.html, id: /draft, date: 2024-06-30, content: d, draft: true }
jekyll: { version: 4.3.1 }
)";

// Read off jekyll-feed 0.17 on a site of the same posts.
constexpr std::string_view feed_of_blog =
    R"(<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">)"
    R"(<generator uri="https://jekyllrb.com/" version="4.3.1">Jekyll</generator>)"
    R"(<link href="https://example.org/blog/feed.xml" rel="self" type="application/atom+xml" />)"
    R"(<link href="https://example.org/blog/" rel="alternate" type="text/html" hreflang="ja" />)"
    R"(<updated>2024-07-01T09:00:00+09:00</updated><id>https://example.org/blog/feed.xml</id>)"
    R"(<title type="html">My blog</title><subtitle>About &quot;snow&quot;</subtitle>)"
    R"(<author><name>Ada</name><email>a@b.c</email><uri>https://ada.example</uri></author>)"
    R"(<entry><title type="html">X</title>)"
    R"(<link href="https://example.org/blog/x.html" rel="alternate" type="text/html" title="X" />)"
    R"(<published>2024-06-01T00:00:00+09:00</published>)"
    R"(<updated>2024-06-02T00:00:00+09:00</updated><id>https://example.org/blog/x</id>)"
    R"(<author><name>carl</name></author><summary type="html"><![CDATA[x]]></summary>)"
    R"(<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="https://x.org/y.png" />)"
    R"(<media:content medium="image" url="https://x.org/y.png" xmlns:media="http://search.yahoo.com/mrss/" /></entry>)"
    R"(<entry><title type="html">雪</title>)"
    R"(<link href="https://example.org/blog/2024/05/02/%E9%9B%AA.html" rel="alternate" type="text/html" title="雪" />)"
    R"(<published>2024-05-02T10:00:00+09:00</published><updated>2024-05-02T10:00:00+09:00</updated>)"
    R"(<id>https://example.org/blog/2024/05/02/%E9%9B%AA</id>)"
    R"(<content type="html" xml:base="https://example.org/blog/2024/05/02/%E9%9B%AA.html"><![CDATA[<p>雪が降る。</p>]]></content>)"
    R"(<author><name>Bob B</name><uri>https://bob.example</uri></author>)"
    R"(<category term="a b" /><category term="winter" /><category term="snow" />)"
    R"(<summary type="html"><![CDATA[Flakes fall]]></summary>)"
    R"(<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="https://example.org/blog/img/a%20b.png" />)"
    R"(<media:content medium="image" url="https://example.org/blog/img/a%20b.png" xmlns:media="http://search.yahoo.com/mrss/" /></entry></feed>)";

TEST_CASE("a feed has the latest posts, as the gem writes them", "[site]") {
    MadeSite site{std::string(blog)};
    find("jekyll-feed")->generate(site);
    CHECK(site.text_of("feed.xml") == feed_of_blog);
}

TEST_CASE("categories and tags have feeds, but tags with letters that no path holds", "[site]") {
    MadeSite site{std::string(blog)};
    find("jekyll-feed")->generate(site);
    CHECK(site.paths() ==
          std::vector<std::string>{"feed/winter.xml", "feed.xml", "feed/by_tag/snow.xml"});
    const std::string winter = site.text_of("feed/winter.xml");
    CHECK(winter.find("<title type=\"html\">My blog | Winter</title>") != std::string::npos);
    CHECK(winter.find("雪") != std::string::npos);
    CHECK(winter.find(">X<") == std::string::npos);
}

TEST_CASE("a feed of one's own stays", "[site]") {
    MadeSite site("site: { feed: { path: atom.xml } }\nfiles: [atom.xml]");
    find("jekyll-feed")->generate(site);
    CHECK(site.made.empty());
}

TEST_CASE("collections have feeds where they are named", "[site]") {
    MadeSite site("site: { feed: { collections: { notes: { path: /n.xml, categories: [a] } } } }");
    find("jekyll-feed")->generate(site);
    CHECK(site.paths() == std::vector<std::string>{"feed/notes/a.xml", "n.xml", "feed.xml"});
}

}  // namespace
}  // namespace kiji::site::plugins
