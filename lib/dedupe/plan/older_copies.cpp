// Text that an older post says: which blocks of the newer one go.
#include <algorithm>
#include <optional>
#include <vector>

#include "dedupe/floor.hpp"
#include "dedupe/pairs/boilerplate.hpp"
#include "dedupe/plan/block_cuts.hpp"
#include "dedupe/plan/cuts.hpp"
#include "dedupe/plan/older_posts.hpp"
#include "dedupe/plan/spoken.hpp"

namespace kiji::dedupe {
namespace {

class OlderCopies {
  public:
    OlderCopies(const Survey& survey, const RepairOptions& options, const Held& held,
                const Spoken& said)
        : survey_(survey),
          options_(options),
          held_(held),
          said_(said),
          declared_(options.boilerplate),
          matches_(survey.sites().size()) {
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (may_go(i) && is_long(i) && !is_boilerplate(i) &&
                closes_brackets(survey.doc().file().slice(block(i).span)))
                matches_[i] = options.older.posts->match(said, i);
        }
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (matches_[i] && is_long(i))
                take_neighbours(i);
        }
    }

    bool takes_all() const {
        bool any = false;
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (survey_.sites()[i].speaks && !matches_[i])
                return false;
            any = any || matches_[i].has_value();
        }
        return any;
    }

    /// Where an older post says the first block that goes.
    Place first_stand() const {
        std::size_t i = 0;
        while (!matches_[i])
            ++i;
        return options_.older.posts->stands(*matches_[i], said_, i).front().place;
    }

    Cuts cuts() const {
        Reasons why;
        for (const auto& match : matches_)
            why.push_back(match ? std::optional(match->whole ? Reason::copy : Reason::contained)
                                : std::nullopt);
        take_headings(survey_, options_, held_, why);
        Cuts cuts = cuts_of_blocks(survey_, why);
        auto cut = cuts.begin();
        for (std::size_t i = 0; i < why.size(); ++i) {
            if (!why[i])
                continue;
            if (matches_[i])
                cut->older = options_.older.posts->stands(*matches_[i], said_, i);
            ++cut;
        }
        return cuts;
    }

  private:
    const Block& block(std::size_t i) const { return survey_.text().blocks[i]; }
    bool is_long(std::size_t i) const {
        return reaches(block(i).characters, block(i).cjk, options_.across_floor);
    }
    bool may_go(std::size_t i) const {
        const Site& site = survey_.sites()[i];
        return site.may_go && !held_.contains(block(i).span.begin) &&
               !is_refused(options_, site.key);
    }
    bool is_boilerplate(std::size_t i) const {
        return options_.older.posts->is_boilerplate(block(i).hash, options_.older.counted) ||
               declared_.holds(survey_.text().form_of(block(i).form));
    }

    /// What is short goes where it stands beside the same text in the older post too.
    void take_neighbours(std::size_t i) {
        const OlderPosts::Match match = *matches_[i];
        std::uint32_t place = match.last;
        for (std::size_t next = beyond_markers(i, 1);
             next != no_block && take_short(next, match.order, ++place);)
            next = beyond_markers(next, 1);
        place = match.first;
        for (std::size_t next = beyond_markers(i, -1);
             next != no_block && place > 0 && take_short(next, match.order, --place);)
            next = beyond_markers(next, -1);
    }

    /// The block behind (`step` 1) or before (-1) `i`, markers aside; `no_block` where there is
    /// none.
    std::size_t beyond_markers(std::size_t i, int step) const {
        do {
            if (step < 0 && i == 0)
                return no_block;
            i = step < 0 ? i - 1 : i + 1;
        } while (i < matches_.size() && block(i).kind == BlockKind::marker);
        return i < matches_.size() ? i : no_block;
    }

    bool take_short(std::size_t i, std::uint32_t order, std::uint32_t place) {
        if (matches_[i] || is_long(i) || !may_go(i) || is_boilerplate(i) ||
            !options_.older.posts->says_at(order, place, said_, i))
            return false;
        matches_[i] =
            OlderPosts::Match{.order = order, .first = place, .last = place, .whole = true};
        return true;
    }

    const Survey& survey_;
    const RepairOptions& options_;
    const Held& held_;
    const Spoken& said_;
    Declared declared_;
    std::vector<std::optional<OlderPosts::Match>> matches_;
};

}  // namespace

Cuts cut_older_copies(const Document& doc, const Text& text, const RepairOptions& options,
                      const Held& held) {
    if (options.older.posts == nullptr)
        return {};
    const Survey survey(doc, text, options.floor);
    const Spoken said = spoken(doc, text);
    const OlderCopies copies(survey, options, held, said);
    // A post without a word is none: it is for its author to take it off the blog.
    return copies.takes_all() ? Cuts() : copies.cuts();
}

std::optional<Place> all_older(const Document& doc, const Text& text,
                               const RepairOptions& options) {
    if (options.older.posts == nullptr)
        return std::nullopt;
    const Survey survey(doc, text, options.floor);
    const Spoken said = spoken(doc, text);
    const OlderCopies copies(survey, options, {}, said);
    return copies.takes_all() ? std::optional(copies.first_stand()) : std::nullopt;
}

}  // namespace kiji::dedupe
