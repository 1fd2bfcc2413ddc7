#include "dedupe/pairs/measures.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace kiji {
namespace {

/// The table that everybody knows.
std::size_t by_table(std::u32string_view a, std::u32string_view b, bool anywhere) {
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i)
        row[i] = i;
    std::size_t best = row[a.size()];
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t corner = row[0];
        row[0] = anywhere ? 0 : j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[i];
            row[i] = std::min({row[i] + 1, row[i - 1] + 1, change});
        }
        best = std::min(best, row[a.size()]);
    }
    return anywhere ? best : row[a.size()];
}

std::u32string random_text(std::uint32_t& state, std::size_t length) {
    std::u32string text;
    for (std::size_t i = 0; i < length; ++i) {
        state = state * 1664525U + 1013904223U;
        text += U"abcdいろは漢"[(state >> 16U) % 8];
    }
    return text;
}

TEST_CASE("the edit distance is that of the table, for any length", "[dedupe]") {
    std::uint32_t state = 7;
    for (const std::size_t a : {1U, 5U, 63U, 64U, 65U, 127U, 128U, 130U, 300U}) {
        for (const std::size_t b : {1U, 4U, 64U, 65U, 129U, 310U}) {
            const std::u32string left = random_text(state, a);
            std::u32string right = random_text(state, b);
            CHECK(dedupe::levenshtein(left, right) == by_table(left, right, false));
            CHECK(dedupe::levenshtein_within(left, right) == by_table(left, right, true));
            right.insert(right.size() / 2, left);
            CHECK(dedupe::levenshtein_within(left, right) == 0);
            CHECK(dedupe::levenshtein(left, right) == b);
        }
    }
    CHECK(dedupe::levenshtein(U"", U"abc") == 3);
    CHECK(dedupe::levenshtein(U"", U"") == 0);
}

TEST_CASE("a distance is told up to a bound, and beyond it that it is more", "[dedupe]") {
    std::uint32_t state = 23;
    const auto random = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    for (int round = 0; round < 400; ++round) {
        const std::u32string left = random_text(state, 1 + random(400));
        std::u32string right = left;
        for (std::size_t edits = random(150); edits > 0; --edits) {
            const std::size_t at = random(right.size() + 1);
            const std::size_t length = random(round % 7 == 0 ? 40 : 2);
            if (random(2) == 0)
                right.insert(at, random_text(state, length));
            else
                right.erase(at, length);
        }
        const std::size_t distance = by_table(left, right, false);
        INFO(round << ": " << left.size() << " and " << right.size() << ", " << distance);
        REQUIRE(dedupe::levenshtein(left, right) == distance);
        REQUIRE(dedupe::levenshtein(right, left) == distance);
        for (const std::size_t at_most :
             {std::size_t{0}, distance / 2, distance, distance + 1, 2 * distance, random(500)})
            REQUIRE(dedupe::levenshtein(left, right, at_most) == std::min(distance, at_most + 1));
    }
}

TEST_CASE("the shortest edit turns one text into the other in as many steps", "[dedupe]") {
    std::uint32_t state = 11;
    for (const std::size_t a : {0U, 1U, 5U, 63U, 64U, 65U, 130U, 300U}) {
        for (const std::size_t b : {0U, 1U, 4U, 64U, 129U, 310U}) {
            const std::u32string left = random_text(state, a);
            const std::u32string right = random_text(state, b);
            std::u32string made;
            std::size_t at = 0;
            std::size_t edits = 0;
            for (const dedupe::Step step : dedupe::shortest_edit(left, right)) {
                edits += step == dedupe::Step::keep ? 0U : 1U;
                if (step != dedupe::Step::remove)
                    made += step == dedupe::Step::keep ? left[at] : right[made.size()];
                at += step == dedupe::Step::add ? 0U : 1U;
            }
            CHECK(made == right);
            CHECK(at == left.size());
            CHECK(edits == dedupe::levenshtein(left, right));
        }
    }
}

TEST_CASE("grams are sets of five code points", "[dedupe]") {
    CHECK(dedupe::grams_of("").empty());
    CHECK(dedupe::grams_of("雪").size() == 1);
    CHECK(dedupe::grams_of("aaaaaaaa").size() == 1);
    CHECK(dedupe::grams_of("雪が降って").size() == 1);
    CHECK(dedupe::grams_of("雪が降っている").size() == 3);
    CHECK(dedupe::common_grams(dedupe::grams_of("abcdefgh"), dedupe::grams_of("xbcdefgy")) == 2);
}

}  // namespace
}  // namespace kiji
