#include <string>
#include <vector>

#include "prose/prose.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

std::vector<prose::Cut> cuts(const Document& doc) {
    return prose::find_cuts(doc, prose::find_markers(doc));
}
bool is_cut(const std::string& before, const std::string& after, const std::string& rest = "") {
    return !cuts(*read_masked(before + "\n\n---END---\n\n" + after + "\n\n" + rest)).empty();
}
/// Whether a sentence breaks off, and what follows may go on with it.
bool goes_on(const std::string& before, const std::string& after, const std::string& rest = "") {
    const auto found = cuts(*read_masked(before + "\n\n---END---\n\n" + after + "\n\n" + rest));
    return !found.empty() && !found.front().broken_off;
}
bool is_doubtful(const std::string& before, const std::string& after) {
    const auto doc = read_masked(before + "\n\n---END---\n\n" + after + "\n");
    return !prose::doubtful_markers(*doc, prose::find_markers(*doc)).empty();
}

TEST_CASE("a Japanese sentence that goes on behind the marker is cut", "[prose]") {
    CHECK(is_cut("情報を集め、柔軟", "な戦略を持つことが大切です。"));
    CHECK(is_cut("速度を変える方法は", "自動的ではありません。"));
    CHECK(is_cut("それが何を意味するか分からないとも", "ったいないかな、と思います。"));
    CHECK(is_cut("水平統合", "的な考え方です。"));
    CHECK(is_cut("予算が少なく、", "私たちには無理でした。"));
    CHECK(is_cut("彼は「行く」", "と言った。"));
    CHECK(is_cut("- 一つ目です。日本の企業", "が手を結ぶことで強くなります。"));
}

TEST_CASE("a word cut in two is known from the rest of the post", "[prose]") {
    CHECK(goes_on("前の文です。今", "回は違います。", "今回の話です。"));
    CHECK_FALSE(goes_on("前の文です。今", "回は違います。"));
    CHECK(goes_on("問題はないと考え", "られるようになった。", "よく考えられる話です。"));
    CHECK(goes_on("雪の結晶が見え", "ています。"));
}

TEST_CASE("an English sentence that goes on is cut", "[prose]") {
    CHECK(is_cut("You can apply", "the patch by hand."));
    CHECK(is_cut("You can apply the", "Kubernetes patch by hand."));
    CHECK(is_cut("It is so \"prun", "ing\" is the word."));
    CHECK_FALSE(is_cut("You can apply it.", "the patch is small."));
    CHECK_FALSE(is_cut("You can apply it", "The patch is small."));
}

TEST_CASE("whole sentences on both sides are no cut", "[prose]") {
    CHECK_FALSE(is_cut("雪が降りました。", "町は白くなりました。"));
    CHECK_FALSE(is_cut("本当ですか？", "な、と彼は言った。"));
    CHECK_FALSE(is_cut("次の通りです：", "町は白くなりました。"));
    CHECK_FALSE(is_cut("楽しかった♪", "と彼は言った。"));
    CHECK_FALSE(goes_on("文が途中で", "しかし、雪は降りました。"));
}

TEST_CASE("headings, lists, code, pictures and links are no halves of a sentence", "[prose]") {
    CHECK_FALSE(is_cut("## 雪の", "夜は静かです。"));
    CHECK_FALSE(is_cut("**雪の**", "夜は静かです。"));
    CHECK_FALSE(is_cut("雪の", "## 夜は静か"));
    CHECK_FALSE(is_cut("雪の", "**夜は静か**"));
    CHECK_FALSE(is_cut("雪の", "- 夜は静かです。"));
    CHECK_FALSE(is_cut("雪の", "> 夜は静かです。"));
    CHECK_FALSE(is_cut("- 雪の夜", "町は静かです。"));
    CHECK_FALSE(is_cut("```\n雪の\n```", "夜は静かです。"));
    CHECK_FALSE(is_cut("[雪の](a)", "夜は静かです。"));
    CHECK_FALSE(is_cut("雪の {{ a }}", "を見た。"));
}

TEST_CASE("a text that starts anew is no continuation", "[prose]") {
    CHECK_FALSE(goes_on("長い話で、より生産", "より生産的な働き方があります。"));
    CHECK_FALSE(goes_on("長い話で、より生産", "…より生産的な働き方があります。"));
    const auto title_again =
        read_masked("---\ntitle: 新しい雪の話\n---\n\n途中で、\n\n---END---\n\n新しい雪の話\n");
    REQUIRE(cuts(*title_again).size() == 1);
    CHECK(cuts(*title_again)[0].broken_off);
    const auto asked_twice = read_masked(
        "雪が降り、柔軟\n\n---END---\n\nな町になった。\n\n道は長く、丈夫\n\n---END---\n\n"
        "な町になった。\n");
    REQUIRE(cuts(*asked_twice).size() == 2);
    CHECK(cuts(*asked_twice)[0].certain);
    CHECK(cuts(*asked_twice)[1].broken_off);
}

