// Variants of a text that stays: what goes on request only.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "dedupe/dedupe.hpp"
#include "dedupe/pairs/facts.hpp"
#include "dedupe/plan/cuts.hpp"
#include "dedupe/plan/whole_lines.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

/// Two blocks that say nearly the same, from this edit similarity on.
constexpr double least_alike = 0.90;
/// A sentence is a variant of another from here on, where half of its block stands in the other to
/// the letter.
constexpr double least_variant = 0.65;

/// True where so few edits turn one into the other.
bool is_alike(std::string_view a, std::string_view b, double least) {
    const std::size_t longer = std::max(count_code_points(a), count_code_points(b));
    const auto most = static_cast<std::size_t>(static_cast<double>(longer) * (1 - least));
    return edit_distance(a, b, most) <= most;
}

/// The digits of a normal form, in order: no two numbers are variants of one another.
std::string digits_of(std::string_view form) {
    std::string digits;
    std::ranges::copy_if(form, std::back_inserter(digits), ascii::is_digit<char>);
    return digits;
}

class NearCopies {
  public:
    NearCopies(const Survey& survey, const RepairOptions& options, const Held& held)
        : survey_(survey), options_(options), held_(held) {}

    Cuts run() {
        for (const auto& [first, second] : pairs()) {
            if (gone_.contains(first) || gone_.contains(second))
                continue;
            const bool keep_first = stays_rather(first, second);
            if (!take(keep_first ? second : first, keep_first ? first : second))
                take(keep_first ? first : second, keep_first ? second : first);
        }
        std::vector<Lines> lines;
        Cuts cuts;
        for (const std::size_t i : gone_) {
            lines.push_back(survey_.sites()[i].lines);
            cuts.push_back({.reason = Reason::near,
                            .units = {survey_.sites()[i].key},
                            .about = block(i).span.begin});
        }
        const std::vector<Span> spans = bytes_of(survey_.doc(), lines);
        for (std::size_t i = 0; i < spans.size(); ++i)
            cuts[i].span = spans[i];
        return cuts;
    }

  private:
    const Block& block(std::size_t i) const { return survey_.text().blocks[i]; }
    std::string_view form(std::size_t i) const { return survey_.text().form_of(block(i).form); }

    /// Blocks that are near copies of one another, as `find` tells them.
    std::vector<std::pair<std::size_t, std::size_t>> pairs() const {
        std::unordered_map<std::uint32_t, std::size_t> known;
        for (std::size_t i = 0; i < survey_.sites().size(); ++i)
            known.emplace(block(i).span.begin, i);
        const SourceFile* file = &survey_.doc().file();
        Limits limits;
        limits.file_bytes = std::max(limits.file_bytes, file->text().size());
        const Found found = find(std::span(&file, 1),
                                 {.floor = options_.floor, .markers = options_.markers}, limits, 1);
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const Group& group : found.report.groups) {
            if (group.relation != Relation::near || group.unit != UnitKind::block)
                continue;
            for (std::size_t i = 1; i < group.places.size(); ++i) {
                const auto a = known.find(group.places[0].span.begin);
                const auto b = known.find(group.places[i].span.begin);
                if (a != known.end() && b != known.end())
                    pairs.emplace_back(a->second, b->second);
            }
        }
        return pairs;
    }

    /// The one that was written to its end, then the one with a heading, then as `Keep` says.
    bool stays_rather(std::size_t a, std::size_t b) const {
        const auto ends = [&](std::size_t i) {
            return prose::ends_sentence(prose::reader_text(survey_.doc(), block(i).node));
        };
        if (ends(a) != ends(b))
            return ends(a);
        const bool headed_a = survey_.sites()[a].heading != no_block;
        const bool headed_b = survey_.sites()[b].heading != no_block;
        if (options_.keep == Keep::best && headed_a != headed_b)
            return headed_a;
        return options_.keep != Keep::last;
    }

    bool take(std::size_t i, std::size_t kept) {
        const Site& site = survey_.sites()[i];
        const auto answer = options_.answers.find(site.key);
        const bool refused = answer != options_.answers.end() && answer->second == Answer::no;
        if (!site.may_go || refused || held_.contains(block(i).span.begin) || pinned_.contains(i) ||
            !survey_.sites()[kept].speaks || !says_as_much(i, kept))
            return false;
        pinned_.insert(kept);
        gone_.insert(i);
        return true;
    }

    /// True where `kept` says all that `i` does, or a variant of it, of the same numbers and names.
    bool says_as_much(std::size_t i, std::size_t kept) const {
        const Facts own = facts_of(survey_.doc().file().slice(block(i).span));
        const Facts other = facts_of(survey_.doc().file().slice(block(kept).span));
        if (!std::ranges::includes(other.numbers, own.numbers) ||
            !std::ranges::includes(other.names, own.names) ||
            !std::ranges::includes(survey_.substance(kept), survey_.substance(i)))
            return false;
        return (digits_of(form(i)) == digits_of(form(kept)) &&
                is_alike(form(i), form(kept), least_alike)) ||
               varies_little(i, kept);
    }

    bool varies_little(std::size_t i, std::size_t kept) const {
        const std::span<const Hash128> keys = survey_.sentence_keys(i);
        const std::span<const Hash128> others = survey_.sentence_keys(kept);
        std::size_t same = 0;
        for (std::size_t k = 0; k < keys.size(); ++k) {
            const Sentence& sentence = survey_.text().sentences[block(i).first_sentence + k];
            if (std::ranges::find(others, keys[k]) != others.end())
                same += sentence.characters;
            else if (!has_variant(sentence, kept))
                return false;
        }
        return same * 2 >= block(i).characters;
    }

    bool has_variant(const Sentence& sentence, std::size_t kept) const {
        const Text& text = survey_.text();
        return std::ranges::any_of(text.sentences_of(block(kept)), [&](const Sentence& other) {
            const std::string_view a = text.form_of(sentence.form);
            const std::string_view b = text.form_of(other.form);
            return digits_of(a) == digits_of(b) && is_alike(a, b, least_variant);
        });
    }

    const Survey& survey_;
    const RepairOptions& options_;
    const Held& held_;
    std::set<std::size_t> gone_;
    std::set<std::size_t> pinned_;  // what others are variants of
};

}  // namespace

Cuts cut_near_copies(const Document& doc, const Text& text, const RepairOptions& options,
                     const Held& held) {
    if (!options.near)
        return {};
    const Survey survey(doc, text, options.floor);
    return NearCopies(survey, options, held).run();
}

}  // namespace kiji::dedupe
