// kiji build: a folder becomes a site, and nothing is lost when it does not.
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace kiji {
namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A small site with a layout, an include, data and a post.
void write_site(const test::TemporaryFolder& folder) {
    folder.write("_config.yml", "title: Harbour\ntimezone: Asia/Tokyo\n");
    folder.write("_layouts/post.html",
                 "<h1>{{ page.title }}</h1>{% include by.html who=site.data.crew.first %}"
                 "{{ content }}");
    folder.write("_includes/by.html", "<p>by {{ include.who }}</p>");
    folder.write("_data/crew.yml", "first: Mio\n");
    folder.write("_posts/2024-05-02-snow.md",
                 "---\nlayout: post\ntitle: 雪\n---\n\n**大規模（LLM）**は *it* fell.\n");
    folder.write("index.html",
                 "---\n---\n{% for post in site.posts %}{{ post.url }} {{ post.excerpt }}"
                 "{% endfor %}");
    folder.write("images/a.txt", "as it is");
}

}  // namespace

TEST_CASE("a folder of posts, layouts, includes and data becomes a site", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    const test::Finished built = test::kiji({"build"}, folder.path());
    CHECK(built.exit_code == 0);
    CHECK(holds(built.out, "built 1 post, 1 page and 1 file into"));
    CHECK(folder.read("_site/2024/05/02/snow.html") ==
          "<h1>雪</h1><p>by Mio</p>"
          "<p><strong>大規模（LLM）</strong>は <em>it</em> fell.</p>\n");
    CHECK(holds(folder.read("_site/index.html"), "/2024/05/02/snow.html <p><strong>"));
    CHECK(folder.read("_site/images/a.txt") == "as it is");
}

TEST_CASE("a second build writes nothing, and what is gone is removed", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    test::kiji({"build"}, folder.path());
    CHECK(holds(test::kiji({"build"}, folder.path()).out, "written 0, unchanged 3"));
    std::filesystem::remove(folder.path("images/a.txt"));
    CHECK(holds(test::kiji({"build"}, folder.path()).out, "removed 1"));
    CHECK_FALSE(std::filesystem::exists(folder.path("_site/images/a.txt")));
}

TEST_CASE("a build that fails says where, and leaves the old site as it was", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    test::kiji({"build"}, folder.path());
    const std::string before = folder.read("_site/index.html");
    folder.write("index.html", "---\n---\nnew\n");
    folder.write("_includes/by.html", "<p>\n{% nosuch %}");
    const test::Finished built = test::kiji({"build"}, folder.path());
    CHECK(built.exit_code == 1);
    CHECK(holds(built.err, "_includes/by.html:2:1: error: unknown tag 'nosuch'"));
    CHECK(holds(built.err, "_layouts/post.html:1:"));
    CHECK(folder.read("_site/index.html") == before);
}

TEST_CASE("the same site comes of one thread and of eight", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    for (int day = 1; day < 29; ++day)
        folder.write(
            "_posts/2023-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "-day.md",
            "---\nlayout: post\ntags: [a, b" + std::to_string(day % 3) + "]\n---\n\nText " +
                std::to_string(day) + ".\n\n{{ page.previous.url }}\n");
    folder.write("tags.md",
                 "---\n---\n{% for t in site.tags %}{{ t[0] }} {{ t[1].size }}\n"
                 "{% endfor %}");
    CHECK(test::kiji({"build", "--threads", "1", "-d", "one"}, folder.path()).exit_code == 0);
    CHECK(test::kiji({"build", "--threads", "8", "-d", "eight"}, folder.path()).exit_code == 0);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("one"))) {
        if (!entry.is_regular_file())
            continue;
        const std::string name =
            std::filesystem::relative(entry.path(), folder.path("one")).string();
        if (!name.starts_with("eight"))
            CHECK(folder.read("one/" + name) == folder.read("eight/" + name));
    }
}

