#include "dedupe/plan/keepers.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <unordered_map>

namespace kiji::dedupe {
namespace {

using Held = std::set<std::uint32_t>;

class Keepers {
  public:
    Keepers(const Survey& survey, const RepairOptions& options, const Held& held,
            const std::vector<bool>& going)
        : survey_(survey),
          options_(options),
          held_(held),
          going_(going),
          keeper_(survey.sites().size()),
          substance_(survey.sites().size()) {
        std::iota(keeper_.begin(), keeper_.end(), std::size_t{0});
        group();
    }

    std::vector<std::size_t> run() {
        find_runs();
        for (const std::vector<std::size_t>& copies : groups_)
            settle(copies, choice(copies));
        if (!going_.empty())
            keep_below_headings();
        return std::move(keeper_);
    }

  private:
    const Site& site(std::size_t block) const { return survey_.sites()[block]; }
    const Block& block(std::size_t i) const { return survey_.text().blocks[i]; }
    bool is_heading(std::size_t i) const { return block(i).kind == BlockKind::heading; }
    bool stays(std::size_t i) const { return keeper_[i] == i && (going_.empty() || !going_[i]); }
    bool may_go(std::size_t i) const {
        return site(i).may_go && site(i).long_enough && !held_.contains(block(i).span.begin);
    }

    void group() {
        std::unordered_map<Hash128, std::size_t> known;
        for (std::size_t i = 0; i < keeper_.size(); ++i) {
            if (!site(i).speaks || !site(i).long_enough)
                continue;
            const auto [entry, fresh] = known.emplace(site(i).key, groups_.size());
            if (fresh)
                groups_.emplace_back();
            groups_[entry->second].push_back(i);
        }
        std::erase_if(groups_, [](const auto& copies) { return copies.size() < 2; });
        group_of_.assign(keeper_.size(), no_block);
        for (std::size_t number = 0; number < groups_.size(); ++number) {
            for (const std::size_t i : groups_[number])
                group_of_[i] = number;
        }
    }

    std::optional<Answer> answer(std::size_t i) const {
        const auto found = options_.answers.find(site(i).key);
        return found == options_.answers.end() ? std::nullopt : std::optional(found->second);
    }

    /// For each block how many in a row stand elsewhere too, itself among them; a block that stands
    /// once, a heading or a marker breaks the row.
    void find_runs() {
        run_.assign(keeper_.size(), 0);
        for (const std::vector<std::size_t>& copies : groups_) {
            for (const std::size_t i : copies)
                run_[i] = 1;
        }
        for (std::size_t begin = 0; begin < run_.size();) {
            std::size_t end = begin;
            while (end < run_.size() && run_[end] > 0)
                ++end;
            std::fill(run_.begin() + static_cast<std::ptrdiff_t>(begin),
                      run_.begin() + static_cast<std::ptrdiff_t>(end), end - begin);
            begin = std::max(end, begin + 1);
        }
    }

    std::size_t choice(const std::vector<std::size_t>& copies) const {
        const bool last = (options_.keep == Keep::last) != (answer(copies[0]) == Answer::other);
        if (options_.keep != Keep::best || answer(copies[0]) == Answer::other)
            return last || options_.keep == Keep::best ? copies.back() : copies.front();
        const auto better = [&](std::size_t a, std::size_t b) {
            if (run_[a] != run_[b])
                return run_[a] > run_[b];
            const bool headed_a = site(a).heading != no_block;
            const bool headed_b = site(b).heading != no_block;
            return headed_a && !headed_b;
        };
        return *std::ranges::min_element(copies, better);
    }

    const std::vector<std::uint64_t>& substance(std::size_t i) {
        if (!substance_[i])
            substance_[i] = survey_.substance(i);
        return *substance_[i];
    }
    bool holds_all_of(std::size_t keeper, std::size_t other) {
        return std::ranges::includes(substance(keeper), substance(other));
    }

    /// What may not go stays anyway; else the one that was chosen, unless a copy holds what it
    /// does not.
    void settle(const std::vector<std::size_t>& copies, std::size_t chosen) {
        if (answer(copies[0]) == Answer::no)
            return;
        for (const std::size_t i : copies) {
            if (!may_go(i)) {
                chosen = i;
                break;
            }
        }
        for (const std::size_t i : copies) {
            if (substance(i).size() > substance(chosen).size() && holds_all_of(i, chosen))
                chosen = i;
        }
        for (const std::size_t i : copies)
            keeper_[i] = i == chosen || !may_go(i) || !holds_all_of(chosen, i) ? i : chosen;
    }

