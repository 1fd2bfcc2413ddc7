#include "base/glob.hpp"

#include "support/catch.hpp"

namespace {

bool matches(std::string_view pattern, std::string_view path, bool is_folder = false) {
    return kiji::Glob(pattern).matches(path, is_folder);
}

}  // namespace

TEST_CASE("a pattern without a slash fits a name at any depth", "[glob]") {
    CHECK(matches("*.md", "a.md"));
    CHECK(matches("*.md", "_posts/2024/a.md"));
    CHECK_FALSE(matches("*.md", "a.mdx"));
    CHECK(matches("drafts", "x/drafts", true));
    CHECK_FALSE(matches("drafts", "x/drafts2", true));
}

TEST_CASE("a pattern with a slash is tied to its folder", "[glob]") {
    CHECK(matches("/a.md", "a.md"));
    CHECK_FALSE(matches("/a.md", "b/a.md"));
    CHECK(matches("_posts/*.md", "_posts/a.md"));
    CHECK_FALSE(matches("_posts/*.md", "_posts/2024/a.md"));
    CHECK_FALSE(matches("_posts/*.md", "x/_posts/a.md"));
}

TEST_CASE("two stars reach any depth, also none", "[glob]") {
    CHECK(matches("_posts/**/a.md", "_posts/a.md"));
    CHECK(matches("_posts/**/a.md", "_posts/x/y/a.md"));
    CHECK_FALSE(matches("_posts/**/a.md", "_posts/xa.md"));
    CHECK(matches("**/a.md", "a.md"));
    CHECK(matches("_posts/**", "_posts/x/y.md"));
    CHECK_FALSE(matches("_posts/**", "_posts", true));
    CHECK(matches("a**b", "axxb"));
    CHECK_FALSE(matches("/a**b", "a/b"));
}

TEST_CASE("sets, single characters and escapes", "[glob]") {
    CHECK(matches("a[0-9].md", "a7.md"));
    CHECK_FALSE(matches("a[0-9].md", "ab.md"));
    CHECK(matches("a[!0-9].md", "ab.md"));
    CHECK(matches("a?.md", "ab.md"));
    CHECK_FALSE(matches("/a?b", "a/b"));
    CHECK(matches("a[", "a["));
    CHECK(matches("\\*.md", "*.md"));
    CHECK_FALSE(matches("\\*.md", "a.md"));
    CHECK(matches("雪*", "雪の日.md"));
}

TEST_CASE("the last pattern that fits decides, and a folder takes what is in it", "[glob]") {
    const auto globs = kiji::Globs::of_lines("# built\n*.md\r\n!keep.md\n\nold/\n");
    CHECK(globs.take("a.md"));
    CHECK_FALSE(globs.take("keep.md"));
    CHECK(globs.take("old/keep.md"));
    CHECK_FALSE(globs.take("old.txt"));
    CHECK_FALSE(kiji::Globs().take("a.md"));
}

TEST_CASE("a pattern of many stars is matched in no time", "[glob]") {
    std::string pattern;
    for (int i = 0; i < 200; ++i)
        pattern += "*a";
    CHECK_FALSE(matches(pattern + "b", std::string(4000, 'a')));
}