TEST_CASE("a sentence that breaks off is cut, whatever follows", "[prose]") {
    const std::string rest = "朝になった。\n\n町は白い。\n\n人はいない。\n";
    CHECK(is_cut("雪が降りました。今年の冬は寒さが厳", "旅の話をしましょう。", rest));
    CHECK(is_cut("雪が降り、", "旅の話をしましょう。", rest));
    CHECK(is_cut("It snowed all night. The town was", "Travel is fun.", rest));
    CHECK(is_cut("눈이 내렸습니다. 올해 겨울은 매우", "여행 이야기를 합시다.", rest));
    CHECK(is_cut("雪が降りました。今年の冬は寒さが厳", "---\n\n旅の話をしましょう。", rest));
    CHECK(is_cut("雪が降りました。割合は50%", "旅の話をしましょう。", rest));
}

TEST_CASE("what may be left open on purpose is no cut", "[prose]") {
    const std::string rest = "朝になった。\n\n町は白い。\n\n人はいない。\n";
    CHECK_FALSE(is_cut("図1 雪の町", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("雪が降りました。楽しいけど（笑）", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("雪が降りました。（続報を待つ）", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("雪が降りました。[雪の町](a)", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("雪が降りました。  \n要防寒具", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("雪が降りました。\n$$x$$", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("- 雪が降りました\n- 町は白い", "旅の話をしましょう。", rest));
    CHECK_FALSE(is_cut("雪が降りました。町は", "https://example.org", rest));
    const std::string casual = "朝になった\n\n町は白い\n\n人はいない\n\n寒い\n\nもう昼だ\n";
    CHECK_FALSE(is_cut("雪が降りました。町は静か", "旅の話をしましょう。", casual));
    const std::string formula = "雪が降りました。これにより、\n\n$$x$$\n\nとなる。\n\n";
    CHECK_FALSE(is_cut("雪が降りました。これにより、", formula, rest));
}

TEST_CASE("a marker behind what ends no sentence had better stay", "[prose]") {
    CHECK(is_doubtful("雪が降り、", "旅の話をしましょう。"));
    CHECK(is_doubtful("図1 雪の町", "旅の話をしましょう。"));
    CHECK(is_doubtful("- 雪の町", "旅の話をしましょう。"));
    CHECK_FALSE(is_doubtful("雪が降りました。", "旅の話をしましょう。"));
    CHECK_FALSE(is_doubtful("It snowed!", "Travel is fun."));
    CHECK_FALSE(is_doubtful("## 雪の町", "旅の話をしましょう。"));
    CHECK_FALSE(is_doubtful("雪の町", "## 旅の話"));
    CHECK_FALSE(is_doubtful("雪の町", "---END---"));
}

TEST_CASE("a cut tells where, and several markers in a row are one cut", "[prose]") {
    const auto doc =
        read_masked("雪が降り、町は\n\n---END---\n\n---END---\n\n白くなっていた。あとは静か。\n");
    const auto found = cuts(*doc);
    REQUIRE(found.size() == 1);
    CHECK(found[0].marker.begin == doc->text().find("---END---"));
    CHECK(doc->file().slice(found[0].before) == "雪が降り、町は");
    CHECK(doc->file().slice(found[0].after) == "白くなっていた。あと");
    CHECK_FALSE(found[0].certain);
}

TEST_CASE("a cut inside of one paragraph is found as well", "[prose]") {
    const auto doc = read_masked("雪が降り、柔軟\n---END---\nな町になった。\n");
    const auto found = cuts(*doc);
    REQUIRE(found.size() == 1);
    CHECK(found[0].certain);
}

TEST_CASE("without a marker nothing is cut", "[prose]") {
    CHECK(cuts(*read_masked("雪が降り、柔軟\n\nな町になった。\n")).empty());
    CHECK(cuts(*read_masked("---END---\n\nな町になった。\n")).empty());
    CHECK(cuts(*read_masked("雪が降り、柔軟\n\n---END---\n")).empty());
}

}  // namespace
}  // namespace kiji
