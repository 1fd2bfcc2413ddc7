#include "dedupe/pairs/candidates.hpp"

#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace kiji {
namespace {

using dedupe::Grams;

Grams grams(std::u32string_view text) {
    return dedupe::grams_of(text);
}

TEST_CASE("texts with enough grams in common are candidates, with how many", "[dedupe]") {
    const std::vector<Grams> texts = {grams(U"abcdefghijkl"), grams(U"mnopqrstuvwx"),
                                      grams(U"abcdefghij"), grams(U"abcdefzzzzzzz")};
    const auto found = dedupe::find_candidates(texts, 0.5);
    REQUIRE(found.size() == 1);
    CHECK(found[0].a == 0);
    CHECK(found[0].b == 2);
    CHECK(found[0].common == 6);
    CHECK(dedupe::find_candidates(texts, 0.2).size() == 3);
}

TEST_CASE("of thousands of variants each is paired with some, not with all", "[dedupe]") {
    constexpr std::size_t count = 6000;
    std::vector<Grams> texts;
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back(grams(U"the same long text again and again, but for " +
                              std::u32string(1, static_cast<char32_t>(0x4E00 + i))));
    const auto found = dedupe::find_candidates(texts, 0.3);
    CHECK(found.size() < 8 * count);
    std::set<std::uint32_t> paired;
    for (const auto& candidate : found)
        paired.insert(candidate.b);
    CHECK(paired.size() == count - 1);
}

}  // namespace
}  // namespace kiji
