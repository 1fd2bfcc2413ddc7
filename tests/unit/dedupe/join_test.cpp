#include "dedupe/join/join.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "support/catch.hpp"
#include "unit/dedupe/join_texts.hpp"

namespace kiji::dedupe {
namespace {

std::set<std::u32string> grams_of(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        points += point.value;
        at += point.length;
    }
    std::set<std::u32string> grams;
    if (!points.empty() && points.size() < 5)
        grams.insert(points);
    for (std::size_t i = 0; i + 5 <= points.size(); ++i)
        grams.insert(points.substr(i, 5));
    return grams;
}

/// Each with each; all that share a gram.
std::vector<SimilarPair> compare_all(const std::vector<std::string>& texts) {
    std::vector<std::set<std::u32string>> grams;
    for (const std::string& text : texts)
        grams.push_back(grams_of(text));
    std::vector<SimilarPair> pairs;
    for (std::uint32_t a = 0; a < texts.size(); ++a) {
        for (std::uint32_t b = a + 1; b < texts.size(); ++b) {
            const auto shared = static_cast<double>(std::ranges::count_if(
                grams[a], [&](const std::u32string& gram) { return grams[b].contains(gram); }));
            const auto part = static_cast<double>(std::min(grams[a].size(), grams[b].size()));
            const auto whole = static_cast<double>(std::max(grams[a].size(), grams[b].size()));
            if (shared > 0)
                pairs.push_back({.a = a,
                                 .b = b,
                                 .jaccard = static_cast<float>(shared / (part + whole - shared)),
                                 .containment = static_cast<float>(shared / part)});
        }
    }
    return pairs;
}

/// Those of `pairs` that are to be found.
std::vector<SimilarPair> expected(const std::vector<SimilarPair>& pairs, const JoinGroups& groups,
                                  const JoinBounds& bounds) {
    std::vector<SimilarPair> out;
    std::ranges::copy_if(pairs, std::back_inserter(out), [&](const SimilarPair& pair) {
        const auto [a, b, jaccard, containment] = pair;
        if (!groups.document.empty() && groups.document[a] == groups.document[b] &&
            groups.document[a] != several_documents)
            return false;
        if (!groups.draft.empty() && groups.draft[a] == 0 && groups.draft[b] == 0)
            return false;
        return jaccard >= static_cast<float>(bounds.jaccard) ||
               containment >= static_cast<float>(bounds.containment);
    });
    return out;
}

const std::vector<JoinBounds> all_bounds = {
    {.jaccard = 0.9},
    {.jaccard = 0.7},
    {.jaccard = 0.6},
    {.jaccard = 0.3},
    {.jaccard = 1.0},
    {.jaccard = 2.0, .containment = 0.85},
    {.jaccard = 0.6, .containment = 0.85},
    {.jaccard = 0.8, .containment = 0.5},
    {.jaccard = 2.0, .containment = 1.0},
    {.jaccard = 2.0, .containment = 2.0},
};

TEST_CASE("the join finds what comparing each with each finds", "[dedupe]") {
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const std::vector<std::string> texts = make_texts(seed, 200);
        const std::vector<SimilarPair> all = compare_all(texts);
        for (const JoinBounds& bounds : all_bounds) {
            const std::vector<SimilarPair> pairs = expected(all, {}, bounds);
            const Similar similar = similar_pairs(views_of(texts), {}, bounds, 2);
            REQUIRE(similar.pairs == pairs);
            REQUIRE(similar.cut == 0);
            found += pairs.size();
        }
    }
    CHECK(found > 4000);
}

TEST_CASE("pairs within one document are left out, and those of no draft", "[dedupe]") {
    for (std::uint64_t seed = 11; seed <= 16; ++seed) {
        const std::vector<std::string> texts = make_texts(seed, 200);
        const std::vector<SimilarPair> all = compare_all(texts);
        Random random(seed);
        std::vector<std::uint32_t> document;
        std::vector<std::uint8_t> draft;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            document.push_back(random.below(9) == 0 ? several_documents
                                                    : static_cast<std::uint32_t>(i / 20));
            draft.push_back(i < 40 || random.below(20) == 0 ? 1 : 0);
        }
        std::vector<std::uint32_t> mixed = document;
        std::ranges::reverse(mixed);
        for (std::size_t i = 0; i + 7 < mixed.size(); i += 7)
            std::swap(mixed[i], mixed[i + 7]);
        for (const JoinBounds& bounds : all_bounds) {
            for (const JoinGroups& groups :
                 {JoinGroups{.document = document},
                  JoinGroups{.document = document, .draft = draft},
                  JoinGroups{.document = mixed, .draft = draft}, JoinGroups{.draft = draft}})
                REQUIRE(similar_pairs(views_of(texts), groups, bounds, 2).pairs ==
                        expected(all, groups, bounds));
        }
    }
}

