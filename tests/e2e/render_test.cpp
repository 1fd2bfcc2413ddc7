// render: fragments and pages.
#include <filesystem>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string page_of(const std::string& name, const std::string& text) {
    const test::TemporaryFolder folder;
    folder.write(name, text);
    const test::Finished done = test::kiji({"render", "--page", name}, folder.path());
    INFO(done.err);
    CHECK(done.exit_code == 0);
    return done.out;
}

}  // namespace

TEST_CASE("a fragment is the HTML of the body, Liquid as text", "[e2e]") {
    const test::Finished done = test::kiji(test::Start{
        .arguments = {"render", "-"},
        .input = "---\ntitle: A\n---\n# {{ page.title }}\n\n{% raw %}*a*{% endraw %}\n"});
    CHECK(done.exit_code == 0);
    CHECK(done.out == "<h1>{{ page.title }}</h1>\n<p>{% raw %}<em>a</em>{% endraw %}</p>\n");
}

TEST_CASE("a page says title, date, reading time and language", "[e2e]") {
    const std::string japanese = page_of(
        "a.md",
        "---\ntitle: 雪の<朝>\ndate: 2025-11-07 23:39:06 +0900\nexcerpt: 「雪」と\"道\"\n---\n\n"
        "一晩で三十センチ積もった。\n");
    CHECK(has(japanese, "<html lang=\"ja\">"));
    CHECK(has(japanese, "<title>雪の&lt;朝&gt;</title>"));
    CHECK(has(japanese, "<h1>雪の&lt;朝&gt;</h1>"));
    CHECK(has(japanese, "<meta name=\"description\" content=\"「雪」と&quot;道&quot;\">"));
    CHECK(has(japanese, "<time datetime=\"2025-11-07T23:39:06+09:00\">2025年11月7日</time>"));
    CHECK(has(japanese, "約1分"));

    std::string words;
    for (int i = 0; i < 950; ++i)
        words += "word ";
    const std::string english =
        page_of("a.md", "---\ntitle: Snow\ndate: 2025-11-07\n---\n\n" + words + "\n");
    CHECK(has(english, "<html lang=\"en\">"));
    CHECK(has(english, "<time datetime=\"2025-11-07\">7 November 2025</time>"));
    CHECK(has(english, "5 minutes to read"));
}

TEST_CASE("the date is that of the post's own zone", "[e2e]") {
    CHECK(has(page_of("a.md", "---\ntitle: A\ndate: 2025-11-07 16:39:06 +0000\n---\n\nText.\n"),
              "<time datetime=\"2025-11-07T16:39:06+00:00\">7 November 2025</time>"));
    CHECK(has(page_of("a.md", "---\ntitle: A\ndate: 2025-11-08 01:39:06 +0900\n---\n\nText.\n"),
              "<time datetime=\"2025-11-08T01:39:06+09:00\">8 November 2025</time>"));
    CHECK(has(page_of("a.md", "---\ntitle: A\ndate: 2025-01-01 00:30:00 -0330\n---\n\nText.\n"),
              "<time datetime=\"2025-01-01T00:30:00-03:30\">1 January 2025</time>"));
    CHECK(has(page_of("2024-02-29-leap.md", "---\ntitle: A\n---\n\nText.\n"),
              "<time datetime=\"2024-02-29\">29 February 2024</time>"));
    CHECK_FALSE(has(page_of("2023-02-29-no-leap.md", "---\ntitle: A\n---\n\nText.\n"), "<time"));
}

TEST_CASE("the language is what lang says, else that of the text", "[e2e]") {
    const auto language = [](const std::string& text) {
        const std::string page = page_of("a.md", text);
        const std::size_t at = page.find("<html lang=\"") + 12;
        return page.substr(at, page.find('"', at) - at);
    };
    CHECK(language("---\nlang: de-AT\n---\n\nSchnee.\n") == "de-AT");
    CHECK(language("---\nlang: \"x\\\" onload=\"\n---\n\nSnow.\n") == "en");
    CHECK(language("これは日本語の文章です。\n") == "ja");
    CHECK(language("这是一篇关于雪的文章。\n") == "zh");
    CHECK(language("눈에 대한 글입니다.\n") == "ko");
    CHECK(language("The word 雪 means snow, and that is all there is to say about it.\n") == "en");
    CHECK(
        language("GitHub ActionsとDockerで作るCI環境の話。\n\n```\nlong code in english\n```\n") ==
        "ja");
}

TEST_CASE("a page without a title takes the first heading, then the name", "[e2e]") {
    const std::string by_heading = page_of("a.md", "# Snow & *ice*\n\nText.\n");
    CHECK(has(by_heading, "<title>Snow &amp; ice</title>"));
    // The body shows it already.
    CHECK(by_heading.find("<h1>") == by_heading.rfind("<h1>"));
    CHECK(has(page_of("first-snow.md", "Text.\n"), "<title>first-snow</title>"));
    CHECK(has(page_of("a.md", "---\ntitle: 1984\n---\n\nText.\n"), "<title>1984</title>"));
}

TEST_CASE("slots in a post are text", "[e2e]") {
    const std::string page =
        page_of("a.md", "---\ntitle: \"{{ content }}\"\n---\n\nSay {{ title }}.\n");
    CHECK(has(page, "<title>{{ content }}</title>"));
    CHECK(has(page, "<p>Say {{ title }}.</p>"));
}

TEST_CASE("an output file is the whole page or leaves what was there", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "Text.\n");
    folder.write("bad.md", "\xFF");
    folder.write("out.html", "old");
    CHECK(test::kiji({"render", "-o", "out.html", "bad.md"}, folder.path()).exit_code == 3);
    CHECK(folder.read("out.html") == "old");
    const test::Finished done = test::kiji({"render", "a.md", "--output=out.html"}, folder.path());
    CHECK(done.exit_code == 0);
    CHECK(done.out.empty());
    CHECK(folder.read("out.html") == "<p>Text.</p>\n");
    CHECK(test::kiji({"render", "-o", "no/such/folder.html", "a.md"}, folder.path()).exit_code ==
          3);
    CHECK(test::kiji({"render", "-o", ".", "a.md"}, folder.path()).exit_code == 3);
}

TEST_CASE("an output file is never the post itself", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "Text.\n");
    std::filesystem::create_symlink("a.md", folder.path("link.md"));
    std::filesystem::create_hard_link(folder.path("a.md"), folder.path("hard.md"));
    for (const std::string output : {"a.md", "./a.md", "link.md"}) {
        CHECK(test::kiji({"render", "-o", output, "a.md"}, folder.path()).exit_code == 2);
        CHECK(folder.read("a.md") == "Text.\n");
    }
    // Another name of the same bytes gets bytes of its own.
    test::kiji({"render", "-o", "hard.md", "a.md"}, folder.path());
    CHECK(folder.read("a.md") == "Text.\n");
}

TEST_CASE("front matter that is no YAML is told and the body rendered", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ntitle: a: b\n---\n\nText.\n");
    const test::Finished done = test::kiji({"render", "a.md"}, folder.path());
    CHECK(done.exit_code == 1);
    CHECK(has(done.out, "<p>Text.</p>"));
    CHECK(has(done.err, "a.md:2:"));
}
