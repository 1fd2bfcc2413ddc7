#include "dedupe/join/sketch.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "dedupe/join/grams.hpp"

namespace kiji::dedupe {
namespace {

/// Multiply, add and shift (Dietzfelbinger 1996): the upper half of `a * x + b` in 64 bits is a
/// strongly universal hash of the 32 bits of x. `a` is kept as its two halves, which is what
/// vector units multiply.
struct Permutations {
    std::array<std::uint32_t, permutation_count> high{};
    std::array<std::uint32_t, permutation_count> low{};
    std::array<std::uint64_t, permutation_count> add{};
};

/// SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t next_random(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

constexpr Permutations make_permutations() {
    Permutations made;
    std::uint64_t state = 5;
    for (std::size_t i = 0; i < permutation_count; ++i) {
        const std::uint64_t factor = next_random(state);
        made.high[i] = static_cast<std::uint32_t>(factor >> 32U);
        made.low[i] = static_cast<std::uint32_t>(factor);
        made.add[i] = next_random(state);
    }
    return made;
}

constexpr Permutations permutations = make_permutations();

}  // namespace

Signature signature(std::string_view text) {
    Signature least;
    least.fill(0xFFFFFFFF);
    for_each_gram(text, [&](const Gram& gram) {
        const auto x = static_cast<std::uint32_t>(hash_of(gram) >> 32U);
        for (std::size_t i = 0; i < permutation_count; ++i) {
            const std::uint64_t low =
                (std::uint64_t{permutations.low[i]} * x) + permutations.add[i];
            const auto value = static_cast<std::uint32_t>(low >> 32U) + (permutations.high[i] * x);
            least[i] = std::min(least[i], value);
        }
    });
    return least;
}

BandKeys band_keys(const Signature& signature) {
    BandKeys keys{};
    for (std::size_t band = 0; band < band_count; ++band) {
        std::array<char, (band_rows * 4) + 1> bytes{};
        for (std::size_t row = 0; row < band_rows; ++row) {
            const std::uint32_t value = signature[(band * band_rows) + row];
            for (std::size_t byte = 0; byte < 4; ++byte)
                bytes[(row * 4) + byte] = static_cast<char>((value >> (8 * byte)) & 0xFFU);
        }
        bytes.back() = static_cast<char>(band);
        keys[band] = hash64({bytes.data(), bytes.size()});
    }
    return keys;
}

}  // namespace kiji::dedupe