TEST_CASE("kiji why says what became of a file", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    folder.write("_posts/2124-05-02-later.md", "---\n---\nLater.\n");
    folder.write("_posts/undated.md", "---\n---\nNo date.\n");
    CHECK(holds(test::kiji({"why", "_posts/2124-05-02-later.md"}, folder.path()).out,
                "not written: dated in the future"));
    CHECK(holds(test::kiji({"why", "_posts/undated.md"}, folder.path()).out,
                "not written: not named YEAR-MONTH-DAY-title.md"));
    const test::Finished there = test::kiji({"why", "_posts/2024-05-02-snow.md"}, folder.path());
    CHECK(there.exit_code == 0);
    CHECK(holds(there.out, "written to 2024/05/02/snow.html"));
    CHECK(holds(there.out, "layout     post"));
}

TEST_CASE("a filter of the site's own is written in Liquid", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write(".kiji.yml",
                 "filters:\n  - name: shout\n    parameters: {mark: '!'}\n"
                 "    body: '{{ input | upcase }}{{ mark }}'\n");
    folder.write("index.html", "---\n---\n{{ 'snow' | shout }} {{ 'rain' | shout: '?' }}");
    CHECK(test::kiji({"build"}, folder.path()).exit_code == 0);
    CHECK(folder.read("_site/index.html") == "SNOW! RAIN?");
    CHECK_FALSE(std::filesystem::exists(folder.path("_site/.kiji.yml")));
}

TEST_CASE("a folder that is named is built into itself, one behind -s as Jekyll does", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("blog/index.html", "---\n---\nhere\n");
    CHECK(test::kiji({"build", "blog"}, folder.path()).exit_code == 0);
    CHECK(folder.read("blog/_site/index.html") == "here\n");
    CHECK_FALSE(std::filesystem::exists(folder.path("_site")));
    CHECK(test::kiji({"build", "-s", "blog"}, folder.path()).exit_code == 0);
    CHECK(folder.read("_site/index.html") == "here\n");
}

TEST_CASE("the feed of a plugin takes the place of the theme's", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("_config.yml", "plugins: [jekyll-feed]\n");
    folder.write("_posts/2024-05-02-snow.md", "---\nlayout: post\n---\nSnow.\n");
    const test::Finished built = test::kiji({"build"}, folder.path());
    CHECK(built.exit_code == 0);
    CHECK(built.err.empty());
    CHECK(holds(folder.read("_site/feed.xml"), "<generator"));
    CHECK(holds(folder.read("_site/index.html"), "/assets/theme.css"));
}

TEST_CASE("a post that leads elsewhere keeps its title and excerpt in lists", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("_config.yml", "plugins: [jekyll-redirect-from]\n");
    folder.write("_posts/2024-05-02-snow.md",
                 "---\ntitle: Snow on the harbour\nredirect_to: https://example.org/snow\n---\n"
                 "It fell at dawn.\n\nAll of it.\n");
    folder.write("index.html",
                 "---\n---\n{% for p in site.posts %}{{ p.title }}: {{ p.excerpt }}{% endfor %}");
    CHECK(test::kiji({"build"}, folder.path()).exit_code == 0);
    CHECK(folder.read("_site/index.html") == "Snow on the harbour: <p>It fell at dawn.</p>\n");
    CHECK(holds(folder.read("_site/2024/05/02/snow.html"), "url=https://example.org/snow"));
}

TEST_CASE("kiji clean takes a site away that cannot be built", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    test::kiji({"build"}, folder.path());
    folder.write("_posts/2024-05-03-ice.md", "---\ntitle: [\n---\n");
    const test::Finished cleaned = test::kiji({"clean"}, folder.path());
    CHECK(cleaned.exit_code == 0);
    CHECK(cleaned.err.empty());
    CHECK_FALSE(std::filesystem::exists(folder.path("_site")));
}

TEST_CASE("where the cache cannot be, a build says what that means, and goes on", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    folder.write(".jekyll-cache", "a file in the way");
    const test::Finished built = test::kiji({"build"}, folder.path());
    CHECK(built.exit_code == 0);
    CHECK(holds(built.err, ".jekyll-cache/kiji: warning: "));
    CHECK(holds(built.err, "pages that are gone will not be removed from the destination"));
    CHECK(holds(built.out, "warnings 1"));
}

