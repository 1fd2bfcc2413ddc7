// Linting real posts: KIJI_SHARED names the folder that holds them.
#include <cstdlib>
#include <map>
#include <set>

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "markdown/markdown.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

/// The shared folder, or empty where there is none: then the test says so and ends.
std::string shared_folder() {
    const char* folder = std::getenv("KIJI_SHARED");
    if (folder == nullptr)
        WARN("skipped: KIJI_SHARED names no folder of posts");
    return folder == nullptr ? "" : folder;
}

std::unique_ptr<const Document> read(const std::string& name, std::string text, Liquid liquid) {
    auto doc = Document::read(name, std::move(text), liquid, Limits{});
    REQUIRE(doc);
    return *std::move(doc);
}

std::string html(const std::string& name, const std::string& text) {
    const auto doc = read(name, text, Liquid::text);
    const auto page = markdown::to_html(doc->tree(), text.size(), Limits{});
    REQUIRE(page);
    return *page;
}

/// The page without white space, of which a fix may take some.
std::string ink(const std::string& name, const std::string& text) {
    std::string page = html(name, text);
    std::erase_if(page, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return page;
}

}  // namespace

TEST_CASE("safe fixes of real posts change nothing on the page, and end", "[lint][posts]") {
    const std::string folder = shared_folder();
    if (folder.empty())
        return;
    const RealFiles files;
    const corpus::Found posts = corpus::find_posts(files, std::vector<Path>{folder + "/posts"});
    REQUIRE_FALSE(posts.files.empty());
    for (const Path& path : posts.files) {
        INFO(path);
        const auto text = files.read(path, Limits{}.file_bytes);
        REQUIRE(text);
        const auto doc = read(path, *text, Liquid::masked);
        const auto fixed = lint::fix(*doc, {}, Safety::safe, Limits{});
        REQUIRE(fixed);
        CHECK((ink(path, fixed->text) == ink(path, *text)));
        const auto again = lint::fix(*fixed->document, {}, Safety::safe, Limits{});
        REQUIRE(again);
        CHECK(again->fixed == 0);
        CHECK((again->text == fixed->text));
    }
}

TEST_CASE("the real post has the faults that its catalogue names, at their lines",
          "[lint][posts]") {
    const std::string folder = shared_folder();
    if (folder.empty())
        return;
    const std::string path = folder + "/dedupe/seed/post.md";
    const auto text = RealFiles().read(path, Limits{}.file_bytes);
    REQUIRE(text);
    const auto doc = read(path, *text, Liquid::masked);
    std::map<std::string, std::set<std::size_t>> found;
    for (const Diagnostic& finding : lint::check(*doc, {}))
        found[std::string(finding.rule)].insert(
            doc->file().lines().position(finding.span.begin).line);
    const std::map<std::string, std::set<std::size_t>> expected{
        {"excerpt-template", {8}},
        {"reading-time-off", {9}},
        {"title-repeated", {12}},
        {"repeated-opening", {28}},
        {"sentence-cut", {40}},
        {"chunk-marker", {42, 90, 132, 144, 156, 208}},
        {"bold-as-heading", {48, 56, 64, 74, 82, 100, 110, 120, 172, 175, 178, 181}},
        {"heading-conventions-mixed", {48}},
        {"heading-increment", {168}},
        {"missing-final-newline", {208}},
    };
    CHECK(found == expected);
}