TEST_CASE("the join is the same for any number of threads", "[dedupe]") {
    const std::vector<std::string> texts = make_texts(7, 1500);
    const JoinBounds bounds{.jaccard = 0.6, .containment = 0.85};
    const Similar one = similar_pairs(views_of(texts), {}, bounds, 1);
    REQUIRE(one.pairs.size() > 500);
    for (std::size_t threads = 2; threads <= 8; ++threads)
        REQUIRE(similar_pairs(views_of(texts), {}, bounds, threads).pairs == one.pairs);
}

TEST_CASE("nothing, one text, and texts of a few code points are joined", "[dedupe]") {
    const JoinBounds bounds{.jaccard = 0.6, .containment = 0.9};
    CHECK(similar_pairs({}, {}, bounds, 0).pairs.empty());
    CHECK(similar_pairs(views_of({"静かな雪の夜"}), {}, bounds, 0).pairs.empty());
    CHECK(similar_pairs(views_of({"", "", "a", "b"}), {}, bounds, 0).pairs.empty());
    CHECK(similar_pairs(views_of({"雪", "雨", "雪", "雪だ"}), {}, bounds, 0).pairs ==
          std::vector<SimilarPair>{{.a = 0, .b = 2, .jaccard = 1, .containment = 1}});
}

/// Variants of one text, each unlike the others in a few code points.
std::vector<std::string> make_variants(std::size_t count) {
    Random random(9);
    const std::string same = to_utf8(make_text(random, Script::japanese, 60));
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back(same + std::to_string(i) + (i % 2 == 0 ? "番目" : "項目"));
    return texts;
}

TEST_CASE(
    "of thousands of variants of one text each is told with some, and it is said that there are "
    "more",
    "[dedupe]") {
    constexpr std::size_t count = 6'000;
    std::vector<std::string> texts = make_variants(count);
    Random random(10);
    const std::u32string pair = make_text(random, Script::chinese, 90);
    texts.push_back(to_utf8(pair));
    texts.push_back(to_utf8(pair + U"終"));
    for (const JoinBounds& bounds :
         {JoinBounds{.jaccard = 0.6}, JoinBounds{.jaccard = 0.6, .containment = 0.85}}) {
        const Similar one = similar_pairs(views_of(texts), {}, bounds, 1);
        CHECK(one.cut > 0);
        CHECK(one.pairs.size() < 20 * count);
        std::vector<std::uint8_t> told(texts.size());
        for (const SimilarPair& similar : one.pairs) {
            REQUIRE(similar.jaccard >= 0.6F);
            told[similar.a] = told[similar.b] = 1;
        }
        CHECK(std::ranges::count(told, 1) == static_cast<std::ptrdiff_t>(texts.size()));
        CHECK(one.pairs.back().b == count + 1);
        const Similar three = similar_pairs(views_of(texts), {}, bounds, 3);
        CHECK(three.pairs == one.pairs);
        CHECK(three.cut == one.cut);
    }
}

TEST_CASE("texts that share every gram with many, and are like none, take a bounded time",
          "[dedupe]") {
    Random random(12);
    std::vector<std::string> words;
    for (int i = 0; i < 60; ++i)
        words.push_back(to_utf8(make_text(random, Script::japanese, 5)));
    std::vector<std::string> texts;
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (int word = 0; word < 12; ++word)
            text += words[random.below(words.size())];
        texts.push_back(text);
    }
    CHECK(similar_pairs(views_of(texts), {}, {.jaccard = 0.8}, 2).pairs.size() < texts.size());
}

}  // namespace
}  // namespace kiji::dedupe