TEST_CASE("what is no site is told, with what to do", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("file.md", "text");
    const test::Finished missing = test::kiji({"build", "nowhere"}, folder.path());
    CHECK(missing.exit_code == 3);
    CHECK(holds(missing.err, "nowhere: could not find the source of the site"));
    CHECK(holds(missing.err, "kiji new"));
    const test::Finished file = test::kiji({"build", "-s", "file.md"}, folder.path());
    CHECK(file.exit_code == 3);
    CHECK(holds(file.err, "file.md: the source of a site is a folder"));
    CHECK(folder.names() == std::vector<std::string>{"file.md"});
    std::filesystem::create_directory(folder.path("empty"));
    const test::Finished empty = test::kiji({"build", "empty"}, folder.path());
    CHECK(empty.exit_code == 0);
    CHECK(holds(empty.err, "warning: there is nothing to build"));
    CHECK(holds(empty.err, "kiji new"));
    CHECK(holds(empty.out, "no _config.yml in "));
}

TEST_CASE("clean takes the site in a folder away that is named, and no other", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("index.html", "---\n---\nhere\n");
    folder.write("blog/index.html", "---\n---\nthere\n");
    test::kiji({"build"}, folder.path());
    test::kiji({"build", "blog"}, folder.path());
    CHECK(test::kiji({"clean", "blog", "-s", "."}, folder.path()).exit_code == 2);
    CHECK(std::filesystem::exists(folder.path("blog/_site")));
    CHECK(test::kiji({"clean", "blog"}, folder.path()).exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(folder.path("blog/_site")));
    CHECK(folder.read("_site/index.html") == "here\n");
}

TEST_CASE("kiji why knows an address as people write it", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("_posts/2024-05-02-雪の朝.md", "---\n---\nSnow.\n");
    CHECK(holds(test::kiji({"why", "/2024/05/02/雪の朝.html"}, folder.path()).out, ": a post"));
    CHECK(holds(
        test::kiji({"why", "/2024/05/02/%E9%9B%AA%E3%81%AE%E6%9C%9D.html"}, folder.path()).out,
        ": a post"));
}

TEST_CASE("an include says on each page what it would say there", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("_config.yml", "title: T\n");
    const std::string includes[][2] = {
        {"menu", "{% for p in site.pages %}{{ p.title }} {% endfor %}"},
        {"here", "{{ page.title }}"},
        {"around", "{{ outer }}"},
        {"given", "{{ include.x }}"},
        {"sets", "{% assign names = site.pages | map: 'title' | join: '+' %}"},
        {"counts", "{% increment n %}{% cycle 'a', 'b' %}"},
        {"loop", "{% for i in (1..2) %}{{ forloop.parentloop.index }}{% endfor %}"},
        {"wraps", "{% include menu.html %}{% include here.html %}"},
        {"calls", "{% include given.html x=site.title %}"},
        {"ends", "{% break %}"},
        {"texts", "{% for p in site.posts %}{{ p.content | strip_html }}{% endfor %}"},
    };
    for (const auto& [name, text] : includes)
        folder.write("_includes/" + name + ".html", text);
    folder.write("_posts/2024-01-01-a.md", "---\ntitle: post\n---\n*text*\n");
    const auto page = [](const std::string& title) {
        return "---\ntitle: " + title + "\n---\n{% assign outer = '" + title +
               "!' %}{% include menu.html %}|{% include here.html %}|{% include around.html %}|"
               "{% include sets.html %}{{ names }}|{% include counts.html %}"
               "{% include counts.html %}|{% for k in (5..6) %}{% include loop.html %}{% endfor %}|"
               "{% include wraps.html %}|{% include calls.html %}|"
               "{% for k in (5..6) %}{{ k }}{% include ends.html %}{% endfor %}|"
               "{% include texts.html %}|{% include given.html x='y' %}";
    };
    const auto said = [](const std::string& title) {
        return "a b c |" + title + "|" + title + "!|a+b+c|0a1b|1122|a b c " + title +
               "|T|5|text\n|y";
    };
    for (const char* title : {"a", "b", "c"})
        folder.write(std::string(title) + ".html", page(title));
    for (const char* threads : {"1", "4"}) {
        const test::Finished built =
            test::kiji({"build", "--threads", threads, "-d", threads}, folder.path());
        INFO(built.err);
        REQUIRE(built.exit_code == 0);
        for (const std::string title : {"a", "b", "c"})
            CHECK(folder.read(std::string(threads) + "/" + title + ".html") == said(title));
    }
}

