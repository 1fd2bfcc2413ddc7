#include "dedupe/join/prefixes.hpp"

#include <algorithm>
#include <compare>

#include "base/parallel.hpp"
#include "dedupe/join/distinct.hpp"
#include "dedupe/join/grams.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t texts_at_a_time = 128;

struct RankedGram {
    std::uint8_t count = 0;
    std::uint64_t hash = 0;
    friend auto operator<=>(const RankedGram&, const RankedGram&) = default;
};

/// Reads one text after another.
class PrefixReader {
  public:
    PrefixReader(const GramCounts& counts, const Demands& demands)
        : counts_(counts), demands_(demands) {}

    /// `hashes` of the result is empty; they are appended to `out`.
    Prefix read(std::string_view text, std::size_t places, std::vector<std::uint64_t>& out) {
        grams_.clear(places);
        for_each_gram(text, [&](const Gram& gram) {
            const std::uint64_t hash = hash_of(gram);
            if (grams_.insert(hash, hash))
                counts_.fetch(hash);
        });
        shared_.clear();
        for (const std::uint64_t hash : grams_.values()) {
            const std::uint8_t count = counts_.of(hash);
            if (count > 1)
                shared_.push_back({.count = count, .hash = hash});
        }
        const std::size_t grams = grams_.values().size();
        const std::size_t free = grams - shared_.size();
        const std::size_t asked =
            std::max(demands_.looked_up(grams), demands_.found_by_whole(grams));
        const std::size_t wanted = asked > free ? std::min(asked - free, shared_.size()) : 0;
        const auto middle = shared_.begin() + static_cast<std::ptrdiff_t>(wanted);
        if (middle != shared_.end())
            std::nth_element(shared_.begin(), middle, shared_.end());
        std::sort(shared_.begin(), middle);
        for (const RankedGram& gram : std::span(shared_.begin(), middle))
            out.push_back(gram.hash);
        return {.grams = static_cast<std::uint32_t>(grams),
                .free = static_cast<std::uint32_t>(free),
                .hashes = {}};
    }

  private:
    const GramCounts& counts_;
    const Demands& demands_;
    Distinct<std::uint64_t> grams_;
    std::vector<RankedGram> shared_;
};

}  // namespace

Prefixes::Prefixes(std::span<const std::string_view> texts, std::span<const std::uint32_t> grams,
                   const GramCounts& counts, const Demands& demands, std::size_t threads)
    : hashes_((texts.size() + texts_at_a_time - 1) / texts_at_a_time), prefixes_(texts.size()) {
    parallel_for(hashes_.size(), threads, [&](std::size_t part) {
        PrefixReader reader(counts, demands);
        std::vector<std::uint64_t> all;
        std::vector<std::size_t> ends;
        const std::size_t begin = part * texts_at_a_time;
        const std::size_t end = std::min(begin + texts_at_a_time, texts.size());
        for (std::size_t i = begin; i < end; ++i) {
            prefixes_[i] = reader.read(texts[i], grams[i], all);
            ends.push_back(all.size());
        }
        hashes_[part].assign(all.begin(), all.end());  // to size: they stay for long
        std::size_t from = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t to = ends[i - begin];
            prefixes_[i].hashes = std::span(hashes_[part]).subspan(from, to - from);
            from = to;
        }
    });
}

}  // namespace kiji::dedupe
