// The bounds come from labelled pairs. Jaccard alone calls a text that was rewritten in every
// sentence, or one that stands in a longer one, unlike; so each has a measure of its own.
#include "dedupe/pairs/verdict.hpp"

#include <algorithm>
#include <vector>

#include "dedupe/floor.hpp"
#include "dedupe/pairs/measures.hpp"

namespace kiji::dedupe {
namespace {

constexpr double least_edit = 0.64;       // of a variant that has few grams in common
constexpr std::size_t edit_length = 60;   // for shorter texts that says little
constexpr double least_beside = 0.80;     // of a text and what stands beside it
constexpr double least_contained = 0.85;  // grams of the part in the whole
constexpr double least_similar = 0.40;    // below, nothing is suggested
constexpr double least_reordered = 0.80;  // grams of a text whose sentences stand otherwise

/// From so many common grams on, a good part of the shorter text, both have one source.
constexpr Floor retold_floor{.cjk = 60, .other = 220};
constexpr double least_retold = 0.5;

/// Edit distance costs the product of the lengths; of longer texts grams tell enough.
constexpr std::size_t longest_edit = 20'000;

/// A part must say something by itself: a few words in Latin script stand anywhere.
constexpr Floor part_floor{.cjk = 25, .other = 40};

class Judge {
  public:
    Judge(const Side& a, const Side& b, std::size_t common, Position position,
          const Options& options)
        : a_(a), b_(b), common_(common), position_(position), near_(options.near) {
        const auto count = static_cast<double>(common);
        jaccard_ = count / static_cast<double>(a.grams + b.grams - common);
        contained_ = count / static_cast<double>(std::min(a.grams, b.grams));
        part_ = a.grams <= b.grams ? 0 : 1;
    }

    std::optional<Verdict> run() {
        std::optional<Verdict> verdict = stitched();
        if (!verdict)
            verdict = duplicate();
        if (verdict && verdict->relation == Relation::reordered)
            return verdict;
        if (!verdict && jaccard_ < least_similar)
            return {};
        if (are_of_one_template(a_.facts->get(), b_.facts->get(), {jaccard_, places()}))
            return Verdict{Relation::template_text, {Measure::jaccard, jaccard_}};
        return verdict ? verdict : Verdict{Relation::similar, {Measure::jaccard, jaccard_}};
    }

  private:
    /// A chunk begins with the end of the one before it.
    std::optional<Verdict> stitched() {
        if (position_ != Position::beside || longer() > longest_edit)
            return {};
        const double edited = edit();
        if (edited >= least_beside && jaccard_ < near_)
            return Verdict{Relation::near, {Measure::edit, edited}};
        if (part_ != 1)
            return {};
        const double aligned = aligned_with_end(b_.form, a_.form);
        if (aligned < least_aligned || jaccard_ >= near_)
            return {};
        return contained_ >= least_contained
                   ? Verdict{Relation::contained, {Measure::containment, contained_}, 1}
                   : Verdict{Relation::contained, {Measure::edit, aligned}, 1};
    }

    std::optional<Verdict> duplicate() {
        if (is_reordered())
            return Verdict{Relation::reordered, {Measure::jaccard, jaccard_}};
        if (jaccard_ >= near_)
            return Verdict{Relation::near, {Measure::jaccard, jaccard_}};
        const Side& part = part_ == 0 ? a_ : b_;
        if (contained_ >= least_contained && reaches(part.characters, part.cjk, part_floor))
            return Verdict{Relation::contained, {Measure::containment, contained_}, part_};
        if (position_ == Position::apart && may_be_variant()) {
            const double edited = edit();
            if (edited >= least_edit)
                return Verdict{Relation::near, {Measure::edit, edited}};
        }
        if (is_retold())
            return Verdict{Relation::near, {Measure::containment, contained_}};
        return {};
    }

    /// The same sentences in another order, or nearly all of the same grams far from where they
    /// were.
    bool is_reordered() {
        if (a_.sentences.size() < 2 || b_.sentences.size() < 2)
            return false;
        if (a_.sentences.size() == b_.sentences.size() &&
            std::is_permutation(a_.sentences.begin(), a_.sentences.end(), b_.sentences.begin()))
            return true;
        return jaccard_ >= least_reordered && longer() <= longest_edit && edit() < jaccard_ - 0.2;
    }

    bool may_be_variant() const {
        const std::size_t shorter = std::min(a_.form.size(), b_.form.size());
        return longer() >= edit_length && longer() <= longest_edit &&
               static_cast<double>(shorter) >= least_edit * static_cast<double>(longer());
    }
    /// Of texts so unlike that nothing here asks how unlike, only that it is more than this.
    std::size_t edit_distance() {
        constexpr double most = 0.4;  // the complement of what is_reordered() needs
        if (!distance_) {
            const auto at_most = static_cast<std::size_t>(most * static_cast<double>(longer())) + 1;
            distance_ = levenshtein(a_.form, b_.form, at_most);
        }
        return *distance_;
    }
    double edit() {
        return 1 - static_cast<double>(edit_distance()) / static_cast<double>(longer());
    }

    /// In how many places the two differ: one that is changed there costs five grams, less the
    /// overlap with others.
    std::optional<double> places() {
        if (longer() > longest_edit)
            return {};
        constexpr double lost_at_edges = 4;
        const auto distance = static_cast<double>(edit_distance());
        if (distance > (1 - least_edit) * static_cast<double>(longer()))
            return {};  // they do not stand side by side
        const double lost =
            static_cast<double>(a_.grams + b_.grams) / 2 - static_cast<double>(common_);
        return (lost - distance) / lost_at_edges;
    }

    /// Common grams count by the script of the shorter text.
    bool is_retold() const {
        const Side& part = part_ == 0 ? a_ : b_;
        const std::size_t cjk = part.characters == 0 ? 0 : common_ * part.cjk / part.characters;
        return contained_ >= least_retold && reaches(common_, cjk, retold_floor);
    }
    std::size_t longer() const { return std::max(a_.form.size(), b_.form.size()); }

    const Side& a_;
    const Side& b_;
    std::size_t common_;
    Position position_;
    double near_;
    double jaccard_ = 0;
    double contained_ = 0;
    std::size_t part_ = 0;
    std::optional<std::size_t> distance_;
};

}  // namespace

const Facts& LazyFacts::get() {
    if (!facts_)
        facts_ = facts_of(source_);
    return *facts_;
}

std::optional<Verdict> judge(const Side& a, const Side& b, std::size_t common, Position position,
                             const Options& options) {
    return Judge(a, b, common, position, options).run();
}

double aligned_with_end(std::u32string_view part, std::u32string_view whole) {
    if (part.empty() || part.size() > whole.size() || part.size() > longest_edit)
        return 0;
    // The end, and as much again as `part` may have lost.
    const std::size_t reach = part.size() + part.size() / 4;
    const std::u32string_view end = whole.substr(whole.size() - std::min(whole.size(), reach));
    return 1 -
           static_cast<double>(levenshtein_within(part, end)) / static_cast<double>(part.size());
}

}  // namespace kiji::dedupe
