#include <memory>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

const std::string snow =
    "雪の降る夜は、町じゅうの音が消えてしまい、聞こえるのは自分の足音だけになります。";
const std::string rain =
    "The rain had stopped by the time the train pulled in, and nobody spoke until the doors closed "
    "behind the last of us.";

class Posts {
  public:
    explicit Posts(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            owned_.push_back(std::make_unique<const SourceFile>("a.md", text));
            posts_.push_back(owned_.back().get());
        }
    }
    dedupe::Report find(const dedupe::Options& options = {}) const {
        return dedupe::find(posts_, options, Limits(), 1).report;
    }
    std::string_view text(const dedupe::Place& place) const {
        return posts_[place.document]->slice(place.span);
    }

  private:
    std::vector<std::unique_ptr<const SourceFile>> owned_;
    std::vector<const SourceFile*> posts_;
};

/// How many copies are found in one post.
std::size_t copies(const std::string& text, const dedupe::Options& options = {}) {
    return Posts({text}).find(options).surplus_blocks;
}

TEST_CASE("a paragraph that stands twice is reported with both places", "[dedupe]") {
    const Posts posts({"# One\n\n" + snow + "\n\nother\n\n" + snow + "\n"});
    const dedupe::Report report = posts.find();
    REQUIRE(report.groups.size() == 1);
    const dedupe::Group& group = report.groups[0];
    CHECK(group.verbatim);
    CHECK(group.characters == 37);
    REQUIRE(group.places.size() == 2);
    CHECK(posts.text(group.places[0]) == snow);
    CHECK(posts.text(group.places[1]) == snow);
    CHECK(group.places[0] < group.places[1]);
    CHECK(report.blocks == 3);
    CHECK(report.surplus_blocks == 1);
    CHECK(report.characters == 79);
    CHECK(report.surplus_characters == 37);
}

TEST_CASE("markup, width, case and line breaks make no difference, but no verbatim copy",
          "[dedupe]") {
    for (const std::string other :
         {"The **rain** had stopped by the time the [train](a) pulled in, and nobody spoke until "
          "the doors closed behind the last of us.",
          "the rain had stopped by the time the train pulled in — and nobody spoke until the "
          "doors\n"
          "closed behind the last of us!",
          "Ｔｈｅ rain had stopped by the time the train pulled in, and nobody spoke until the "
          "doors "
          "closed behind the last of us."}) {
        INFO(other);
        const dedupe::Report report = Posts({rain + "\n\n" + other + "\n"}).find();
        REQUIRE(report.groups.size() == 1);
        CHECK_FALSE(report.groups[0].verbatim);
    }
}

TEST_CASE("other words are no exact repeat", "[dedupe]") {
    CHECK(copies(rain + "\n\n" + rain.substr(0, rain.size() - 4) + "all.\n") == 0);
    CHECK(copies(snow + "\n\n" + snow + "ええ。\n") == 0);
}

TEST_CASE("list items are compared with paragraphs and with each other", "[dedupe]") {
    CHECK(copies("- " + rain + "\n- b\n\n1. c\n   - " + rain + "\n\n" + rain + "\n") == 2);
}

TEST_CASE("three copies are one group", "[dedupe]") {
    const dedupe::Report report = Posts({snow + "\n\n" + snow + "\n\n" + snow + "\n"}).find();
    REQUIRE(report.groups.size() == 1);
    CHECK(report.groups[0].places.size() == 3);
}

TEST_CASE("what repeats on purpose is left out", "[dedupe]") {
    const std::string twice[] = {
        "# " + rain + "\n\n# " + rain + "\n",
        "> " + rain + "\n\ntext\n\n> " + rain + "\n",
        "```\n" + rain + "\n```\n\n```\n" + rain + "\n```\n",
        "    " + rain + "\n\ntext\n\n    " + rain + "\n",
        "<p>" + rain + "</p>\n\n<p>" + rain + "</p>\n",
        "| a |\n|---|\n| " + rain + " |\n| " + rain + " |\n",
        "a[^1] b[^2]\n\n[^1]: " + rain + "\n\n[^2]: " + rain + "\n",
        "[a]: https://example.org \"" + rain + "\"\n\n[b]: https://example.org \"" + rain + "\"\n",
        "[" + rain + "](a)\n\n[" + rain + "](a)\n",
        "![" + rain + "](a)\n\n![" + rain + "](a)\n",
        "$$" + rain + "$$\n\n$$" + rain + "$$\n",
        "{% raw %}" + rain + "{% endraw %}\n\n{% raw %}" + rain + "{% endraw %}\n",
        "{% include a.html text=\"" + rain + "\" %}\n\n{% include a.html text=\"" + rain +
            "\" %}\n",
        "---\ntitle: " + snow + "\nexcerpt: " + snow + "\n---\ntext\n"};
    for (const std::string& text : twice) {
        INFO(text);
        CHECK(copies(text) == 0);
    }
}

