#include "compose/compose.hpp"
#include "support/catch.hpp"

namespace kiji::compose {
namespace {

using Files = std::map<Path, std::string>;

constexpr std::int64_t evening = 1'714'638'600;  // 2024-05-02 17:30 in Tokyo

Site in_tokyo() {
    const auto site = find_site(MemoryFiles(Files{{"_config.yml", "timezone: Asia/Tokyo\n"}}), {});
    REQUIRE(site);
    return *site;
}

TEST_CASE("a draft becomes a post byte for byte but for its date", "[compose]") {
    const std::string head = "\xEF\xBB\xBF---\r\ntitle: 'x'  # keep\r\n";
    const std::string body = "---\r\n\r\nText. \r\n\tMore";
    MemoryFiles files(Files{{"_drafts/notes/x.markdown", head + "date: 2020-01-01\r\n" + body}});
    const auto done = publish(files, in_tokyo(), "notes/x", evening, {});
    REQUIRE(done);
    CHECK(done->draft == "_drafts/notes/x.markdown");
    CHECK(done->post == "_posts/notes/2024-05-02-x.markdown");
    CHECK(files.files() == Files{{"_posts/notes/2024-05-02-x.markdown",
                                  head + "date: 2024-05-02 17:30:00 +0900\r\n" + body}});
}

TEST_CASE("a draft without a date gets one, and one in its name goes", "[compose]") {
    MemoryFiles files(Files{{"_drafts/2019-12-24-雪.md", "---\ntitle: 雪\n---\n雪。\n"}});
    const auto done = publish(files, in_tokyo(), "_drafts/2019-12-24-雪.md", evening, {});
    REQUIRE(done);
    CHECK(done->post == "_posts/2024-05-02-雪.md");
    CHECK(files.files().at(done->post) ==
          "---\ntitle: 雪\ndate: 2024-05-02 17:30:00 +0900\n---\n雪。\n");
}

TEST_CASE("a draft that nobody would see is told of", "[compose]") {
    MemoryFiles files(Files{{"_drafts/a.md", "---\npublished: false\n---\n"}});
    const auto done = publish(files, in_tokyo(), "a", evening, {});
    REQUIRE(done);
    CHECK(done->hidden);
}

TEST_CASE("what cannot be published stays as it is", "[compose]") {
    const Files before{{"_drafts/plain.md", "no front matter\n"},
                       {"_drafts/broken.md", "---\ntitle: [\n---\n"},
                       {"_drafts/taken.md", "---\ntitle: x\n---\n"},
                       {"_posts/2024-05-02-taken.md", "mine"}};
    for (const char* name : {"plain", "broken", "taken", "gone"}) {
        INFO(name);
        MemoryFiles files(before);
        CHECK_FALSE(publish(files, in_tokyo(), name, evening, {}));
        CHECK(files.files() == before);
    }
}

TEST_CASE("a draft that is nearly called so is named", "[compose]") {
    MemoryFiles files(Files{{"_drafts/harbour.md", "---\ntitle: x\n---\n"}});
    const auto done = publish(files, in_tokyo(), "harbor", evening, {});
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "there is no draft of this name; did you mean harbour?");
}

}  // namespace
}  // namespace kiji::compose
