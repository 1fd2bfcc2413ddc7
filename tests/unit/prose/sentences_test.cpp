#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "prose/prose.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

using List = std::vector<std::string>;

List sentences(std::string_view text) {
    List list;
    for (const Span span : prose::sentences(text))
        list.emplace_back(text.substr(span.begin, span.size()));
    return list;
}

TEST_CASE("Japanese sentences end at 。！？", "[prose]") {
    CHECK(sentences("雪が降った。寒い！本当？") == List{"雪が降った。", "寒い！", "本当？"});
    CHECK(sentences("なぜか？ それは秘密だ。") == List{"なぜか？", "それは秘密だ。"});
    CHECK(sentences("まさか！？そうだ……。次。") == List{"まさか！？", "そうだ……。", "次。"});
    CHECK(sentences("終わりのない文") == List{"終わりのない文"});
}

TEST_CASE("sentences end behind every kana and before every one", "[prose]") {
    for (char32_t value = 0x3041; value < 0x30FF; ++value) {
        std::string text;
        append_utf8(text, value);
        text += "。";
        append_utf8(text, value);
        INFO(text);
        CHECK(sentences(text).size() == 2);
    }
}

TEST_CASE("brackets keep a sentence together", "[prose]") {
    CHECK(sentences("彼は「来る。見る。」と言った。次。") ==
          List{"彼は「来る。見る。」と言った。", "次。"});
    CHECK(sentences("値段（税込み。送料別！）は高い。") ==
          List{"値段（税込み。送料別！）は高い。"});
    CHECK(sentences("「『入れ子。』だ。」と。次") == List{"「『入れ子。』だ。」と。", "次"});
}

TEST_CASE("a bracket that is never closed holds nothing together", "[prose]") {
    CHECK(sentences("彼は「来る。見る。") == List{"彼は「来る。", "見る。"});
    CHECK(sentences("一つ。」二つ。") == List{"一つ。」", "二つ。"});
}

TEST_CASE("English sentences end before a blank and a capital", "[prose]") {
    CHECK(sentences("It snowed. Why? Because!") == List{"It snowed.", "Why?", "Because!"});
    CHECK(sentences("He said \"go.\" She went.") == List{"He said \"go.\"", "She went."});
    CHECK(sentences("Version 3.2.1 is out. See kiji.yml for more.") ==
          List{"Version 3.2.1 is out.", "See kiji.yml for more."});
    CHECK(sentences("Yahoo! is a name. So is e.g. this one.") ==
          List{"Yahoo! is a name.", "So is e.g. this one."});
}

TEST_CASE("abbreviations and initials end no sentence", "[prose]") {
    CHECK(sentences("Dr. J. Snow met Mrs. Hill vs. No. 5 etc. and left.").size() == 1);
    CHECK(sentences("Salt, pepper, etc. Then stir.") == List{"Salt, pepper, etc.", "Then stir."});
    CHECK(sentences("The U.S. Government agreed.").size() == 1);
    CHECK(sentences("So did I. Then we left.") == List{"So did I.", "Then we left."});
}

TEST_CASE("half-width marks between Japanese letters end a sentence", "[prose]") {
    CHECK(sentences("すごい!次は") == List{"すごい!", "次は"});
    CHECK(sentences("Node.js入門。") == List{"Node.js入門。"});
    CHECK(sentences("3.5倍になった。") == List{"3.5倍になった。"});
}

TEST_CASE("sentences leave out nothing but white space", "[prose]") {
    const std::vector<std::string> pieces = {"。", "！", "?",  ". ",   "「", "」", "(",
                                             ")",  "あ", "漢", "a",    "B",  " ",  "　",
                                             "\n", "\"", "’",  "e.g.", "3.5"};
    std::uint32_t state = 3;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 20; ++i) {
            state = state * 1664525U + 1013904223U;
            text += pieces[(state >> 16U) % pieces.size()];
        }
        std::uint32_t end = 0;
        for (const Span span : prose::sentences(text)) {
            REQUIRE(prose::normal_form(text.substr(end, span.begin - end)).empty());
            REQUIRE(span.begin >= end);
            REQUIRE(span.size() > 0);
            end = span.end;
        }
        REQUIRE(end <= text.size());
        REQUIRE(text.substr(end).find_first_not_of(" \n\xE3\x80") == std::string::npos);
    }
}

TEST_CASE("what ends a sentence", "[prose]") {
    for (const std::string text : {"だ。", "だ！", "か？」", "だ。）", "そして…", "次の通り：",
                                   "done.", "done.\"", "done!)", "as follows:", "", "だ。 "}) {
        INFO(text);
        CHECK(prose::ends_sentence(text));
    }
    for (const std::string text : {"であり、", "柔軟", "「引用」", "and", "one,", "a-"}) {
        INFO(text);
        CHECK_FALSE(prose::ends_sentence(text));
    }
}

}  // namespace
}  // namespace kiji
