#include "dedupe/join.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "unit/dedupe/join_texts.hpp"
#include "support/catch.hpp"

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

}  // namespace
}  // namespace kiji::dedupe