    /// True where something but headings and `without` stays in [begin, end).
    bool has_text(std::size_t begin, std::size_t end, std::span<const std::size_t> without) const {
        for (std::size_t i = begin; i < end; ++i) {
            const BlockKind kind = block(i).kind;
            if (kind != BlockKind::heading && kind != BlockKind::marker && stays(i) &&
                !std::ranges::binary_search(without, i))
                return true;
        }
        return false;
    }

    void keep_below_headings() {
        for (std::size_t i = keeper_.size(); i-- > 0;) {
            if (!is_heading(i))
                continue;
            const std::size_t end = survey_.end_of_section(i);
            if (!has_text(i + 1, end, {}))
                move_into(i + 1, end);
        }
    }

    /// Lets copies in [begin, end) stay in the place of those chosen, the longest runs first.
    void move_into(std::size_t begin, std::size_t end) {
        std::vector<std::vector<std::size_t>> runs;
        for (std::size_t i = begin; i < end; ++i) {
            if (stays(i) || (keeper_[i] >= begin && keeper_[i] < end))
                continue;
            const bool goes_on = !runs.empty() && follows(runs.back().back(), i);
            if (!goes_on)
                runs.emplace_back();
            runs.back().push_back(i);
        }
        std::ranges::stable_sort(runs,
                                 [](const auto& a, const auto& b) { return a.size() > b.size(); });
        constexpr std::size_t most_runs = 64;
        for (const std::vector<std::size_t>& run :
             std::span(runs).first(std::min(runs.size(), most_runs))) {
            // Where the whole run would leave nothing behind, its tail may not.
            constexpr std::size_t most_tries = 32;
            for (std::size_t from = 0; from < std::min(run.size(), most_tries); ++from) {
                if (move(std::span(run).subspan(from)))
                    break;
            }
        }
    }

    /// True where the copies of `a` and `b` that stay follow one another as they do.
    bool follows(std::size_t a, std::size_t b) const {
        if (keeper_[b] <= keeper_[a])
            return false;
        for (std::size_t i = keeper_[a] + 1; i < keeper_[b]; ++i) {
            if (stays(i) && block(i).kind != BlockKind::marker)
                return false;
        }
        return true;
    }

    bool move(std::span<const std::size_t> run) {
        std::vector<std::size_t> leaving;
        for (const std::size_t i : run) {
            const std::size_t keeper = keeper_[i];
            if (keeper == i || !may_go(keeper) || !holds_all_of(i, keeper) || answer(i))
                return false;
            leaving.push_back(keeper);
        }
        std::ranges::sort(leaving);
        for (std::size_t i = 0; i < leaving.size(); ++i) {
            const bool same_section =
                i > 0 && site(leaving[i]).heading == site(leaving[i - 1]).heading &&
                site(leaving[i]).pseudo_heading == site(leaving[i - 1]).pseudo_heading;
            if (!same_section && !may_leave(leaving[i], leaving))
                return false;
        }
        for (const std::size_t i : run)
            replace_keeper(keeper_[i], i);
        return true;
    }

    /// True where `i`, the first of `leaving` in its section, and the others may go without leaving
    /// a heading empty: there is none, or they close a section that holds more.
    bool may_leave(std::size_t i, std::span<const std::size_t> leaving) const {
        const std::size_t heading = site(i).heading;
        const std::size_t pseudo = site(i).pseudo_heading;
        if (heading != no_block) {
            const std::size_t end = survey_.end_of_section(heading);
            if (has_text(i + 1, end, leaving) || !has_text(heading + 1, end, leaving))
                return false;
        }
        if (pseudo == no_block)
            return true;
        std::size_t end = pseudo + 1;
        while (end < keeper_.size() && !is_heading(end) && site(end).pseudo_heading == pseudo)
            ++end;
        return has_text(pseudo + 1, end, leaving);
    }

    void replace_keeper(std::size_t old, std::size_t fresh) {
        for (const std::size_t i : groups_[group_of_[old]]) {
            if (keeper_[i] == old)
                keeper_[i] = fresh;
        }
    }

    const Survey& survey_;
    const RepairOptions& options_;
    const Held& held_;
    const std::vector<bool>& going_;
    std::vector<std::vector<std::size_t>> groups_;
    std::vector<std::size_t> group_of_;
    std::vector<std::size_t> keeper_;
    std::vector<std::optional<std::vector<std::uint64_t>>> substance_;
    std::vector<std::size_t> run_;
};

}  // namespace

std::vector<std::size_t> choose_keepers(const Survey& survey, const RepairOptions& options,
                                        const Held& held, const std::vector<bool>& going) {
    return Keepers(survey, options, held, going).run();
}

}  // namespace kiji::dedupe
