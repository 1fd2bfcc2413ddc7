#include "dedupe/join/sketch.hpp"

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "dedupe/join/grams.hpp"
#include "support/catch.hpp"

namespace kiji::dedupe {
namespace {

std::vector<std::uint64_t> hashes(std::string_view text) {
    std::vector<std::uint64_t> out;
    for_each_gram(text, [&](const Gram& gram) { out.push_back(hash_of(gram)); });
    return out;
}

TEST_CASE("a text has one gram for each five code points in a row", "[dedupe]") {
    CHECK(hashes("").empty());
    CHECK(hashes("a").size() == 1);
    CHECK(hashes("雪が降る").size() == 1);
    CHECK(hashes("雪が降るよ").size() == 1);
    CHECK(hashes("雪が降る夜だ").size() == 2);
    CHECK(hashes("😀😁😂🤣😃😄😅").size() == 3);
    CHECK(hashes("ééééééé").size() == 3);
}

TEST_CASE("grams are equal where their code points are", "[dedupe]") {
    CHECK(hashes("雪が降るよ") == hashes("雪が降るよ"));
    const std::vector<std::uint64_t> twice = hashes("abcdeabcde");
    CHECK(twice.front() == twice.back());
    std::set<std::uint64_t> all;
    for (const std::string_view text :
         {"abcde", "bcdea", "abcd", "abc", "aabcd", "雪が降るよ", "😀a", "a😀"})
        all.insert(hashes(text).front());
    CHECK(all.size() == 8);
}

TEST_CASE("signatures are the same on every machine", "[dedupe]") {
    const Signature abc = signature("abcdefghij");
    CHECK(abc[0] == 0x17DDC3D1);
    CHECK(abc[127] == 0x0083E7B8);
    CHECK(signature("雪が静かに降っている")[64] == 0x082589E5);
    CHECK(band_keys(abc)[0] == 0x6105335DB8F90790);
    CHECK(band_keys(abc)[31] == 0x3861F006E61C6D2B);
    CHECK(signature("")[7] == 0xFFFFFFFF);
}

TEST_CASE("signatures agree as often as the sets of grams do", "[dedupe]") {
    // 200 different grams each, of which 100 are shared: a third of the union.
    std::string common;
    for (char32_t c = 0x4E00; c < 0x4E00 + 104; ++c)
        append_utf8(common, c);
    double sum = 0;
    constexpr char32_t rounds = 40;
    for (char32_t round = 0; round < rounds; ++round) {
        std::string a = common;
        std::string b = common;
        for (char32_t i = 0; i < 100; ++i) {
            append_utf8(a, 0x6000 + (200 * round) + i);
            append_utf8(b, 0x6000 + (200 * round) + 100 + i);
        }
        const Signature left = signature(a);
        const Signature right = signature(b);
        for (std::size_t i = 0; i < permutation_count; ++i)
            sum += left[i] == right[i] ? 1 : 0;
    }
    CHECK(std::abs((sum / (rounds * permutation_count)) - (1.0 / 3)) < 0.03);
}

TEST_CASE("keys are equal where the four numbers of a band are", "[dedupe]") {
    const Signature a = signature("静かな雪の降る夜に町の灯りが消えていく");
    Signature b = a;
    b[9] ^= 1U;  // band 2
    const BandKeys left = band_keys(a);
    const BandKeys right = band_keys(b);
    for (std::size_t band = 0; band < band_count; ++band)
        CHECK((left[band] == right[band]) == (band != 2));
    // the same numbers in another band are another key
    Signature flat;
    flat.fill(7);
    const BandKeys keys = band_keys(flat);
    CHECK(std::set<std::uint64_t>(keys.begin(), keys.end()).size() == band_count);
}

}  // namespace
}  // namespace kiji::dedupe
