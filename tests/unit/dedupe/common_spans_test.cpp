#include "dedupe/join/common_spans.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "support/catch.hpp"
#include "unit/dedupe/join_texts.hpp"

namespace kiji::dedupe {
namespace {

constexpr Floor no_floor{.cjk = 1, .other = 1};

std::vector<CommonSpan> find_common(const std::vector<std::string>& texts,
                                    const JoinGroups& groups = {}, const Floor& floor = no_floor,
                                    std::size_t threads = 2) {
    return common_spans(views_of(texts), groups, floor, threads);
}

/// All that cannot be made longer, by going along every diagonal.
std::vector<CommonSpan> by_force(const std::vector<std::u32string>& texts) {
    const auto bytes = [](const std::u32string& text, std::size_t end) {
        return to_utf8(std::u32string_view(text).substr(0, end)).size();
    };
    std::vector<CommonSpan> out;
    for (std::uint32_t a = 0; a < texts.size(); ++a) {
        for (std::uint32_t b = a + 1; b < texts.size(); ++b) {
            const std::u32string& left = texts[a];
            const std::u32string& right = texts[b];
            std::vector<std::size_t> above(right.size() + 1);
            for (std::size_t i = 0; i < left.size(); ++i) {
                std::vector<std::size_t> row(right.size() + 1);
                for (std::size_t j = 0; j < right.size(); ++j) {
                    if (left[i] != right[j])
                        continue;
                    const std::size_t length = row[j + 1] = above[j] + 1;
                    const bool ends = i + 1 == left.size() || j + 1 == right.size() ||
                                      left[i + 1] != right[j + 1];
                    if (ends && length >= least_common_span)
                        out.push_back(
                            {.a = a,
                             .b = b,
                             .in_a = span_of(bytes(left, i + 1 - length), bytes(left, i + 1)),
                             .in_b = span_of(bytes(right, j + 1 - length), bytes(right, j + 1)),
                             .characters = static_cast<std::uint32_t>(length)});
                }
                above = row;
            }
        }
    }
    std::ranges::sort(out);
    return out;
}

/// Texts of random letters with passages of others put in.
std::vector<std::u32string> make_mosaic(std::uint64_t seed, std::size_t count) {
    Random random(seed);
    std::vector<std::u32string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::u32string text;
        for (std::size_t part = random.below(5); part > 0; --part) {
            text += make_text(random, static_cast<Script>(random.below(script_count)),
                              random.below(80));
            if (!texts.empty()) {
                const std::u32string& other = texts[random.below(texts.size())];
                text += other.substr(random.below(other.size() + 1), 20 + random.below(60));
            }
        }
        texts.push_back(text);
    }
    return texts;
}

TEST_CASE("every passage of 31 code points that two texts share is found, and no other",
          "[dedupe]") {
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const std::vector<std::u32string> points = make_mosaic(seed, 14);
        std::vector<std::string> texts;
        for (const std::u32string& text : points)
            texts.push_back(to_utf8(text));
        const std::vector<CommonSpan> all = by_force(points);
        REQUIRE(find_common(texts) == all);
        for (const std::size_t threads : {1U, 3U, 8U})
            REQUIRE(find_common(texts, {}, no_floor, threads) == all);
        found += all.size();
    }
    CHECK(found > 200);
}

TEST_CASE("a passage of 30 code points is too short", "[dedupe]") {
    Random random(3);
    const std::string shared = to_utf8(make_text(random, Script::chinese, 31));
    const auto text = [&](std::string_view middle) {
        return to_utf8(make_text(random, Script::korean, 50)) + std::string(middle) +
               to_utf8(make_text(random, Script::korean, 50));
    };
    CHECK(find_common({text(shared), text(shared)}).size() == 1);
    const std::string_view shorter = std::string_view(shared).substr(3);
    CHECK(find_common({text(shorter), text(shorter)}).empty());
}

TEST_CASE("a passage counts where it reaches the floor of its script", "[dedupe]") {
    Random random(4);
    const std::string chinese = to_utf8(make_text(random, Script::chinese, 40));
    const std::string english = to_utf8(make_text(random, Script::english, 40));
    const Floor floor{.cjk = 31, .other = 60};
    CHECK(find_common({chinese + "a", chinese + "b"}, {}, floor).size() == 1);
    CHECK(find_common({english + "1", english + "2"}, {}, floor).empty());
    CHECK(find_common({english + english + "1", english + english + "2"}, {}, floor).size() >= 1);
}

TEST_CASE("passages within one document are left out", "[dedupe]") {
    Random random(5);
    const std::string shared = to_utf8(make_text(random, Script::japanese, 60));
    const std::vector<std::string> texts = {shared + "一", shared + "二", shared + "三"};
    const std::vector<std::uint32_t> document = {0, 0, 1};
    CHECK(find_common(texts).size() == 3);
    CHECK(find_common(texts, {.document = document}).size() == 2);
    const std::vector<std::uint8_t> draft = {1, 0, 0};
    CHECK(find_common(texts, {.draft = draft}).size() == 2);
    CHECK(find_common(texts, {.document = document, .draft = draft}).size() == 1);
}

TEST_CASE("a passage that stands everywhere is told of each place", "[dedupe]") {
    Random random(6);
    const std::string shared = to_utf8(make_text(random, Script::japanese, 60));
    std::vector<std::string> texts;
    std::vector<std::uint32_t> document;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        texts.push_back(to_utf8(make_text(random, Script::chinese, 20)) + shared +
                        to_utf8(make_text(random, Script::chinese, 20)));
        document.push_back(i / 7);
    }
    for (const JoinGroups& groups : {JoinGroups{}, JoinGroups{.document = document}}) {
        const std::vector<CommonSpan> found = find_common(texts, groups);
        CHECK(found.size() < 8 * texts.size());
        std::set<std::uint32_t> told;
        for (const CommonSpan& common : found) {
            REQUIRE(texts[common.a].substr(common.in_a.begin, common.in_a.size()) ==
                    texts[common.b].substr(common.in_b.begin, common.in_b.size()));
            REQUIRE(groups.may_pair(common.a, common.b));
            told.insert({common.a, common.b});
        }
        CHECK(told.size() == texts.size());
    }
}

TEST_CASE("long texts of one letter, or of a few in turn, take no long time", "[dedupe]") {
    const auto repeat = [](std::string_view unit, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i)
            text += unit;
        return text;
    };
    const std::vector<std::string> texts = {repeat("あ", 100'000), repeat("あ", 120'000),
                                            repeat("ab", 100'000), repeat("abc", 100'000),
                                            repeat("bca", 90'000)};
    const std::vector<CommonSpan> found = find_common(texts);
    REQUIRE_FALSE(found.empty());
    CHECK(found.size() < 400'000);
    CHECK(found.front().a == 0);
    CHECK(found.front().b == 1);
}

TEST_CASE("nothing has nothing in common", "[dedupe]") {
    CHECK(find_common({}).empty());
    CHECK(find_common({"", ""}).empty());
    CHECK(find_common({"静かな雪の夜", "静かな雪の夜"}).empty());
}

}  // namespace
}  // namespace kiji::dedupe
