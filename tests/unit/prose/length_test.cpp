#include <random>
#include <string>
#include <vector>

#include "prose/prose.hpp"
#include "support/catch.hpp"
#include "support/read.hpp"

namespace kiji {
namespace {

prose::Length length(const std::string& text) {
    const auto doc = read_masked(text);
    return prose::measure(*doc, prose::find_markers(*doc));
}

TEST_CASE("Japanese counts by characters, punctuation included, Latin by words", "[prose]") {
    CHECK(length("雪が、降った。\n").cjk_characters == 7);
    CHECK(length("雪が、降った。\n").words == 0);
    CHECK(length("It's a state-of-the-art test, e.g. 3.5.\n").words == 6);
    const prose::Length mixed = length("AIとGitHub Actionsの話\n");
    CHECK(mixed.cjk_characters == 3);
    CHECK(mixed.words == 3);
    CHECK(length("한국어 글\n").cjk_characters == 4);
}

TEST_CASE("a text counts as much as its characters, wherever they stand", "[prose]") {
    const std::vector<std::string> cjk{"雪", "の", "ー", "、", "。", "「", "々", "㍻", "Ａ", "한"};
    const std::vector<std::string> others{" ", "…", "é", "3", "a", "\u3000", "—", "🎉"};
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::string text = "a ";
        std::size_t characters = 0;
        for (std::size_t i = 0; i < 120; ++i) {
            const bool is_cjk = random() % 16 != 0;
            const auto& from = is_cjk ? cjk : others;
            text += from[random() % from.size()];
            characters += is_cjk ? 1 : 0;
        }
        CAPTURE(text);
        REQUIRE(length(text + "\n").cjk_characters == characters);
    }
}

TEST_CASE("only what is read counts", "[prose]") {
    CHECK(length("---\ntitle: 雪が降った\n---\n## 雪\n\n- 雪\n\n> 雪\n\n| 雪 |\n|---|\n| 雪 |\n")
              .cjk_characters == 5);
    const prose::Length none = length(
        "```\nint a;\n```\n\n<div>b</div>\n\n---END---\n\n{{ c }}\n\n    d\n\n[e]: https://f\n");
    CHECK(none.cjk_characters == 0);
    CHECK(none.words == 0);
}

TEST_CASE("minutes add up over scripts", "[prose]") {
    CHECK(prose::reading_minutes({.cjk_characters = 1000, .words = 100}, {}) == 2.5);
    CHECK(prose::reading_minutes({.cjk_characters = 1000}, {.cjk_characters_per_minute = 250}) ==
          4);
}

}  // namespace
}  // namespace kiji
