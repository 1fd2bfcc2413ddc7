#include "dedupe/join/join_search.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

#include "base/parallel.hpp"
#include "dedupe/join/prefix_index.hpp"
#include "dedupe/join/shared_grams.hpp"

namespace kiji::dedupe {
namespace {

constexpr std::size_t texts_at_a_time = 64;

/// How far one text goes.
struct Reach {
    std::size_t pairs = Demands::never;
    std::size_t compared = Demands::never;
    std::size_t visited = Demands::never;  // places in the index
};
constexpr Reach unbounded;
constexpr Reach bounded{.pairs = 8, .compared = 128, .visited = 1U << 12U};
constexpr Reach bounded_again{.pairs = 8, .compared = 32, .visited = 1U << 11U};

/// How far all go together before each is bounded. Of 260,000 paragraphs of real text, or what
/// comes near, 10,000 pairs are to be found in 70 million steps, and in 400 million where
/// containment is asked for: texts that pass this are made by a machine.
struct Budget {
    std::size_t pairs = 0;
    std::size_t steps = 0;  // places visited in the index, and grams of texts that were compared
};
Budget budget_for(std::size_t texts) {
    return {.pairs = 2'000'000, .steps = (std::size_t{1} << 29U) + (texts << 13U)};
}

/// Texts by rank, from few grams to many; of equal ones the first given comes first.
struct Ranks {
    std::vector<std::uint32_t> texts;
    std::vector<std::uint32_t> grams;  // different ones
};

Ranks rank(std::span<const Prefix> prefixes, const Demands& demands) {
    std::vector<std::uint64_t> keys;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        // Without a gram of others in its prefix a text neither finds nor is found; but it may
        // contain others.
        const bool takes_part = !prefixes[i].hashes.empty() || demands.wants_containment();
        if (takes_part && prefixes[i].grams > 0)
            keys.push_back((std::uint64_t{prefixes[i].grams} << 32U) | i);
    }
    std::ranges::sort(keys);
    Ranks ranks;
    for (const std::uint64_t key : keys) {
        ranks.texts.push_back(static_cast<std::uint32_t>(key));
        ranks.grams.push_back(static_cast<std::uint32_t>(key >> 32U));
    }
    return ranks;
}

/// What one thread needs, for one text after another.
struct Scratch {
    /// For each rank: grams met in both prefixes, or `apart`.
    std::vector<std::uint32_t> met;
    /// For each rank: grams of its prefix that the text holds, up to 255.
    std::vector<std::uint8_t> held;
    std::vector<std::uint32_t> candidates;
    SharedGrams shared;
    std::vector<std::uint64_t> hashes;  // of all grams of the text
    Distinct<std::uint64_t> grams;      // those that may be in the index
};

/// Scratches, one for each thread that asks.
class Scratches {
  public:
    std::unique_ptr<Scratch> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty())
            return std::make_unique<Scratch>();
        std::unique_ptr<Scratch> scratch = std::move(free_.back());
        free_.pop_back();
        return scratch;
    }
    void give_back(std::unique_ptr<Scratch> scratch) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(scratch));
    }

  private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Scratch>> free_;
};

constexpr std::uint32_t apart = 0xFFFFFFFF;  // cannot be similar any more

/// By rank, 1 for each text; empty for all.
using Choice = std::span<const std::uint8_t>;
bool chosen(Choice choice, std::size_t rank) {
    return choice.empty() || choice[rank] != 0;
}

class Search {
  public:
    Search(const JoinInput& input, std::span<const Prefix> prefixes, const Demands& demands,
           const Ranks& ranks, const Reach& reach)
        : input_(input), prefixes_(prefixes), demands_(demands), ranks_(ranks), reach_(reach) {}

    /// Texts of `looking` look for those of `wanted`. Nothing where all together pass `budget`.
    std::optional<SharedPairs> run(Choice wanted, Choice looking, const Budget& budget,
                                   std::size_t threads) const;

  private:
    /// The search of one text.
    struct Visit {
        std::uint32_t rank = 0;
        std::size_t grams = 0;
        Scratch& scratch;
        std::size_t visited = 0;
        std::size_t steps = 0;
        bool ended = false;  // early
    };

    PrefixIndex make_index(Choice wanted) const;
    void look_up_prefix(const PrefixIndex& index, Visit& visit) const;
    void look_up_all(const PrefixIndex& index, Visit& visit) const;
    bool go_on(Visit& visit) const;
    void meet(Visit& visit, std::size_t place, std::uint32_t other, std::size_t other_place) const;
    void compare(Visit& visit, std::vector<SharedPair>& out) const;

    const JoinInput& input_;
    std::span<const Prefix> prefixes_;
    const Demands& demands_;
    const Ranks& ranks_;
    Reach reach_;
};

