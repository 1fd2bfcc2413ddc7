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
    CHECK(is_cut("前の文です。今", "回は違います。", "今回の話です。"));
    CHECK_FALSE(is_cut("前の文です。今", "回は違います。"));
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
    CHECK_FALSE(is_cut("文が途中で", "しかし、雪は降りました。"));
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
    CHECK_FALSE(is_cut("長い話で、より生産", "より生産的な働き方があります。"));
    const auto title_again =
        read_masked("---\ntitle: 新しい雪の話\n---\n\n途中で、\n\n---END---\n\n新しい雪の話\n");
    CHECK(cuts(*title_again).empty());
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
