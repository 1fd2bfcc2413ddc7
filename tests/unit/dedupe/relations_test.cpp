// What each relation is: the text, and what is said of it.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

using dedupe::Group;
using dedupe::Measure;
using dedupe::Relation;
using dedupe::UnitKind;

const std::string snow =
    "雪の降る夜は、町じゅうの音が消えてしまい、聞こえるのは自分の足音だけになります。";
const std::string lamp =
    "角の街灯の下まで来ると、白い粒が光の中をゆっくりと落ちていくのがよく見えました。";
const std::string door =
    "家の戸を開けたとき、台所から味噌汁のにおいがして、ようやく冬が来たのだと思いました。";

class Posts {
  public:
    explicit Posts(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            owned_.push_back(std::make_unique<const SourceFile>("a.md", text));
            views_.push_back(owned_.back().get());
        }
    }
    std::vector<Group> groups(const dedupe::Options& options = {}) const {
        return dedupe::find(views_, options, Limits(), 1).report.groups;
    }
    std::string_view text(const dedupe::Place& place) const {
        return views_[place.document]->slice(place.span);
    }

  private:
    std::vector<std::unique_ptr<const SourceFile>> owned_;
    std::vector<const SourceFile*> views_;
};

std::vector<Group> groups_of(const std::string& text) {
    return Posts({text}).groups();
}

TEST_CASE("a paragraph all of which stands in another is contained in it", "[dedupe]") {
    const Posts posts({snow + lamp + door + "\n\n---\n\n" + lamp + "\n"});
    const std::vector<Group> groups = posts.groups();
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].relation == Relation::contained);
    CHECK(groups[0].similarity == dedupe::Similarity{Measure::containment, 1});
    CHECK(groups[0].part == 1);
    CHECK(posts.text(groups[0].places[1]) == lamp);
}

TEST_CASE("a chunk that begins with the end of the one before it is contained in it, however short",
          "[dedupe]") {
    const std::string end = "We were not sure what it meant at all.";
    const std::vector<Group> groups =
        groups_of("The letter came on a Tuesday, and nobody opened it until the evening. " + end +
                  "\n\n---END---\n\n" + end + "\n\nThen we went home.\n");
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].relation == Relation::contained);
    CHECK(groups[0].similarity.measure == Measure::edit);
}

TEST_CASE("a variant tells what differs", "[dedupe]") {
    const std::string variant =
        "雪の降る夜は、村じゅうの音が消えてしまい、聞こえるのは自分の足音だけになりました。";
    const Posts posts({snow + "\n\n## x\n\n" + variant + "\n"});
    const std::vector<Group> groups = posts.groups();
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].relation == Relation::near);
    REQUIRE(groups[0].differences.size() == 2);
    const auto shown = [&](const Span& span) { return posts.text({0, span}); };
    CHECK(shown(groups[0].differences[0].a) == "町");
    CHECK(shown(groups[0].differences[0].b) == "村");
}

TEST_CASE("the same sentences in another order are told as that", "[dedupe]") {
    const std::vector<Group> groups =
        groups_of(snow + lamp + door + "\n\n## x\n\n" + door + snow + lamp + "\n");
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].relation == Relation::reordered);
}

TEST_CASE("the same words about other things are of one template", "[dedupe]") {
    const std::vector<Group> groups = groups_of(
        "Elixir 7.20.4 has been released with 957 fixes. Please read the notes that come with it "
        "for all the details.\n\n## x\n\nText.\n\n"
        "Redmine 9.8.2 has been released with 459 fixes. Please read the notes that come with it "
        "for all the details.\n");
    REQUIRE(groups.size() == 2);  // and the sentence that is the same
    CHECK(groups[1].unit == UnitKind::sentence);
    CHECK(groups[0].relation == Relation::template_text);
    CHECK_FALSE(dedupe::is_duplicate(groups[0].relation));
}

TEST_CASE("paragraphs that repeat in a row are a run, and members of it", "[dedupe]") {
    const std::string section = "## 夜\n\n" + snow + "\n\n" + lamp + "\n\n";
    const Posts posts({section + door + "\n\n---END---\n\n" + section});
    const std::vector<Group> groups = posts.groups();
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].relation == Relation::run);
    CHECK(groups[0].unit == UnitKind::section);
    CHECK(posts.text(groups[0].places[1]).starts_with("## 夜"));
    CHECK(posts.text(groups[0].places[1]).ends_with(lamp));
    CHECK(groups[1].within == 0);
    CHECK(groups[2].within == 0);
}

