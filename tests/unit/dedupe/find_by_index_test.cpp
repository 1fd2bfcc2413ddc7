// Comparing with published posts by way of an index.
#include <memory>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

const std::string rain =
    "The rain had stopped by the time the train pulled in, and nobody spoke until the doors closed "
    "behind the last of us.\n";
const std::string snow =
    "---\ntitle: 雪\n---\n\n- 雪の降る夜は、町じゅうの音が消えます。\n\n---END---\n";

dedupe::Text text_of(const std::string& post) {
    return dedupe::read_text(*read_masked(post), {});
}

TEST_CASE("what an index says is held to the posts before it is told", "[dedupe]") {
    const SourceFile published("published.md", rain);
    const SourceFile other("other.md", snow);
    const SourceFile draft("draft.md", rain);
    const std::vector<const SourceFile*> posts = {&published, &other, &draft};
    const dedupe::Options options{.scope = dedupe::Scope::corpus, .published = 2};
    const dedupe::Report report = dedupe::find(posts, options, Limits(), 1).report;
    REQUIRE(report.groups.size() == 1);

    dedupe::Index fresh({});
    CHECK(dedupe::find(posts, options, Limits(), 1, fresh).report == report);
    CHECK(fresh.changed());
    CHECK(dedupe::find(posts, options, Limits(), 1, fresh).report == report);

    // It says that there is nothing in the post but the paragraph: it is not so.
    dedupe::Index wrong({});
    const std::string longer = rain + snow;
    wrong.put("liar.md", longer, text_of(rain));
    const SourceFile liar("liar.md", longer);
    const std::vector<const SourceFile*> with_liar = {&liar, &draft};
    dedupe::Options one = options;
    one.published = 1;
    const dedupe::Found found = dedupe::find(with_liar, one, Limits(), 1, wrong);
    CHECK(found.index_was_wrong);
    CHECK(found.report == dedupe::find(with_liar, one, Limits(), 1).report);
    CHECK(*wrong.find("liar.md", longer) == text_of(longer));
}

}  // namespace
}  // namespace kiji
