#include <string>
#include <string_view>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji::dedupe {
namespace {

const std::string one =
    "朝の港では、船が潮の満ち引きに合わせて静かに出ていく。見送る人はもういないし、手を振る人もいな"
    "い。";
const std::string two =
    "町の灯りは少しずつ消えて、坂の上の家だけが夜遅くまで起きている。誰かが本を読んでいるのだろう"
    "。";
const std::string three =
    "冬になると海は灰色になり、波の音だけが通りに響く。それでも市場は朝の五時にいつも通り開く。";
const std::string four =
    "春の終わりには霧が出て、灯台の光も見えなくなる。船乗りたちは鐘の音だけを頼りに帰ってくる。";

std::string joined(std::initializer_list<std::string_view> blocks) {
    std::string text;
    for (const std::string_view block : blocks) {
        text += text.empty() ? "" : "\n\n";
        text += block;
    }
    return text + "\n";
}

Plan planned(const std::string& text, const RepairOptions& options = {}) {
    const auto doc = read_masked(text);
    Result<Plan> made = plan(*doc, options, Limits());
    REQUIRE(made);
    return *std::move(made);
}
std::string repaired(const std::string& text, const RepairOptions& options = {}) {
    const Plan made = planned(text, options);
    return made.removals.empty() ? text : made.text;
}

TEST_CASE("of two equal paragraphs the first stays", "[plan]") {
    CHECK(repaired(joined({one, two, one})) == joined({one, two}));
    CHECK(repaired(joined({one, two, one}), {.keep = Keep::last}) == joined({two, one}));
}

TEST_CASE("a removal says why, and where what it said still stands", "[plan]") {
    const std::string text = joined({one, two, one});
    const Plan made = planned(text);
    REQUIRE(made.removals.size() == 1);
    CHECK(made.removals[0].reason == Reason::copy);
    REQUIRE(made.removals[0].kept.size() == 1);
    const Span kept = made.removals[0].kept[0];
    CHECK(text.substr(kept.begin, kept.size()) == one);
}

TEST_CASE("what is short stays, unless it follows a copy as it follows the other", "[plan]") {
    CHECK(repaired(joined({"短い。", one, "短い。"})) == joined({"短い。", one, "短い。"}));
    CHECK(repaired(joined({one, "短い。", two, one, "短い。", three})) ==
          joined({one, "短い。", two, three}));
}

TEST_CASE("a marker goes, and the sentence that it cuts is joined", "[plan]") {
    CHECK(repaired(joined({one, "---END---", two})) == joined({one, two}));
    CHECK(repaired("夜のあいだに雪が降り、町\n\n---END---\n\nは白くなっていた。\n") ==
          "夜のあいだに雪が降り、町は白くなっていた。\n");
    CHECK(repaired("It snowed all night and the\n\n---END---\n\ntown was white.\n") ==
          "It snowed all night and the town was white.\n");
}

TEST_CASE("where it is not sure that a sentence goes on the marker shows where to look", "[plan]") {
    const std::string text = "夜のあいだに雪が降り、町は\n\n---END---\n\n白くなっていた。\n";
    CHECK(repaired(text) == text);
    CHECK(repaired(text, {.near = true}) == "夜のあいだに雪が降り、町は白くなっていた。\n");
}

TEST_CASE("the title as the first paragraph goes", "[plan]") {
    CHECK(repaired("---\ntitle: 雪の町\n---\n\n雪の町\n\n" + one + "\n") ==
          "---\ntitle: 雪の町\n---\n\n" + one + "\n");
}

TEST_CASE("a paragraph whose sentences all stand elsewhere goes", "[plan]") {
    const std::string tail = one.substr(one.find("見送る"));
    const std::string text = joined({one, tail + "誰も泣かないし、誰も笑わない。", two});
    CHECK(repaired(text) == text);
    CHECK(repaired(joined({one + two, three, two, four})) == joined({one + two, three, four}));
}

TEST_CASE("the head of a paragraph that repeats the end of the one before goes", "[plan]") {
    CHECK(repaired(joined({one + two, two + three})) == joined({one + two, three}));
    CHECK(repaired(joined({one + two, "# 次", two + three})) ==
          joined({one + two, "# 次", two + three}));
}

TEST_CASE("a heading that nothing is left of goes", "[plan]") {
    CHECK(repaired(joined({"# 港", one, two, "# 町", one, "# 海", three})) ==
          joined({"# 港", one, two, "# 海", three}));
}

TEST_CASE("copies stay below their heading where the others have none", "[plan]") {
    CHECK(repaired(joined({two, one, "# 港", one, "# 海", three})) ==
          joined({two, "# 港", one, "# 海", three}));
}

TEST_CASE("links and code of a copy that stand nowhere else keep it", "[plan]") {
    const std::string linked = "[朝](a.html)" + one.substr(std::string("朝").size());
    CHECK(repaired(joined({one, two, linked})) == joined({two, linked}));
    const std::string other = "[朝](b.html)" + one.substr(std::string("朝").size());
    CHECK(repaired(joined({linked, two, other})) == joined({linked, two, other}));
}

TEST_CASE("signs make another text of the same letters", "[plan]") {
    const std::string more = "In the second year of the study the share of them was > 40 % of all.";
    const std::string less = "In the second year of the study the share of them was < 40 % of all.";
    CHECK(repaired(joined({more, one, less})) == joined({more, one, less}));
}

TEST_CASE("a removal that would change a neighbour is left out", "[plan]") {
    // without the paragraph between them the lists are one
    const std::string lists = joined({one, "- a\n- b", one, "- c\n- d"});
    CHECK(repaired(lists) == joined({"- a\n- b", one, "- c\n- d"}));
    // numbers that readers see
    const std::string numbers = joined({one, two, "1. " + one + "\n2. " + two + "\n3. " + three});
    CHECK(repaired(numbers).find("3. " + three) != std::string::npos);
}

TEST_CASE("an item that changes its list stays, and the copy elsewhere goes", "[plan]") {
    // one item alone would no longer have blank lines, and be set without paragraphs
    const std::string loose = "- " + three + "\n\n- " + four;
    CHECK(repaired(joined({one, loose, two, three, one})) == joined({one, loose, two}));
}

TEST_CASE("line ends and a missing last one stay", "[plan]") {
    CHECK(repaired(one + "\r\n\r\n" + two + "\r\n\r\n" + one) == one + "\r\n\r\n" + two);
}

TEST_CASE("what is between comments that turn dedupe off stays", "[plan]") {
    const std::string text = joined(
        {one, two, "<!-- kiji-disable dedupe -->", one, "<!-- kiji-enable dedupe -->", three});
    CHECK(repaired(text).find("dedupe -->\n\n" + one) != std::string::npos);
}

TEST_CASE("what a template may leave out stands for nothing", "[plan]") {
    const std::string text = joined({"{% if page.long %}", one, "{% endif %}", two, one});
    CHECK(repaired(text) == text);
}

TEST_CASE("near copies go where they are asked for, and the one that is whole stays", "[plan]") {
    const std::string variant =
        "朝の港では、船が潮の満ち引きに合わせて静かに出ていく。見送る人はもういないし、手を振る者も"
        "いない。";
    const std::string text = joined({one, two, variant});
    CHECK(repaired(text) == text);
    CHECK(repaired(text, {.near = true}) == joined({one, two}));
    CHECK(repaired(text, {.keep = Keep::last, .near = true}) == joined({two, variant}));
    const std::string broken = variant.substr(0, variant.size() - std::string("。").size());
    CHECK(repaired(joined({broken, two, one}), {.near = true}) == joined({two, one}));
    CHECK(planned(text, {.near = true}).removals[0].reason == Reason::near);
}

TEST_CASE("the same words about another number are no near copy", "[plan]") {
    const std::string may =
        "五月の港では、船が１２隻ほど静かに出ていく。見送る人はもういないし、手を振る人もいない。";
    const std::string june =
        "五月の港では、船が３４隻ほど静かに出ていく。見送る人はもういないし、手を振る人もいない。";
    CHECK(repaired(joined({may, two, june}), {.near = true}) == joined({may, two, june}));
}

TEST_CASE("code in Liquid and in fences stays, however often it stands there", "[plan]") {
    const std::string liquid = "{% highlight ruby %}\nputs 'one'\n{% endhighlight %}";
    const std::string fence = "```\n" + three + "\n```";
    CHECK(repaired(joined({one, liquid, fence, two, liquid, fence, one})) ==
          joined({one, liquid, fence, two, liquid, fence}));
}

TEST_CASE("a no keeps all copies, another answer keeps the other one", "[plan]") {
    const std::string text = joined({one, two, one});
    RepairOptions options;
    options.answers[planned(text).removals[0].units[0]] = Answer::no;
    CHECK(repaired(text, options) == text);
    options.answers.begin()->second = Answer::other;
    CHECK(repaired(text, options) == joined({two, one}));
}

}  // namespace
}  // namespace kiji::dedupe