TEST_CASE("what comes again and again is a run at each turn, without overlap", "[dedupe]") {
    const std::string turn = snow + "\n\n" + lamp + "\n\n---END---\n\n";
    const Posts posts({turn + turn + turn + door + "\n"});
    std::vector<Group> runs = posts.groups();
    std::erase_if(runs, [](const Group& group) { return group.relation != Relation::run; });
    REQUIRE(runs.size() == 1);
    REQUIRE(runs[0].places.size() == 3);
    for (const dedupe::Place& place : runs[0].places) {
        CHECK(posts.text(place).starts_with(snow));
        CHECK(posts.text(place).ends_with(lamp));
    }
}

TEST_CASE("the title as first paragraph of the post or of a chunk is told with its place",
          "[dedupe]") {
    const Posts posts({"---\ntitle: \"雪の夜\"\n---\n\n雪の夜\n\n" + snow +
                       "\n\n---END---\n\n雪の夜\n\n" + lamp + "\n\n雪の夜\n"});
    const std::vector<Group> groups = posts.groups();
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].relation == Relation::title_repeat);
    REQUIRE(groups[0].places.size() == 3);
    CHECK(posts.text(groups[0].places[0]) == "\"雪の夜\"");
    CHECK(posts.text(groups[0].places[2]) == "雪の夜");
}

TEST_CASE("a sentence that stands twice is told where nothing else is", "[dedupe]") {
    const std::string echo = "自分の足音だけが聞こえる夜でした。";
    const Posts posts({snow + echo + lamp + "\n\n## x\n\n" + door + echo + "\n"});
    const std::vector<Group> groups = posts.groups();
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].unit == UnitKind::sentence);
    CHECK(posts.text(groups[0].places[1]) == echo);
}

TEST_CASE("a passage inside of sentences is told as a span", "[dedupe]") {
    const std::string passage =
        "白い粒が光の中をゆっくりと落ちていくのを窓からいつまでも眺めながら";
    const Posts posts({"その晩は" + passage + "手紙を書きました。" + snow + "\n\n## x\n\n翌朝も" +
                       passage + "茶を飲んでいます。" + door + "\n"});
    const std::vector<Group> groups = posts.groups();
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].unit == UnitKind::span);
    CHECK(posts.text(groups[0].places[0]) == passage);
    CHECK(posts.text(groups[0].places[1]) == passage);
}

TEST_CASE("what stands in three posts is boilerplate, also with small changes", "[dedupe]") {
    const std::string author =
        "The author lives in a small town by the sea, keeps bees, and writes about old machines "
        "and the people who mend them.";
    const std::string variant =
        "The author lives in a small town by the sea, keeps bees, and writes about old machines "
        "and the people who mend these.";
    for (const std::string& third : {author, variant}) {
        const std::vector<Group> groups = Posts({author + "\n", author + "\n", third + "\n"})
                                              .groups({.scope = dedupe::Scope::all});
        REQUIRE_FALSE(groups.empty());
        for (const Group& group : groups)
            CHECK(group.relation == Relation::boilerplate);
    }
    const std::vector<Group> twice =
        Posts({author + "\n\n" + author + "\n", author + "\n", author + "\n"})
            .groups({.scope = dedupe::Scope::all});
    REQUIRE(twice.size() == 2);
    // Within a post a copy is one, wherever else it stands.
    CHECK(std::any_of(twice.begin(), twice.end(), [](const Group& group) {
        return group.relation == Relation::exact &&
               group.places[0].document == group.places[1].document;
    }));
}

TEST_CASE("declared boilerplate is told as that, in one post too", "[dedupe]") {
    const Posts posts({snow + "\n\n" + lamp + "\n\n" + snow + "\n"});
    const std::vector<Group> groups = posts.groups({.boilerplate = {snow}});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].relation == Relation::boilerplate);
}

TEST_CASE("text in a highlight block is told where it stands outside of code too", "[dedupe]") {
    const std::string code = "{% highlight text %}\nx = 1\n\n" + snow + "\n{% endhighlight %}\n\n";
    CHECK(groups_of(code + snow + "\n").size() == 1);
    CHECK(groups_of(code + code).empty());
}

TEST_CASE("of published posts only what a draft repeats is told", "[dedupe]") {
    const std::string rain =
        "The rain had stopped by the time the train pulled in, and nobody spoke until the doors "
        "closed behind the last of us.";
    const Posts posts({rain + "\n\n" + snow + "\n\n" + snow + "\n", rain + "\n"});
    const std::vector<Group> groups =
        posts.groups({.scope = dedupe::Scope::corpus, .published = 1});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].places[0].document == 0);
    CHECK(groups[0].places[1].document == 1);
}

}  // namespace
}  // namespace kiji
