// The page of duplicates: whole, self-contained, and bounded.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "support/catch.hpp"
#include "unit/output/made_report.hpp"

using namespace kiji;
using dedupe::Relation;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// Every element that is opened is closed, in order. Returns what is wrong.
std::string ill_formed(const std::string& page) {
    const std::vector<std::string> empty{"meta", "path", "!DOCTYPE"};
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const std::size_t end = page.find('>', at);
        if (end == std::string::npos)
            return "no >";
        std::string name = page.substr(at + 1, end - at - 1);
        name = name.substr(0, name.find_first_of(" \n"));
        if (name.starts_with('/')) {
            if (open.empty() || open.back() != name.substr(1))
                return name + " closes " + (open.empty() ? "nothing" : open.back());
            open.pop_back();
        } else if (page[end - 1] != '/' && std::ranges::find(empty, name) == empty.end()) {
            open.push_back(name);
        }
    }
    return open.empty() ? "" : open.back() + " stays open";
}

/// One group of each relation.
test::MadeReport all_relations() {
    test::MadeReport made;
    made.post("<posts>/a&b.md",
              "朝の船が静かに出る。\n\n夜の船が静かに出る。\n\n<script>alert(1)</script>\n\n"
              "---END---\n");
    made.post("b.md", "朝の船が静かに出る。\n\nx\n");
    const dedupe::Place a = made.place(0, "朝の船が静かに出る。");
    const dedupe::Place b = made.place(0, "夜の船が静かに出る。");
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Relation::similar); ++i)
        made.group({.relation = static_cast<Relation>(i),
                    .places = {a, b},
                    .similarity = {dedupe::Measure::edit, 0.9},
                    .differences = {made.difference(a, b)}});
    made.group({.places = {a, made.place(1, "朝の船が静かに出る。")}});
    made.group({.places = {made.place(0, "<script>alert(1)</script>"), b}});
    made.marker(made.place(0, "---END---"));
    made.error({"could not be read: <b>", "c.md"});
    return made;
}

}  // namespace

TEST_CASE("the page is well-formed and loads nothing", "[output]") {
    const std::string page = all_relations().shown("html");
    CHECK(ill_formed(page) == "");
    for (const std::string_view outside : {"http:", "https:", "<script", "<link", "url(", "@import",
                                           "src=", "onload", "javascript:", "<iframe"})
        CHECK_FALSE(holds(page, outside));
    CHECK_FALSE(holds(page, "{{"));
}

TEST_CASE("names, texts and messages are escaped", "[output]") {
    const std::string page = all_relations().shown("html");
    CHECK(holds(page, "&lt;posts&gt;/a&amp;b.md"));
    CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(holds(page, "could not be read: &lt;b&gt;"));
}

TEST_CASE("edits are marked by elements, not by colour alone", "[output]") {
    const std::string page = all_relations().shown("html");
    CHECK(holds(page, "<p lang=\"ja\"><del>朝</del>の船が静かに出る。</p>"));
    CHECK(holds(page, "<p lang=\"ja\"><ins>夜</ins>の船が静かに出る。</p>"));
}

TEST_CASE("every picture has words in its place, or is hidden next to them", "[output]") {
    const std::string page = all_relations().shown("html");
    std::size_t pictures = 0;
    for (std::size_t at = page.find("<svg"); at != std::string::npos;
         at = page.find("<svg", at + 1)) {
        const std::string tag = page.substr(at, page.find('>', at) - at);
        const bool named = holds(tag, "role=\"img\"") && holds(tag, "aria-label=\"");
        CHECK((named || holds(tag, "aria-hidden=\"true\"")));
        ++pictures;
    }
    CHECK(pictures > 15);
}

TEST_CASE("the legend explains every relation", "[output]") {
    const std::string page = all_relations().shown("html");
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Relation::similar); ++i)
        CHECK(holds(page, fmt::format("<b>{}</b>", dedupe::name_of(static_cast<Relation>(i)))));
}

TEST_CASE("links to posts lead to parts of the page", "[output]") {
    const std::string page = all_relations().shown("html");
    REQUIRE(holds(page, "href=\"#p"));
    for (std::size_t at = page.find("href=\"#"); at != std::string::npos;
         at = page.find("href=\"#", at + 1)) {
        const std::string id = page.substr(at + 7, page.find('"', at + 7) - at - 7);
        CHECK(holds(page, fmt::format("id=\"{}\"", id)));
    }
}

TEST_CASE("a blog of 2,000 posts with much to tell stays below 20 MB, and says what it leaves out",
          "[output]") {
    test::MadeReport made;
    constexpr std::size_t groups = 12;
    for (std::size_t post = 0; post < 2'000; ++post) {
        std::vector<dedupe::Group> found;
        std::string text;
        for (std::size_t i = 0; i < groups; ++i) {
            const std::size_t first = text.size();
            for (int word = 0; word < 60; ++word)
                text += "雪国の長い話";
            text += fmt::format("{}\n\n", i);
            const std::size_t second = text.size();
            text += text.substr(first, second - first);
            found.push_back({.relation = i % 2 == 0 ? Relation::exact : Relation::near,
                             .places = {{post, span_of(first, second - 2)},
                                        {post, span_of(second, text.size() - 2)}},
                             .characters = 360});
        }
        made.post(fmt::format("posts/{}.md", post), text);
        for (dedupe::Group& group : found)
            made.group(std::move(group));
    }
    const std::string page = made.shown("html");
    CHECK(page.size() < std::size_t{20} << 20U);
    CHECK(holds(page, "more that this page has no room for"));
    CHECK(holds(page, "Posts 1901 to 2000"));
    CHECK(ill_formed(page) == "");
}

TEST_CASE("a report without findings is a page as well", "[output]") {
    test::MadeReport none;
    const std::string page = none.shown("html");
    CHECK(ill_formed(page) == "");
    CHECK(holds(page, "no text stands twice in 0 files"));
}
