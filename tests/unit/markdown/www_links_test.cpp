// Addresses that begin with "www." and have nothing around them. "w" is special to inlines only
// from the first text on that may have one.
#include <array>
#include <atomic>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "base/parallel.hpp"
#include "markdown/markdown.hpp"
#include "support/catch.hpp"

namespace kiji::markdown {
namespace {

std::size_t count_links(std::string_view text) {
    const SourceFile file("a.md", std::string(text));
    const Result<Tree> tree = parse(file, file.whole(), {}, Limits());
    REQUIRE(tree);
    std::size_t links = 0;
    for (const Node& node : tree->nodes())
        links += node.kind == Kind::link ? 1U : 0U;
    return links;
}

TEST_CASE("an address with www. is a link wherever one may begin", "[markdown]") {
    for (const std::string_view before :
         {"", "\n", "see ", "see\t", "> ", ">", "- ", "1. ", "# ", "*", "_", "~~", "(", "**",
          "see\n", "| a |\n|---|\n|", "[^1]\n\n[^1]: ", "\xEF\xBB\xBF\n"}) {
        INFO(before);
        CHECK(count_links(fmt::format("{}www.example.com/a", before)) == 1);
    }
}

TEST_CASE("within a word or an address www. begins no link", "[markdown]") {
    for (const std::string_view before : {"a", "5", "/", "-", ".", "\"", "あ", "&nbsp;", "@"}) {
        INFO(before);
        CHECK(count_links(fmt::format("see {}www.example.com/a", before)) == 0);
    }
    CHECK(count_links("https://www.example.com and [a](www.example.com)") == 2);
}

TEST_CASE("texts with and without www. are read the same on several threads", "[markdown]") {
    std::string many_words;
    for (int i = 0; i < 200; ++i)
        many_words += "we were where www is written, ";
    const std::array<std::string, 3> texts = {many_words, many_words + "www.example.com",
                                              many_words + "https://www.example.com"};
    std::array<std::atomic<int>, 3> wrong{};
    parallel_for(600, 4, [&](std::size_t i) {
        const SourceFile file("a.md", texts.at(i % 3));
        const Result<Tree> tree = parse(file, file.whole(), {}, Limits());
        // The document, its paragraph, a text; behind it a link and its text.
        const std::size_t nodes = i % 3 == 0 ? 3 : 5;
        wrong.at(i % 3) += tree && tree->size() == nodes ? 0 : 1;
    });
    for (const std::atomic<int>& times : wrong)
        CHECK(times == 0);
}

}  // namespace
}  // namespace kiji::markdown
