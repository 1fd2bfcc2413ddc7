// Whether two texts that have much in common are duplicates, and of what kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "dedupe/dedupe.hpp"
#include "dedupe/pairs/facts.hpp"

namespace kiji::dedupe {

/// The facts of a text, read when first asked for.
class LazyFacts {
  public:
    explicit LazyFacts(std::string_view source) : source_(source) {}
    const Facts& get();

  private:
    std::string_view source_;  // Markdown
    std::optional<Facts> facts_;
};

/// One of two blocks that are compared.
struct Side {
    std::u32string_view form;
    std::size_t grams = 0;               // different ones
    std::span<const Hash128> sentences;  // hashes, in order
    LazyFacts* facts = nullptr;
    std::size_t characters = 0;  // as counted for floors
    std::size_t cjk = 0;
};

/// How two blocks stand to one another.
enum class Position : std::uint8_t {
    apart,
    beside,  // next to one another, `a` first: a text stitched to its end, or parallel on purpose
    listed,  // items of one list: parallel on purpose
};

struct Verdict {
    Relation relation = Relation::near;
    Similarity similarity;
    std::size_t part = 0;  // of `contained`: 0 where `a` stands in `b`
};

/// Judges two different texts, both as long as `floor` asks. None: they have little in common.
/// O(form of a x form of b / 64) at worst.
std::optional<Verdict> judge(const Side& a, const Side& b, std::size_t common, Position position,
                             const Options& options);

/// How well `part` is aligned with the end of `whole`, from 0 to 1: a chunk begins with the end of
/// the one before it. 0 where it is longer, or longer than edit distance can be asked of.
double aligned_with_end(std::u32string_view part, std::u32string_view whole);
/// From here on it is the same text.
constexpr double least_aligned = 0.80;

}  // namespace kiji::dedupe
