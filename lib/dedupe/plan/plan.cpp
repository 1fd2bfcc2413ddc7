// The steps of a repair, each on the text that the one before left, until nothing is left to do.
#include "dedupe/plan/plan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ascii.hpp"
#include "dedupe/plan/cuts.hpp"
#include "dedupe/plan/nothing_lost.hpp"
#include "dedupe/plan/origin.hpp"
#include "dedupe/plan/same_blocks.hpp"
#include "dedupe/plan/substance.hpp"

namespace kiji::dedupe {
namespace {

using Step = Cuts (*)(const Document&, const Text&, const RepairOptions&, const Held&);
/// A marker that is gone no longer parts a copy; a copy that is gone empties headings. What older
/// posts say is asked when all that the post says twice is gone: then the answer does not depend on
/// which copy goes first.
constexpr std::array<Step, 5> steps{cut_markers, cut_title, cut_copies, cut_near_copies,
                                    cut_older_copies};

/// A step may lay open what another one takes; real posts need two or three rounds.
constexpr int most_rounds = 32;
/// Removals that would change a neighbour are found one by one, each at the cost of a parse or two.
constexpr int most_tries = 100;

std::string without(std::string_view text, const Cuts& cuts) {
    std::string left;
    left.reserve(text.size());
    std::size_t done = 0;
    for (const Cut& cut : cuts) {
        left += text.substr(done, cut.span.begin - done);
        if (cut.blank)
            left += ' ';
        done = cut.span.end;
    }
    left += text.substr(done);
    return left;
}

/// Which cuts may have changed the block at `offset`, the likeliest first: the ones in the list or
/// quote that it is part of, the one behind that (with what follows it became one), the ones before
/// and behind the block.
std::vector<std::uint32_t> suspects(const Document& doc, const Cuts& cuts, std::size_t offset) {
    std::vector<std::uint32_t> found;
    const auto add = [&](auto cut) {
        if (cut != cuts.end() && std::ranges::find(found, cut->about) == found.end())
            found.push_back(cut->about);
    };
    const auto first_from = [&](std::size_t place) {
        return std::ranges::lower_bound(cuts, place, {},
                                        [](const Cut& cut) { return cut.span.begin; });
    };
    const auto behind = first_from(offset + 1);
    const markdown::Tree& tree = doc.tree();
    for (const markdown::NodeId block : tree.children(markdown::Tree::root)) {
        const bool holds_blocks = tree[block].kind <= markdown::Kind::definition;
        if (!holds_blocks || !tree[block].span.contains(offset))
            continue;
        if (behind != cuts.begin() && std::prev(behind)->span.end > tree[block].span.begin)
            add(std::prev(behind));
        if (behind != cuts.end() && behind->span.begin < tree[block].span.end)
            add(behind);
        add(first_from(tree[block].span.end));
    }
    if (behind != cuts.begin())
        add(std::prev(behind));
    add(behind);
    return found;
}

/// Finds out which cuts change a neighbour: each suspect is held alone, and for good where that
/// helps.
class Holding {
  public:
    const Held& held() const { return held_; }

    /// With `held()`, the block at `offset` changes. False where there is nobody left to suspect.
    bool suspect(const Document& doc, const Cuts& cuts, std::size_t offset) {
        if (on_trial_ != trials_.size() && offset <= offset_) {
            held_.erase(trials_[on_trial_]);
            ++on_trial_;
        } else {
            offset_ = offset;
            trials_ = suspects(doc, cuts, offset);
            on_trial_ = 0;
        }
        if (on_trial_ < trials_.size())
            held_.insert(trials_[on_trial_]);
        else
            held_.insert(trials_.begin(), trials_.end());
        return !trials_.empty();
    }

  private:
    Held held_;
    std::size_t offset_ = 0;
    std::vector<std::uint32_t> trials_;
    std::size_t on_trial_ = 0;
};

class Planner {
  public:
    Planner(const Document& doc, const RepairOptions& options, const Limits& limits)
        : before_(doc), options_(options), limits_(limits), origin_(doc.text().size()) {}

    Result<Plan> run() {
        Text text = read_text(before_, options_.markers);
        const Text first = text;
        bool changed = true;
        for (int round = 0; changed && round < most_rounds; ++round) {
            changed = false;
            for (const Step step : steps) {
                if (changed && step == cut_older_copies)
                    continue;
                const Result<bool> taken = take(step, text);
                if (!taken)
                    return taken.error();
                changed = changed || *taken;
            }
        }
        Plan plan;
        plan.all_older = all_older(doc(), text, options_);
        if (now_ == nullptr)
            return plan;
        if (const auto lost = first_lost({before_, first}, {*now_, text}, away_))
            return Error{"not repaired: this is a fault of kiji, which would lose a sentence",
                         before_.file().name(), before_.file().lines().line_at(*lost) + 1};
        plan.removals = removals(first, text);
        plan.text = std::string(now_->text());
        plan.document = std::move(now_);
        return plan;
    }

  private:
    const Document& doc() const { return now_ != nullptr ? *now_ : before_; }

    /// True where the step took something.
    Result<bool> take(Step step, Text& text) {
        Holding holding;
        for (int tries = 0; tries < most_tries; ++tries) {
            const Cuts cuts = step(doc(), text, options_, holding.held());
            if (cuts.empty())
                return false;
            auto left = Document::read(before_.file().name(), without(doc().text(), cuts),
                                       Liquid::masked, limits_);
            if (!left)
                return left.error();
            std::vector<Span> spans;
            for (const Cut& cut : cuts)
                spans.push_back(cut.span);
            const auto changed = first_changed_block(doc(), spans, **left);
            if (changed) {
                if (!holding.suspect(doc(), cuts, *changed))
                    return false;
                continue;
            }
            note(cuts, text);
            follow(cuts);
            now_ = *std::move(left);
            text = read_text(*now_, options_.markers);
            return true;
        }
        return false;
    }

