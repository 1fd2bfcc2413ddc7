#include <string>
#include <vector>

#include "prose/prose.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

using List = std::vector<std::string>;

List markers(const std::string& text, const List& extra = {}) {
    const auto doc = read_masked(text);
    List list;
    for (const prose::Marker& marker : prose::find_markers(*doc, extra))
        list.emplace_back(doc->file().slice(marker.line));
    return list;
}

TEST_CASE("lines that only a machine writes are markers", "[prose]") {
    for (const std::string line : {"---END---",
                                   "--- END ---",
                                   "-----end-----",
                                   "===END OF CHUNK 3===",
                                   "---END OF PART---",
                                   "---CHUNK 2---",
                                   "=== CONTINUE ===",
                                   "--- TO BE CONTINUED ---",
                                   "***END***",
                                   "*** END ***",
                                   "##END##",
                                   "—— 続く ——",
                                   "---続く---",
                                   "--- つづく ---",
                                   "＝＝終わり＝＝",
                                   "---完---",
                                   "--- 以下続く ---",
                                   "---EOF---",
                                   "--- CUT ---",
                                   "---STOP---",
                                   "---END",
                                   "=== PART 2 OF 5 ===",
                                   "--- end_of_text ---",
                                   "───END───",
                                   "  ---END---  ",
                                   "[END]",
                                   "[[END]]",
                                   "<END>",
                                   "</END>",
                                   "<<<END>>>",
                                   "[CONTINUE]",
                                   "[END OF RESPONSE]",
                                   "{END}",
                                   "【続く】",
                                   "[CHUNK 4/9]",
                                   "<|endoftext|>",
                                   "<|im_end|>",
                                   "[---END---]",
                                   "**[続きを生成]**",
                                   "*[CONTINUED]*",
                                   "<!-- chunk 3 -->",
                                   "<!-- CONTINUE -->",
                                   "（続く）",
                                   "(continued)",
                                   "[TO BE CONTINUED]",
                                   "[Continued in next part]",
                                   "[continued from previous response]",
                                   "[Output truncated]",
                                   "[...continue...]",
                                   "**[CONTINUE]**",
                                   "**CHUNK 3**",
                                   "**続きを生成**",
                                   "***[続きを出力]***",
                                   "_[END OF PART 2]_",
                                   "--- CHUNK BOUNDARY ---",
                                   "--- Part 2 of 5 ---",
                                   "[Part 2/5]",
                                   "=== SECTION 3 END ===",
                                   "%%% END OF CHUNK %%%",
                                   "@@@ CHUNK 2 @@@",
                                   "═══ END ═══",
                                   "...END...",
                                   "<END_OF_CHUNK>",
                                   "<chunk_end>",
                                   "</chunk 2>",
                                   "<|eot_id|>",
                                   "<|end|>",
                                   "<!-- part 3 -->",
                                   "<!-- PAGE 2 -->",
                                   "<!-- chunk boundary -->",
                                   "<!-- end of chunk 4 -->",
                                   "<!-- 続きを生成 -->",
                                   "<!-- チャンク 2 -->",
                                   "【続きを生成】",
                                   "【チャンク2】",
                                   "--- チャンク 3 終了 ---",
                                   "--- ここまで生成 ---",
                                   "[出力が中断]",
                                   "（つづく）",
                                   "（次回に続く）",
                                   "・・・続く・・・",
                                   "（待续）",
                                   "--- 未完待续 ---",
                                   "[继续生成]",
                                   "【续写】",
                                   "<!-- 分块 3 -->",
                                   "(계속)",
                                   "--- 계속 ---",
                                   "[이어서 생성]",
                                   "[청크 2 끝]",
                                   "—END—",
                                   "ーーー続くーーー",
                                   "---chunk---",
                                   "=== NEXT CHUNK ===",
                                   "<chunk>",
                                   "</chunk>",
                                   "---SEPARATOR---",
                                   "[DONE]",
                                   "[Output truncated due to length limit]",
                                   "[Response continues below]",
                                   "[出力が途切れました]",
                                   "【生成が中断されました】",
                                   "【次のチャンクに続く】",
                                   "[ここから続き]",
                                   "（接下文）",
                                   "\\-\\-\\-END\\-\\-\\-"}) {
        INFO(line);
        CHECK(prose::is_marker(line));
    }
}