TEST_CASE("plugins that are missing are told once, with what needs them and where", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("_config.yml", "plugins: [jemoji, jekyll-feed]\n");
    folder.write("_plugins/price.rb", "module Price\n  def price(x); end\nend\n");
    folder.write("a.html", "---\n---\n{{ 5 | price }}\n{{ 6 | price }}\n");
    folder.write("b.html", "---\n---\n{% avatar bob %}\n");
    const test::Finished built = test::kiji({"build"}, folder.path());
    CHECK(built.exit_code == 1);
    CHECK(holds(built.err, "does not have:\n  jemoji, a gem that _config.yml names\n"));
    CHECK(holds(built.err, "_plugins/price.rb, a plugin in Ruby"));
    CHECK(holds(built.err, "the filter price (of _plugins/price.rb), at a.html:3, a.html:4"));
    CHECK(holds(built.err, "the tag avatar (of jekyll-avatar), at b.html:3"));
    CHECK_FALSE(holds(built.err, "jekyll-feed,"));

    folder.write("a.html", "---\n---\n5\n");
    folder.write("b.html", "---\n---\nbob\n");
    const test::Finished mended = test::kiji({"build"}, folder.path());
    CHECK(mended.exit_code == 0);
    CHECK(holds(mended.err, "no tag and no filter of the site was missed"));
}

TEST_CASE("one file is rendered as the build does", "[e2e]") {
    const test::TemporaryFolder folder;
    write_site(folder);
    const std::string post = "_posts/2024-05-02-snow.md";
    test::kiji({"build"}, folder.path());
    const std::string page = folder.read("_site/2024/05/02/snow.html");
    CHECK(test::kiji({"render", "--site", ".", post}, folder.path()).out == page);
    CHECK(test::kiji({"render", "--site", folder.path(), folder.path(post)}).out == page);
    folder.write("_drafts/soon.md", "---\n---\nSoon.\n");
    const test::Finished draft =
        test::kiji({"render", "--site", ".", "_drafts/soon.md"}, folder.path());
    CHECK(draft.exit_code == 1);
    CHECK(holds(draft.err, "_drafts/soon.md: the build leaves it out: a draft"));
    CHECK(test::kiji({"render", "--site", ".", "--drafts", "_drafts/soon.md"}, folder.path()).out ==
          "<p>Soon.</p>\n");
}

TEST_CASE("what git says was changed last is told as such", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("site/_config.yml", "plugins: [jekyll-last-modified-at]\n");
    for (const std::string name : {"old", "new"})
        folder.write("site/" + name + ".html",
                     "---\n---\n{% last_modified_at %} {{ page.last_modified_at | date: '%F' }}");
    const auto git = [&](std::vector<std::string> words, const std::string& date) {
        const test::Finished done =
            test::run("git", {.arguments = std::move(words),
                              .folder = folder.path(),
                              .environment = {{"GIT_COMMITTER_DATE", date},
                                              {"GIT_AUTHOR_DATE", date},
                                              {"GIT_CONFIG_GLOBAL", "/dev/null"}}});
        INFO(done.err);
        REQUIRE(done.exit_code == 0);
    };
    const auto commit = [&](const std::string& date) {
        git({"add", "."}, date);
        git({"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"}, date);
    };
    git({"init", "-q"}, "2020-01-02T12:00:00Z");
    commit("2020-01-02T12:00:00Z");
    folder.write("site/new.html", folder.read("site/new.html") + "!");
    commit("2021-05-06T12:00:00Z");
    REQUIRE(test::kiji({"build"}, folder.path("site")).exit_code == 0);
    CHECK(folder.read("site/_site/old.html") == "02-Jan-20 2020-01-02");
    CHECK(folder.read("site/_site/new.html") == "06-May-21 2021-05-06!");
}