PrefixIndex Search::make_index(Choice wanted) const {
    std::vector<Indexed> texts;
    texts.reserve(ranks_.texts.size());
    for (std::size_t rank = 0; rank < ranks_.texts.size(); ++rank) {
        if (!chosen(wanted, rank))
            continue;
        const Prefix& prefix = prefixes_[ranks_.texts[rank]];
        const std::size_t places =
            std::max(demands_.found_by(prefix.grams), demands_.found_by_whole(prefix.grams));
        const std::size_t hashes = places > prefix.free ? places - prefix.free : 0;
        if (hashes > 0)
            texts.push_back(
                {.rank = static_cast<std::uint32_t>(rank),
                 .first_place = prefix.free,
                 .hashes = prefix.hashes.first(std::min(hashes, prefix.hashes.size()))});
    }
    return PrefixIndex(texts);
}

/// Counts a place of the index; false where it was the last that this text may visit.
bool Search::go_on(Visit& visit) const {
    ++visit.visited;
    if (visit.visited < reach_.visited && visit.scratch.candidates.size() < reach_.compared)
        return true;
    visit.ended = true;
    return false;
}

/// The position filter: two that meet at these places, and met so often before, share no more than
/// what is left behind both.
void Search::meet(Visit& visit, std::size_t place, std::uint32_t other,
                  std::size_t other_place) const {
    std::uint32_t& met = visit.scratch.met[other];
    if (met == 0)
        visit.scratch.candidates.push_back(other);
    if (met == apart)
        return;
    const std::size_t others = ranks_.grams[other];
    const std::size_t left = std::min(visit.grams - place, others - other_place);
    if (met + left >= demands_.shared_if_similar(visit.grams, others))
        ++met;
    else
        met = apart;
}

void Search::look_up_prefix(const PrefixIndex& index, Visit& visit) const {
    const Prefix& prefix = prefixes_[ranks_.texts[visit.rank]];
    const std::size_t places = demands_.looked_up(visit.grams);
    const auto from =
        std::ranges::lower_bound(ranks_.grams, demands_.smallest_similar(visit.grams));
    const auto smallest = static_cast<std::uint32_t>(from - ranks_.grams.begin());
    if (places <= prefix.free)
        return;
    const auto hashes = prefix.hashes.first(std::min(places - prefix.free, prefix.hashes.size()));
    index.fetch(hashes);
    std::size_t place = prefix.free;
    for (const std::uint64_t hash : hashes) {
        if (visit.ended)
            return;
        index.find(hash, smallest, visit.rank, [&](std::uint32_t other, std::size_t other_place) {
            if (input_.groups.may_pair(ranks_.texts[visit.rank], ranks_.texts[other]))
                meet(visit, place, other, other_place);
            return go_on(visit);
        });
        ++place;
    }
}

void Search::look_up_all(const PrefixIndex& index, Visit& visit) const {
    const std::uint32_t text = ranks_.texts[visit.rank];
    Scratch& scratch = visit.scratch;
    scratch.hashes.clear();
    for_each_gram(input_.texts[text], [&](const Gram& gram) {
        scratch.hashes.push_back(hash_of(gram));
        index.fetch_bit(scratch.hashes.back());
    });
    scratch.grams.clear(input_.grams[text]);
    for (const std::uint64_t hash : scratch.hashes) {
        if (index.may_hold(hash))
            scratch.grams.insert(hash, hash);
    }
    index.fetch(scratch.grams.values());
    for (const std::uint64_t hash : scratch.grams.values()) {
        if (visit.ended)
            return;
        index.find(hash, 0, visit.rank, [&](std::uint32_t other, std::size_t other_place) {
            if (other_place < demands_.found_by_whole(ranks_.grams[other]) &&
                input_.groups.may_pair(text, ranks_.texts[other])) {
                if (scratch.met[other] == 0) {
                    scratch.candidates.push_back(other);
                    scratch.met[other] = apart;  // or it had been met in both prefixes
                }
                if (scratch.held[other] < 255)
                    ++scratch.held[other];
            }
            return go_on(visit);
        });
    }
}

void Search::compare(Visit& visit, std::vector<SharedPair>& out) const {
    std::vector<std::uint32_t>& candidates = visit.scratch.candidates;
    std::vector<std::uint32_t>& met = visit.scratch.met;
    std::vector<std::uint8_t>& held = visit.scratch.held;
    const auto may_be_part = [&](std::uint32_t other) {
        return held[other] > 0 && held[other] >= demands_.met_by_whole(ranks_.grams[other]);
    };
    std::erase_if(candidates, [&](std::uint32_t other) {
        const bool erase = met[other] == apart && !may_be_part(other);
        if (erase) {
            met[other] = 0;
            held[other] = 0;
        }
        return erase;
    });
    if (candidates.empty())
        return;
    const auto likeness = [&](std::uint32_t other) {
        return std::tuple(met[other] == apart ? 0 : met[other], held[other], other);
    };
    if (reach_.pairs != Demands::never)
        std::ranges::sort(candidates, std::greater(), likeness);

    const std::uint32_t text = ranks_.texts[visit.rank];
    visit.scratch.shared.set(input_.texts[text]);
    visit.steps += input_.grams[text];
    std::size_t found = 0;
    for (const std::uint32_t other : candidates) {
        if (found == reach_.pairs) {
            visit.ended = true;
            break;
        }
        const std::size_t others = ranks_.grams[other];
        std::size_t needed = Demands::never;
        if (met[other] != apart)
            needed = demands_.shared_if_similar(visit.grams, others);
        if (may_be_part(other))
            needed = std::min(needed, demands_.shared_if_contained(others));
        const std::uint32_t other_text = ranks_.texts[other];
        const std::size_t shared =
            visit.scratch.shared.count(input_.texts[other_text], input_.grams[other_text], needed);
        visit.steps += input_.grams[other_text];
        if (shared >= needed) {
            ++found;
            out.push_back({.a = std::min(text, other_text),
                           .b = std::max(text, other_text),
                           .shared = static_cast<std::uint32_t>(shared)});
        }
    }
    for (const std::uint32_t other : candidates) {
        met[other] = 0;
        held[other] = 0;
    }
    candidates.clear();
}