TEST_CASE("lines that people write are none", "[prose]") {
    for (const std::string line : {"---",
                                   "***",
                                   "===",
                                   "- - -",
                                   "___",
                                   "",
                                   " ",
                                   "END",
                                   "The end.",
                                   "## END",
                                   "### END ###",
                                   "# 終わり",
                                   "**終わり**",
                                   "**Stop**",
                                   "| END |",
                                   "|---|---|",
                                   "--- Part 2 ---",
                                   "-----BEGIN CERTIFICATE-----",
                                   "-----END CERTIFICATE-----",
                                   "-----END PGP SIGNATURE-----",
                                   "[1]",
                                   "[x]",
                                   "[TODO]",
                                   "<br>",
                                   "<div>",
                                   "</section>",
                                   "<!--more-->",
                                   "<!-- END -->",
                                   "<!-- end toc -->",
                                   "<!-- prettier-ignore-end -->",
                                   "<https://end.example>",
                                   "--end",
                                   "~~END~~",
                                   "「終わり」",
                                   "(see part 2)",
                                   "[^1]",
                                   "-- end --of the line",
                                   "--- a ---",
                                   "終わり",
                                   "続く",
                                   "*end*",
                                   "--- 8< ---",
                                   "[Continue reading]",
                                   "[続きを読む]",
                                   "【続きはこちら】",
                                   "<!-- section 2 -->",
                                   "<!-- end of section -->",
                                   "<!-- Block 1 -->",
                                   "**Part 2**",
                                   "**PART 2**",
                                   "**Block 3**",
                                   "--- 第2部 ---",
                                   "【回答2】",
                                   "（中略）",
                                   "（以下略）",
                                   "[END TIMES]",
                                   "[Start here]",
                                   "...",
                                   "・・・",
                                   "★★★",
                                   "[The Next Part]",
                                   "<s>",
                                   "</s>",
                                   "=== 2024 ===",
                                   "<!-- -->",
                                   "[chunk]",
                                   "【チャンク】",
                                   "**Chunk**",
                                   "[Done]",
                                   "**DONE**",
                                   "— she said —",
                                   "【ページサイズの制限】",
                                   "---サーバー---",
                                   "[Page length]",
                                   "[]",
                                   "<>"}) {
        INFO(line);
        CHECK_FALSE(prose::is_marker(line));
    }
}

TEST_CASE("markers of one's own are compared as whole lines", "[prose]") {
    CHECK(prose::is_marker(" @@ next @@ ", List{"@@ next @@"}));
    CHECK_FALSE(prose::is_marker("@@ next @@ please", List{"@@ next @@"}));
    CHECK(markers("one\n\n~~~~ go\n\n", List{"one"}) == List{"one"});
}

TEST_CASE("a marker may be a paragraph, a line of one, or the last line", "[prose]") {
    CHECK(markers("one\n\n---END---\n\ntwo\n") == List{"---END---"});
    CHECK(markers("one\n---END---\ntwo\n") == List{"---END---"});
    CHECK(markers("- one\n---END---\n") == List{"---END---"});
    CHECK(markers("> one\n---END---\n") == List{"---END---"});
    CHECK(markers("one\r\n\r\n---END---\r\n\r\ntwo\r\n---END---") ==
          List{"---END---", "---END---"});
    CHECK(markers("<END>\n\ntwo <b>\n") == List{"<END>"});
    CHECK(markers("<!-- chunk 2 -->\n\ntwo\n") == List{"<!-- chunk 2 -->"});
}

TEST_CASE("a marker beside text is found without the text", "[prose]") {
    CHECK(markers("それはAIの性能 ---END---\n") == List{"---END---"});
    CHECK(markers("---END--- それでは次です。\n") == List{"---END---"});
    CHECK(markers("それはAIの性能---END---\n") == List{"---END---"});
    CHECK(markers("---END---を構築できる。\n") == List{"---END---"});
    CHECK(markers("It was cold.<|endoftext|>\n") == List{"<|endoftext|>"});
    CHECK(markers("<|im_start|>It was cold.\n") == List{"<|im_start|>"});
    CHECK(markers("one ---END--- two\n").empty());
    CHECK(markers("one---END---\n").empty());
    CHECK(markers("one |> two <| three |>\n").empty());
}

TEST_CASE("code, links, Liquid and front matter hold no markers", "[prose]") {
    CHECK(markers("---\nend: 1\n---\n\n    ---END---\n\n```\n---END---\n```\n\n`---END---`\n")
              .empty());
    CHECK(markers("[END]\n\n[END]: https://example.org\n").empty());
    CHECK(markers("{% raw %}\n---END---\n{% endraw %}\n").empty());
}

TEST_CASE("a marker closes no front matter", "[prose]") {
    CHECK(markers("---\na: b\n---END---\n---\n\ntext\n").empty());
    CHECK(markers("---\na: b\n---\n---END---\n") == List{"---END---"});
}

TEST_CASE("what may close a post is a marker only before more of it", "[prose]") {
    const std::string more = "そして物語はまだまだ続いていくのでした。めでたしめでたし。\n";
    CHECK(markers(more + "\n（続く）\n").empty());
    CHECK(markers(more + "\n--- 完 ---\n").empty());
    CHECK(markers(more +
                  "\n（続く）\n\n[次の記事はこちらからどうぞご覧ください](https://example.org)\n")
              .empty());
    CHECK(markers(more + "\n（続く）\n\n" + more) == List{"（続く）"});
    CHECK(markers(more + "\n**END**\n\n" + more) == List{"**END**"});
    CHECK(markers(more + "\n---END---\n") == List{"---END---"});
}

TEST_CASE("a marker's place is that of its text", "[prose]") {
    const auto doc = read_masked("one\n\n   ---END---  \n\ntwo\n");
    const auto found = prose::find_markers(*doc);
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == Span{8, 17});
    CHECK(doc->tree()[found[0].node].kind == markdown::Kind::paragraph);
}

}  // namespace
}  // namespace kiji