TEST_CASE("what is wrong with a site is told where it is wrong", "[e2e]") {
    const test::TemporaryFolder folder;
    const auto said = [&](std::vector<std::string> arguments = {"build"}) {
        const test::Finished done = test::kiji(std::move(arguments), folder.path());
        return fmt::format("{} {}", done.exit_code, done.err);
    };
    folder.write("_config.yml", "title: T\n\nmarkdwon: GFM\n");
    folder.write("a.md", "---\n---\na\n");
    std::string told = said();
    CHECK(told.starts_with("0 "));
    CHECK(holds(told, "_config.yml:3:1: warning: nothing reads the key markdwon"));
    CHECK(holds(told, "did you mean markdown?"));

    folder.write("_config.yml", "destination: ../elsewhere\n");
    told = said({"build", "--safe"});
    CHECK(told.starts_with("3 "));
    CHECK(holds(told, "the destination ../elsewhere lies outside of the site"));

    folder.write("_config.yml", "");
    folder.write("_posts/2024-02-01-a.md", "---\ntitle: A\ndate: 2024-02-30\n---\n");
    CHECK(holds(said(), "_posts/2024-02-01-a.md:3:7: error: Invalid date '2024-02-30'"));
    folder.write("_posts/2024-02-01-a.md", "---\ntitle: a: b\n---\n");
    told = said();
    CHECK(told.starts_with("1 "));
    CHECK(holds(told, "_posts/2024-02-01-a.md:2:8: error:"));
    std::filesystem::remove(folder.path("_posts/2024-02-01-a.md"));

    folder.write("_data/a.json", "{\n  \"a\": }\n");
    CHECK(holds(said(), "_data/a.json:2:8: error: this is not JSON"));
    std::filesystem::remove(folder.path("_data/a.json"));

    folder.write("b.md", "---\npermalink: /x\n---\n");
    folder.write("c.md", "---\npermalink: /x.html/y/\n---\n");
    told = said();
    CHECK(told.starts_with("1 "));
    CHECK(holds(told, "c.md: error: x.html/y/index.html needs a folder where b.md writes"));
    folder.write("c.md", "---\npermalink: /X\n---\n");
    told = said();
    CHECK(told.starts_with("0 "));
    CHECK(holds(told, "b.md and c.md are written to one file where names are compared"));
    folder.write("c.md", "---\npermalink: /ｘ\n---\n");
    CHECK_FALSE(holds(said(), "are written to one file"));
}

TEST_CASE("a new blog keeps its look when its first post is deleted", "[e2e]") {
    const test::TemporaryFolder folder;
    test::kiji({"new", "blog"}, folder.path());
    std::filesystem::remove_all(folder.path("blog/_posts"));
    const test::Finished built = test::kiji({"build", "blog"}, folder.path());
    CHECK(built.exit_code == 0);
    CHECK(built.err.empty());
    CHECK(holds(folder.read("blog/_site/about/index.html"), "/assets/theme.css"));
    CHECK(holds(folder.read("blog/_site/index.html"), "No posts yet."));
    folder.write("pages/about.md", "---\nlayout: page\n---\nAbout.\n");
    CHECK(holds(test::kiji({"build", "pages"}, folder.path()).err,
                "theme: kiji in _config.yml has one"));
    folder.write("pages/_config.yml", "theme: kiji\n");
    CHECK(test::kiji({"build", "pages"}, folder.path()).err.empty());
    CHECK(holds(folder.read("pages/_site/about.html"), "/assets/theme.css"));
}

}  // namespace kiji