std::optional<SharedPairs> Search::run(Choice wanted, Choice looking, const Budget& budget,
                                       std::size_t threads) const {
    const PrefixIndex index = make_index(wanted);
    const std::size_t parts = (ranks_.texts.size() + texts_at_a_time - 1) / texts_at_a_time;
    std::vector<std::vector<SharedPair>> found(parts);
    std::vector<std::uint8_t> is_cut(input_.texts.size());
    std::atomic<std::size_t> pairs = 0;
    std::atomic<std::size_t> steps = 0;
    Scratches scratches;
    const auto is_passed = [&] { return pairs > budget.pairs || steps > budget.steps; };
    parallel_for(parts, threads, [&](std::size_t i) {
        const std::size_t part = parts - 1 - i;  // long texts first: none is left for one thread
        if (is_passed())
            return;
        std::unique_ptr<Scratch> scratch = scratches.take();
        scratch->met.resize(ranks_.texts.size());
        scratch->held.resize(ranks_.texts.size());
        const std::size_t end = std::min((part + 1) * texts_at_a_time, ranks_.texts.size());
        for (std::size_t rank = part * texts_at_a_time; rank < end; ++rank) {
            if (!chosen(looking, rank))
                continue;
            Visit visit{.rank = static_cast<std::uint32_t>(rank),
                        .grams = ranks_.grams[rank],
                        .scratch = *scratch};
            if (demands_.wants_jaccard())
                look_up_prefix(index, visit);
            if (demands_.wants_containment())
                look_up_all(index, visit);
            compare(visit, found[part]);
            is_cut[ranks_.texts[rank]] = visit.ended ? 1 : 0;
            steps += visit.steps + visit.visited;
        }
        pairs += found[part].size();
        scratches.give_back(std::move(scratch));
    });
    if (is_passed())
        return std::nullopt;
    SharedPairs all{.pairs = {}, .is_cut = std::move(is_cut)};
    for (const std::vector<SharedPair>& some : found)
        all.pairs.insert(all.pairs.end(), some.begin(), some.end());
    return all;
}

/// Each text goes so far and no further. One that is like an early text only may be left out by all
/// who are like it, for they have found enough: those who ended early look for such once more.
SharedPairs search_bounded(const JoinInput& input, std::span<const Prefix> prefixes,
                           const Demands& demands, const Ranks& ranks, std::size_t threads) {
    const Search search(input, prefixes, demands, ranks, bounded);
    const Budget any{.pairs = Demands::never, .steps = Demands::never};
    SharedPairs found = search.run({}, {}, any, threads).value_or(SharedPairs{});
    std::vector<std::uint8_t> is_paired(input.texts.size());
    for (const SharedPair& pair : found.pairs) {
        is_paired[pair.a] = 1;
        is_paired[pair.b] = 1;
    }
    std::vector<std::uint8_t> alone;
    std::vector<std::uint8_t> cut;
    for (const std::uint32_t text : ranks.texts) {
        alone.push_back(is_paired[text] == 0 ? 1 : 0);
        cut.push_back(found.is_cut[text]);
    }
    const Search again(input, prefixes, demands, ranks, bounded_again);
    const SharedPairs more = again.run(alone, cut, any, threads).value_or(SharedPairs{});
    found.pairs.insert(found.pairs.end(), more.pairs.begin(), more.pairs.end());
    return found;
}

}  // namespace

SharedPairs search(const JoinInput& input, std::span<const Prefix> prefixes, const Demands& demands,
                   std::size_t threads) {
    const Ranks ranks = rank(prefixes, demands);
    const Search all(input, prefixes, demands, ranks, unbounded);
    std::optional<SharedPairs> found = all.run({}, {}, budget_for(input.texts.size()), threads);
    if (!found)
        found = search_bounded(input, prefixes, demands, ranks, threads);
    std::ranges::sort(found->pairs);
    return *std::move(found);
}

}  // namespace kiji::dedupe
