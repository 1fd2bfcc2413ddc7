#include "dedupe/pairs/candidates.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "dedupe/pairs/measures.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

TEST_CASE("texts with enough grams in common are candidates, with how many", "[dedupe]") {
    const std::vector<std::string_view> texts = {"abcdefghijkl", "mnopqrstuvwx", "abcdefghij",
                                                 "abcdefzzzzzzz"};
    const auto found = dedupe::find_candidates(texts, 0.5).pairs;
    REQUIRE(found.size() == 1);
    CHECK(found[0].a == 0);
    CHECK(found[0].b == 2);
    CHECK(found[0].common == 6);
    CHECK(dedupe::find_candidates(texts, 0.2).pairs.size() == 3);
}

TEST_CASE("of thousands of variants each is paired with some, not with all", "[dedupe]") {
    constexpr std::size_t count = 6000;
    std::vector<std::string> forms;
    for (std::size_t i = 0; i < count; ++i) {
        forms.emplace_back("the same long text again and again, but for ");
        append_utf8(forms.back(), static_cast<char32_t>(0x4E00 + i));
    }
    const std::vector<std::string_view> texts(forms.begin(), forms.end());
    const auto found = dedupe::find_candidates(texts, 0.3).pairs;
    CHECK(found.size() < 8 * count);
    std::set<std::uint32_t> paired;
    for (const auto& candidate : found)
        paired.insert(candidate.b);
    CHECK(paired.size() == count - 1);
}

TEST_CASE("grams are counted as the sets of them say, however many texts share them", "[dedupe]") {
    std::uint32_t state = 3;
    const auto random = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    std::vector<std::string> forms;
    for (std::size_t i = 0; i < 200; ++i) {
        std::string form;
        for (std::size_t words = 1 + random(12); words > 0; --words)
            form +=
                std::string_view("abcdefghijklmnopqrstuvwxyz").substr(random(20), 6);
        forms.push_back(form);
    }
    const std::vector<std::string_view> texts(forms.begin(), forms.end());
    const dedupe::Candidates found = dedupe::find_candidates(texts, 0.3);
    REQUIRE(found.pairs.size() > 1000);
    for (std::size_t i = 0; i < texts.size(); ++i)
        REQUIRE(found.grams[i] == dedupe::grams_of(texts[i]).size());
    for (const dedupe::Candidate& pair : found.pairs)
        REQUIRE(pair.common == dedupe::common_grams(dedupe::grams_of(texts[pair.a]),
                                                    dedupe::grams_of(texts[pair.b])));
}

}  // namespace
}  // namespace kiji
