// What a repair takes out of a post because an older one says it.
#include <string>

#include "support/catch.hpp"
#include "unit/dedupe/repaired_posts.hpp"

namespace kiji::dedupe {
namespace {

const std::string one =
    "朝の港では、船が潮の満ち引きに合わせて静かに出ていく。見送る人はもういないし、手を振る人もいな"
    "い。\n";
const std::string two =
    "町の灯りは少しずつ消えて、坂の上の家だけが夜遅くまで起きている。誰かが本を読んでいるのだろう。"
    "\n";
const std::string three =
    "冬になると海は灰色になり、波の音だけが通りに響く。それでも市場は朝の五時にいつも通り開く。\n";
const std::string four =
    "春の終わりには霧が出て、灯台の光も見えなくなる。船乗りたちは鐘の音だけを頼りに帰ってくる。\n";

const Path old_post = "_posts/2024-01-01-old.md";
const Path new_post = "_posts/2024-02-01-new.md";

std::string after(const std::map<Path, std::string>& posts, const Path& name,
                  const RepairWith& with = {}) {
    return repair_posts(posts, with).texts.at(name);
}

TEST_CASE("a paragraph of an older post goes out of the newer one", "[plan]") {
    const std::map<Path, std::string> posts{{old_post, one + "\n" + two},
                                            {new_post, three + "\n" + one}};
    CHECK(after(posts, old_post) == one + "\n" + two);
    CHECK(after(posts, new_post) == three);
    CHECK(after(posts, old_post, {.keeping = Keeping::newest}) == two);
    CHECK(after(posts, new_post, {.keeping = Keeping::newest}) == three + "\n" + one);
}

TEST_CASE("a removal names the older post and the place in it", "[plan]") {
    const std::map<Path, std::string> posts{{old_post, two + "\n" + one},
                                            {new_post, three + "\n" + one}};
    const RepairedPosts repaired = repair_posts(posts, {});
    const Plan& plan = repaired.plans.at(new_post);
    REQUIRE(plan.removals.size() == 1);
    CHECK(plan.removals[0].kept.empty());
    REQUIRE(plan.removals[0].kept_elsewhere.size() == 1);
    const Place place = plan.removals[0].kept_elsewhere[0];
    CHECK(repaired.names[place.document] == old_post);
    CHECK(posts.at(old_post).substr(place.span.begin, place.span.size()) + "\n" == one);
}

TEST_CASE("sentences of one older post vouch for a paragraph, of two they do not", "[plan]") {
    const std::string part = one.substr(0, one.find("見送る"));
    const std::string rest = two.substr(0, two.find("誰か"));
    const std::map<Path, std::string> both{{old_post, one + "\n" + two},
                                           {new_post, part + rest + "\n\n" + three}};
    CHECK(after(both, new_post) == three);
    const std::map<Path, std::string> parted{{old_post, one},
                                             {"_posts/2024-01-02-other.md", two},
                                             {new_post, part + rest + "\n\n" + three}};
    CHECK(after(parted, new_post) == parted.at(new_post));
}

TEST_CASE("what is published is older than a draft, a date older than none", "[plan]") {
    const std::map<Path, std::string> folders{{"_drafts/2020-01-01-a.md", one + "\n" + two},
                                              {new_post, three + "\n" + one}};
    CHECK(after(folders, "_drafts/2020-01-01-a.md") == two);
    const std::map<Path, std::string> matter{
        {"a.md", "---\ndraft: true\ndate: 2020-01-01\n---\n\n" + one + "\n" + two},
        {"b.md", "---\ndate: 2024-01-01\n---\n\n" + three + "\n" + one}};
    CHECK(after(matter, "b.md") == matter.at("b.md"));
    const std::map<Path, std::string> dates{{"a.md", one + "\n" + two},
                                            {"b.md", "---\ndate: 2024-01-01\n---\n\n" + one}};
    CHECK(after(dates, "a.md") == two);
}

TEST_CASE("of one date the lower path is the older", "[plan]") {
    const std::map<Path, std::string> posts{{"2024-01-01-a.md", one + "\n" + two},
                                            {"2024-01-01-b.md", one + "\n" + three}};
    CHECK(after(posts, "2024-01-01-a.md") == posts.at("2024-01-01-a.md"));
    CHECK(after(posts, "2024-01-01-b.md") == three);
}

TEST_CASE("what stands in three posts, or is declared, is left in all of them", "[plan]") {
    std::map<Path, std::string> posts{{"2024-01-01-a.md", one + "\n" + two},
                                      {"2024-01-02-b.md", one + "\n" + three},
                                      {"2024-01-03-c.md", one + "\n" + four}};
    CHECK(repair_posts(posts, {}).texts == posts);
    posts.erase("2024-01-03-c.md");
    CHECK(repair_posts(posts, {}).texts != posts);
    CHECK(repair_posts(posts, {.boilerplate = {one}}).texts == posts);
    // A variant counts.
    const std::string variant = one.substr(0, one.rfind("いない")) + "おらず。\n";
    posts["2024-01-03-c.md"] = variant + "\n" + four;
    CHECK(repair_posts(posts, {}).texts == posts);
}

TEST_CASE("a part of what stands in three posts is left as well", "[plan]") {
    const std::string part = one.substr(0, one.find("見送る"));
    const std::map<Path, std::string> posts{{"2024-01-01-a.md", one + "\n" + two},
                                            {"2024-01-02-b.md", one + "\n" + three},
                                            {"2024-01-03-c.md", one + "\n" + four},
                                            {"2024-01-04-d.md", part + "\n\n" + four}};
    CHECK(after(posts, "2024-01-04-d.md").starts_with(part));
}

TEST_CASE("a post that stands in older ones as a whole is told of, not emptied", "[plan]") {
    const std::map<Path, std::string> posts{{old_post, one + "\n" + two},
                                            {new_post, "# 港\n\n" + one + "\n" + two + "\n" + one}};
    const RepairedPosts repaired = repair_posts(posts, {});
    // What it says twice itself goes.
    CHECK(repaired.texts.at(new_post) == "# 港\n\n" + one + "\n" + two);
    const Plan& plan = repaired.plans.at(new_post);
    REQUIRE(plan.all_older);
    CHECK(repaired.names[plan.all_older->document] == old_post);
    CHECK_FALSE(repaired.plans.at(old_post).all_older);
}

TEST_CASE("a heading goes with all that stood below it, what is short with its neighbour",
          "[plan]") {
    const std::string section = "# 港\n\n" + one + "\n次に。\n\n" + two;
    const std::map<Path, std::string> posts{{old_post, section + "\n# 町\n\n" + three},
                                            {new_post, section + "\n# 海\n\n" + four}};
    CHECK(after(posts, new_post) == "# 海\n\n" + four);
}

TEST_CASE("a link that the older post does not have keeps a paragraph", "[plan]") {
    const std::string linked = "[朝](a.html)" + one.substr(std::string("朝").size());
    const std::map<Path, std::string> posts{{old_post, one + "\n" + two},
                                            {new_post, linked + "\n" + three}};
    CHECK(after(posts, new_post) == posts.at(new_post));
}

TEST_CASE("signs and Liquid make another text of the same letters across posts", "[plan]") {
    const auto post = [](const std::string& value) {
        return "In the second year of the study the share of those who came again was " + value +
               " of all that were asked.\n";
    };
    for (const auto& [a, b] : {std::pair("> 40 %", "< 40 %"), std::pair("{{ a }}", "{{ b }}")}) {
        const std::map<Path, std::string> posts{{old_post, post(a)},
                                                {new_post, post(b) + "\n" + three}};
        CHECK(after(posts, new_post) == posts.at(new_post));
    }
}

TEST_CASE("a draft becomes the same alone and beside other drafts", "[plan]") {
    const std::map<Path, std::string> posts{
        {old_post, two}, {"a.md", one + "\n" + two + "\n" + three}, {"b.md", one + "\n" + four}};
    const RepairedPosts repaired = repair_posts(posts, {.drafts = {"a.md", "b.md"}});
    CHECK(repaired.texts.at("a.md") == one + "\n" + three);
    CHECK(repaired.texts.at("b.md") == posts.at("b.md"));
}

TEST_CASE("what is not published is the newer one, whatever its date", "[plan]") {
    const std::map<Path, std::string> posts{{"2020-01-01-draft.md", one + "\n" + two},
                                            {new_post, one + "\n" + three}};
    const RepairWith with{.drafts = {"2020-01-01-draft.md"}, .cross = true};
    CHECK(after(posts, "2020-01-01-draft.md", with) == two);
    CHECK(after(posts, new_post, with) == posts.at(new_post));
}

}  // namespace
}  // namespace kiji::dedupe
