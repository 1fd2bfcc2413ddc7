// What is not compared, counted by reason.
#include <memory>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "support/catch.hpp"

using namespace kiji;

namespace {

std::vector<std::string> reasons_of(const std::string& text) {
    const SourceFile file("a.md", text);
    const SourceFile* const post = &file;
    std::vector<std::string> told;
    for (const dedupe::LeftOut& some :
         dedupe::find({&post, 1}, {.explain = true}, Limits(), 1).left_out) {
        for (std::size_t i = 0; i < some.blocks; ++i)
            told.emplace_back(some.what.substr(0, some.what.find(' ')));
    }
    return told;
}

}  // namespace

TEST_CASE("each block that is not compared has one reason", "[dedupe]") {
    using Reasons = std::vector<std::string>;
    CHECK(reasons_of("```\ncode\n```\n") == Reasons{"code"});
    CHECK(reasons_of("<div>\nhtml\n</div>\n") == Reasons{"HTML"});
    CHECK(reasons_of("| a | b |\n|---|---|\n| c | d |\n") == Reasons{"tables"});
    CHECK(reasons_of("> quote\n>\n> more of it\n") == Reasons{"quotes"});
    CHECK(reasons_of("# heading\n") == Reasons{"headings"});
    CHECK(reasons_of("short\n\nalso short\n") == Reasons{"paragraphs", "paragraphs"});
    CHECK(reasons_of("[a link](b.md)\n") == Reasons{"paragraphs"});
}

TEST_CASE("what is compared is not left out", "[dedupe]") {
    CHECK(reasons_of("A paragraph that is long enough for anybody to notice that it is there.\n")
              .empty());
    CHECK(reasons_of("").empty());
}

TEST_CASE("reasons come in the same order for any number of threads", "[dedupe]") {
    std::vector<std::unique_ptr<const SourceFile>> files;
    std::vector<const SourceFile*> posts;
    for (int i = 0; i < 50; ++i) {
        files.push_back(
            std::make_unique<const SourceFile>("a.md", "# a\n\n```\nb\n```\n\nshort\n"));
        posts.push_back(files.back().get());
    }
    const auto one = dedupe::find(posts, {.explain = true}, Limits(), 1).left_out;
    CHECK(dedupe::find(posts, {.explain = true}, Limits(), 4).left_out == one);
    CHECK(one[1].blocks == 50);
    CHECK(dedupe::find(posts, {}, Limits(), 1).left_out.empty());
}