TEST_CASE("paragraphs that differ in their Liquid differ", "[dedupe]") {
    CHECK(copies(rain + " {{ a }}\n\n" + rain + " {{ b }}\n") == 0);
    CHECK(copies(rain + " {{ a }}\n\n" + rain + " {{ a }}\n") == 1);
}

TEST_CASE("chunk markers are no blocks, and no part of one", "[dedupe]") {
    CHECK(copies("---END---\n\na\n\n---END---\n", {.floor = {1, 1}}) == 0);
    CHECK(copies(snow + "\n---END---\n\n" + snow + "\n") == 1);
    CHECK(copies(snow + "\n@@@\n\n" + snow + "\n") == 1);
    const std::string mark = "@@@ and so it goes on and on and on @@@";
    CHECK(copies(snow + "\n" + mark + "\n\n" + snow + "\n") == 0);
    CHECK(copies(snow + "\n" + mark + "\n\n" + snow + "\n", {.markers = {mark}}) == 1);
}

TEST_CASE("short blocks are not looked at, each script by its measure", "[dedupe]") {
    const auto repeated = [](const std::string& word, int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += word;
        return text + "\n\n" + text + "\n";
    };
    CHECK(copies(repeated("雪", 24)) == 0);
    CHECK(copies(repeated("雪", 25)) == 1);
    CHECK(copies(repeated("a", 39)) == 0);
    CHECK(copies(repeated("a", 40)) == 1);
    CHECK(copies(repeated("雪雪雪雪雪aaaaaaaa", 2)) == 0);
    CHECK(copies(repeated("雪雪雪雪雪aaaaaaaa", 3)) == 1);
}

TEST_CASE("an address makes no block long", "[dedupe]") {
    const std::string address = "https://example.org/a/very/long/path/to/some/sheet/or/other/edit";
    for (const std::string& item : {"- Sheet: <" + address + ">\n", "Sheet: " + address + "\n\n"})
        CHECK(copies(item + item) == 0);
    CHECK(copies("<https://例え.jp/"
                 "雪の降る夜は町じゅうの音が消えて聞こえるのは自分の足音だけ>なので。\n\n"
                 "<https://例え.jp/"
                 "雪の降る夜は町じゅうの音が消えて聞こえるのは自分の足音だけ>なので。\n") == 0);
    CHECK(copies(rain + " " + address + "\n\n" + rain + " " + address + "\n") == 1);
    CHECK(copies(rain + " " + address + "/1\n\n" + rain + " " + address + "/2\n") == 0);
}

TEST_CASE("a part of a post can be taken out by comments", "[dedupe]") {
    const std::string off = "<!-- kiji-disable dedupe -->";
    const std::string on = "<!-- kiji-enable dedupe -->";
    CHECK(copies(snow + "\n\n" + off + "\n\n" + snow + "\n\n" + on + "\n\nend\n") == 0);
    CHECK(copies(snow + "\n\n" + off + "\n\n" + on + "\n\n" + snow + "\n") == 1);
    CHECK(copies(snow + "\n\n<!-- kiji-disable trailing-space -->\n\n" + snow + "\n") == 1);
}

TEST_CASE("posts are compared with one another on request only", "[dedupe]") {
    const Posts posts({rain + "\n", "text\n\n" + rain + "\n"});
    CHECK(posts.find().groups.empty());
    const dedupe::Report report = posts.find({.scope = dedupe::Scope::all});
    REQUIRE(report.groups.size() == 1);
    REQUIRE(report.groups[0].places.size() == 2);
    CHECK(report.groups[0].places[0].document == 0);
    CHECK(report.groups[0].places[1].document == 1);
}

TEST_CASE("across posts a block must be longer, within them it need not", "[dedupe]") {
    const std::string twice = snow + "\n\n" + snow + "\n";
    const dedupe::Report report = Posts({twice, twice}).find({.scope = dedupe::Scope::all});
    REQUIRE(report.groups.size() == 2);
    for (const dedupe::Group& group : report.groups) {
        REQUIRE(group.places.size() == 2);
        CHECK(group.places[0].document == group.places[1].document);
    }
}

TEST_CASE("nothing to read is nothing to report", "[dedupe]") {
    CHECK(Posts({}).find() == dedupe::Report());
    const dedupe::Report report = Posts({"", "---\n---\n"}).find({.scope = dedupe::Scope::all});
    CHECK(report.groups.empty());
    CHECK(report.blocks == 0);
    CHECK(report.documents.size() == 2);
}

TEST_CASE("CRLF files are compared like others", "[dedupe]") {
    CHECK(copies("one\r\n\r\n" + snow + "\r\n\r\n" + snow + "\r\n") == 1);
}

}  // namespace
}  // namespace kiji