    /// What was taken, in the text as it was.
    struct Taken {
        Span span;
        std::size_t cut = 0;  // its number
    };
    struct Made {
        Reason reason = Reason::copy;
        bool blank = false;
        std::vector<Hash128> units;
        std::vector<Place> older;  // where older posts say it
    };

    /// Sentences in a row are one place.
    static std::vector<Place> merged(std::span<const OlderPosts::Stand> stands) {
        std::vector<Place> places;
        for (const OlderPosts::Stand& stand : stands) {
            if (stand.goes_on)
                places.back().span.end = stand.place.span.end;
            else
                places.push_back(stand.place);
        }
        return places;
    }

    /// Notes what goes although it stands nowhere else in this post to the letter.
    void note(const Cuts& cuts, const Text& text) {
        for (const Cut& cut : cuts) {
            if (cut.reason != Reason::near && cut.older.empty())
                continue;
            auto block = std::ranges::lower_bound(text.blocks, cut.about, {},
                                                  [](const Block& b) { return b.span.begin; });
            while (block->sentences == 0)
                ++block;
            if (cut.older.empty())
                away_.add_variant(text, *block);
            else
                away_.add(text, *block, cut.older, substance_of(doc(), block->node, block->span));
        }
    }

    void follow(const Cuts& cuts) {
        const std::size_t first_number = made_.size();
        const std::vector<Origin::Taken> all = origin_.follow(cuts, first_number);
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            made_.push_back({cuts[i].reason, cuts[i].blank, cuts[i].units, merged(cuts[i].older)});
            for (const Span span : all[i].spans)
                taken_.push_back({span, first_number + i});
            for (const std::size_t blank : all[i].blanks)
                made_[blank].blank = false;
        }
    }

    std::vector<Removal> removals(const Text& first, const Text& last) {
        std::ranges::sort(taken_, {}, &Taken::span);
        fold_blanks();
        const KeptPlaces kept(first, last);
        std::vector<std::vector<Span>> places(made_.size());
        for (const Taken& taken : taken_) {
            if (!says_something(made_[taken.cut].reason))
                continue;
            for (const Span place : kept.of(taken.span))
                places[taken.cut].push_back(origin_.first(place));
            // A copy of what went because an older post says it.
            if (made_[taken.cut].older.empty() && !away_.empty())
                made_[taken.cut].older = away_.places_of(first, kept.missing(taken.span));
        }
        std::vector<Removal> found;
        for (const Taken& taken : taken_) {
            Made& made = made_[taken.cut];
            found.push_back({.span = taken.span,
                             .reason = made.reason,
                             .kept = places[taken.cut],
                             .kept_elsewhere = made.older,
                             .blank = std::exchange(made.blank, false),
                             .units = made.units});
        }
        number_questions(found);
        return found;
    }

    /// Where a step took what stood on both sides of something that was gone, one of the pieces may
    /// be blank lines: they go with what they stand beside.
    void fold_blanks() {
        std::vector<Taken> folded;
        for (const Taken& taken : taken_) {
            const bool follows = !folded.empty() && folded.back().span.end == taken.span.begin;
            if (follows && is_blank(taken) && !made_[taken.cut].blank)
                folded.back().span.end = taken.span.end;
            else if (follows && is_blank(folded.back()) && !made_[folded.back().cut].blank)
                folded.back() = {{folded.back().span.begin, taken.span.end}, taken.cut};
            else
                folded.push_back(taken);
        }
        taken_ = std::move(folded);
    }
    bool is_blank(const Taken& taken) const {
        return ascii::is_all_blank(before_.file().slice(taken.span));
    }

    static bool says_something(Reason reason) {
        return reason != Reason::marker && reason != Reason::join && reason != Reason::title &&
               reason != Reason::heading;
    }

    /// One question for what says the same; a copy and what follows it in a row are one.
    static void number_questions(std::vector<Removal>& removals) {
        std::unordered_map<Hash128, std::size_t> known;
        for (std::size_t begin = 0; begin < removals.size();) {
            std::size_t end = begin + 1;
            const auto is_copy = [&](std::size_t i) {
                return removals[i].reason == Reason::copy ||
                       removals[i].reason == Reason::contained;
            };
            while (end < removals.size() && is_copy(begin) && is_copy(end) &&
                   removals[end - 1].span.end == removals[end].span.begin)
                ++end;
            std::string key(name_of(removals[begin].reason));
            for (std::size_t i = begin; i < end; ++i) {
                for (const Hash128& unit : removals[i].units)
                    key.append(reinterpret_cast<const char*>(&unit), sizeof unit);
            }
            const std::size_t number = known.emplace(hash128(key), known.size()).first->second;
            for (; begin < end; ++begin)
                removals[begin].question = number;
        }
    }

    const Document& before_;
    const RepairOptions& options_;
    const Limits& limits_;
    Origin origin_;
    std::unique_ptr<const Document> now_;  // null: as before
    std::vector<Made> made_;               // by number
    std::vector<Taken> taken_;
    Away away_;
};

}  // namespace

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::marker:
            return "marker";
        case Reason::join:
            return "join";
        case Reason::title:
            return "title";
        case Reason::copy:
            return "copy";
        case Reason::contained:
            return "contained";
        case Reason::overlap:
            return "overlap";
        case Reason::near:
            return "near";
        case Reason::heading:
            break;
    }
    return "heading";
}

Result<Plan> plan(const Document& doc, const RepairOptions& options, const Limits& limits) {
    return Planner(doc, options, limits).run();
}

}  // namespace kiji::dedupe
