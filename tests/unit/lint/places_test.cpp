// Text is looked at in blocks of many bytes: what is found is the same wherever a block begins.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

/// Longer than two of the longest blocks.
constexpr std::size_t longest_lead = 140;

std::string lead_of(std::string_view letter, std::size_t bytes) {
    std::string lead;
    while (lead.size() + letter.size() <= bytes)
        lead += letter;
    lead.append(bytes - lead.size(), 'a');
    return lead;
}

struct Found {
    std::string_view rule;
    std::size_t begin = 0;  // from the end of what stands before
    std::size_t size = 0;
    friend bool operator==(const Found&, const Found&) = default;
};

/// What `rule` finds in `text`, with `lead` before it.
std::vector<Found> found_by(std::string_view rule, const std::string& lead, std::string_view text) {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::none)};
    setup.settings.turn(rule, true);
    const auto doc = Document::read("post.md", lead + std::string(text),
                                    lint::reading_of(setup.settings), Limits{});
    REQUIRE(doc);
    std::vector<Found> found;
    for (const Diagnostic& finding : lint::check(**doc, setup))
        found.push_back({finding.rule, finding.span.begin - lead.size(), finding.span.size()});
    return found;
}

void check_everywhere(std::string_view rule, std::string_view text, std::size_t count) {
    CAPTURE(rule, text);
    const std::vector<Found> alone = found_by(rule, "a ", text);
    CHECK(alone.size() == count);
    for (const std::string_view letter : {"a", "é", "雪", "の", "🎉"}) {
        for (std::size_t bytes = 0; bytes < longest_lead; ++bytes) {
            const std::string lead = lead_of(letter, bytes) + " ";
            CAPTURE(lead);
            REQUIRE(found_by(rule, lead, text) == alone);
        }
    }
}

TEST_CASE("odd characters are found wherever they stand", "[lint]") {
    check_everywhere("zero-width-character", "snow\u200Bfall", 1);
    check_everywhere("zero-width-character", "snow\u2060fall\u180E.", 2);
    check_everywhere("control-character",
                     "snow\x01\x0B"
                     "fall",
                     1);
    check_everywhere("control-character",
                     "snow\x7F"
                     "fall\u0085.",
                     2);
    check_everywhere("bidi-control", "snow\u202Efall\u2069.", 2);
    check_everywhere("decomposed-text", "か\u3099 は\u309A e\u0301", 3);
    check_everywhere("mojibake", "cafÃ© itâ€™s \uFFFD", 3);
    check_everywhere("zero-width-character", "It snowed… “all” – 雪が、降った。！？ é", 0);
}

TEST_CASE("links and addresses are found wherever they stand", "[lint]") {
    check_everywhere("bare-url", "see http://a.b/c, www.a.b or HTTPS://a.b/d", 3);
    check_everywhere("empty-link", "[a]() [b](/c)\n[d]()", 2);
    check_everywhere("space-in-code", "` a` and `b`", 1);
    check_everywhere("vague-link-text", "[here](/a) and [there](/b)", 1);
}

TEST_CASE("a sentence that comes again is found wherever it ends", "[lint]") {
    for (const std::string_view sentence :
         {"夜のあいだに雪が降り、朝には町がすっかり白くなっていたのです。",
          "It snowed all through the night, and the town was white!",
          "夜のあいだに雪が降り、朝には町がすっかり白くなっていたのですか？"}) {
        for (std::size_t bytes = 0; bytes < longest_lead; ++bytes) {
            const std::string before = lead_of(bytes % 2 == 0 ? "雪" : "a", bytes) + ". ";
            const std::string text =
                before + std::string(sentence) + " More.\n\n" + std::string(sentence) + " Less.\n";
            CAPTURE(text);
            CHECK(found_by("repeated-opening", "", text).size() == 1);
        }
    }
}

TEST_CASE("rules about Japanese find the same wherever it stands", "[lint]") {
    check_everywhere("decomposed-kana", "・か\u3099くせい", 1);
    check_everywhere("full-width-space-between-katakana", "・スノー　シューとスノー　シュー", 2);
    check_everywhere("half-full-width-spacing", "・雪 2個　aは", 2);
    check_everywhere("space-beside-bracket", "・雪　（ゆき） です", 2);
    check_everywhere("space-between-full-width", "・雪 が 降る", 1);
    check_everywhere("stray-letter", "・ゆｋきとゆkき", 2);
    check_everywhere("wrong-numerals", "・二つと世界1", 2);
}

TEST_CASE("kanji in a row are counted wherever they stand", "[lint]") {
    for (std::size_t bytes = 0; bytes < longest_lead; ++bytes) {
        const std::string lead = lead_of("の", bytes);
        CAPTURE(lead);
        const std::vector<Found> seven{{"long-kanji-run", 0, 21}};
        CHECK(found_by("long-kanji-run", lead, "大雪警報発令時を") == seven);
        CHECK(found_by("long-kanji-run", lead, "大雪警報発令を").empty());
        // Beyond the first plane a kanji counts twice.
        const std::vector<Found> eight{{"long-kanji-run", 0, 16}};
        CHECK(found_by("long-kanji-run", lead, "𠮷𠮷𠮷𠮷を") == eight);
        CHECK(found_by("long-kanji-run", lead, "𠮷𠮷𠮷𠮷") == eight);
        CHECK(found_by("long-kanji-run", lead, "𠮷𠮷𠮷を").empty());
    }
}

TEST_CASE("the last word of a long line begins behind any white space, wherever it stands",
          "[lint]") {
    const lint::Setup setup{.settings = lint::Settings(lint::Preset::markdownlint)};
    for (const std::string_view white : {" ", "\t", "\u00A0", "\u2003", "\u3000", "\uFEFF"}) {
        for (const std::string_view letter : {"a", "é", "雪", "の", "…"}) {
            for (std::size_t letters = 0; letters < longest_lead; ++letters) {
                std::string line;
                for (std::size_t i = 0; i < letters; ++i)
                    line += letter;
                line += std::string(white) + "雪が降り、朝には町がすっかり白くなっていたword";
                CAPTURE(line);
                const auto doc = Document::read("post.md", "# A\n\na" + line + "\n",
                                                lint::reading_of(setup.settings), Limits{});
                REQUIRE(doc);
                const Diagnostics found = lint::check(**doc, setup);
                const auto is_long = [](const Diagnostic& finding) {
                    return finding.rule == "line-too-long";
                };
                // "a", the letters and the white space; the word may begin in column 80.
                REQUIRE(std::ranges::any_of(found, is_long) == (letters + 2 >= 80));
            }
        }
    }
}

}  // namespace
