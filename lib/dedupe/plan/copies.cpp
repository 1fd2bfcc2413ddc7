// Text that stands twice: which blocks go, and what goes with them.
#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/plan/block_cuts.hpp"
#include "dedupe/plan/cuts.hpp"
#include "dedupe/plan/keepers.hpp"
#include "dedupe/plan/substance.hpp"
#include "dedupe/plan/whole_lines.hpp"
#include "prose/prose.hpp"

namespace kiji::dedupe {
namespace {

using markdown::Kind;
using markdown::NodeId;

/// How often the sentences of a post stand in what stays.
class Sentences {
  public:
    explicit Sentences(const Survey& survey) : survey_(survey) {
        for (std::size_t i = 0; i < survey.sites().size(); ++i) {
            if (!survey.sites()[i].speaks)
                continue;
            for (const Hash128& key : survey.sentence_keys(i)) {
                ++counts_[key];
                blocks_[key].push_back(static_cast<std::uint32_t>(i));
            }
        }
    }

    /// True for each sentence of `block` that stands in what stays but for that block.
    std::vector<bool> stand_without(std::size_t block) const {
        std::unordered_map<Hash128, std::size_t> own;
        for (const Hash128& key : survey_.sentence_keys(block))
            ++own[key];
        std::vector<bool> found;
        for (const Hash128& key : survey_.sentence_keys(block))
            found.push_back(counts_.at(key) > own.at(key));
        return found;
    }
    void take(std::span<const Hash128> keys) {
        for (const Hash128& key : keys)
            --counts_[key];
    }
    std::span<const std::uint32_t> blocks_with(const Hash128& key) const { return blocks_.at(key); }

    /// True where a longer sentence that stays begins with that one.
    bool begins_another(std::size_t sentence) {
        if (sorted_.empty())
            sort();
        const std::string_view form = form_of(sentence);
        auto found = std::ranges::upper_bound(sorted_, form, {},
                                              [&](std::size_t other) { return form_of(other); });
        return found != sorted_.end() && form_of(*found).starts_with(form) &&
               counts_.at(survey_.key_of_sentence(*found)) > 0;
    }

  private:
    std::string_view form_of(std::size_t sentence) const {
        return survey_.text().form_of(survey_.text().sentences[sentence].form);
    }
    void sort() {
        for (std::size_t i = 0; i < survey_.sites().size(); ++i) {
            const Block& block = survey_.text().blocks[i];
            for (std::uint32_t k = 0; survey_.sites()[i].speaks && k < block.sentences; ++k)
                sorted_.push_back(block.first_sentence + k);
        }
        std::ranges::sort(sorted_, {}, [&](std::size_t sentence) { return form_of(sentence); });
    }

    const Survey& survey_;
    std::unordered_map<Hash128, std::size_t> counts_;
    std::unordered_map<Hash128, std::vector<std::uint32_t>> blocks_;
    std::vector<std::size_t> sorted_;  // sentences by their forms
};

class Copies {
  public:
    /// `going`: blocks that are known to go because all they say stands elsewhere; empty: not
    /// known.
    Copies(const Survey& survey, const RepairOptions& options, const Held& held,
           std::vector<bool> going)
        : survey_(survey),
          options_(options),
          held_(held),
          going_(std::move(going)),
          sentences_(survey),
          reasons_(survey.sites().size()) {
        take_copies();
        take_contained();
        take_overlaps();
        take_headings(survey, options, held, reasons_);
    }

    /// Blocks that are no copies, and go.
    std::vector<bool> contained() const {
        std::vector<bool> blocks;
        for (const std::optional<Reason>& reason : reasons_)
            blocks.push_back(reason == Reason::contained);
        return blocks;
    }
    bool takes_headings() const {
        return std::ranges::find(reasons_, Reason::heading) != reasons_.end();
    }

    Cuts cuts() {
        Cuts found = cuts_of_blocks(survey_, reasons_);
        found.insert(found.end(), std::make_move_iterator(overlaps_.begin()),
                     std::make_move_iterator(overlaps_.end()));
        std::ranges::sort(found, {}, &Cut::span);
        return found;
    }

  private:
    const Site& site(std::size_t i) const { return survey_.sites()[i]; }
    const Block& block(std::size_t i) const { return survey_.text().blocks[i]; }
    std::size_t size() const { return reasons_.size(); }
    bool stays(std::size_t i) const { return !reasons_[i]; }
    bool may_go(std::size_t i) const {
        return stays(i) && site(i).may_go && !held_.contains(block(i).span.begin) &&
               !is_refused(options_, site(i).key);
    }
    void take(std::size_t i, Reason reason) {
        reasons_[i] = reason;
        sentences_.take(survey_.sentence_keys(i));
    }

    // Copies to the letter, and the short blocks beside them that are copies too.

    void take_copies() {
        const std::vector<std::size_t> keepers = choose_keepers(survey_, options_, held_, going_);
        for (std::size_t i = 0; i < size(); ++i) {
            if (keepers[i] != i && may_go(i) && says_no_more(i, keepers[i]))
                take(i, Reason::copy);
        }
        for (std::size_t i = 0; i < size(); ++i) {
            if (stays(i) || !site(i).long_enough)
                continue;
            take_neighbours(i, keepers[i], &Copies::next);
            take_neighbours(i, keepers[i], &Copies::previous);
        }
    }

    /// Equal blocks may be parted into sentences differently, by punctuation.
    bool says_no_more(std::size_t i, std::size_t keeper) const {
        const std::vector<bool> said = sentences_.stand_without(i);
        const std::string_view kept = survey_.text().form_of(block(keeper).form);
        for (std::size_t k = 0; k < said.size(); ++k) {
            const Sentence& sentence = survey_.text().sentences[block(i).first_sentence + k];
            if (!said[k] &&
                (block(keeper).sentences > 1 ||
                 kept.find(survey_.text().form_of(sentence.form)) == std::string_view::npos))
                return false;
        }
        return true;
    }

    /// The block behind or before `i`, markers aside; `no_block` where it is gone.
    std::size_t next(std::size_t i) const {
        do
            ++i;
        while (i < size() && block(i).kind == BlockKind::marker);
        return i < size() && stays(i) ? i : no_block;
    }
    std::size_t previous(std::size_t i) const {
        while (i-- > 0 && block(i).kind == BlockKind::marker) {
        }
        return i < size() && stays(i) ? i : no_block;
    }

    void take_neighbours(std::size_t i, std::size_t keeper,
                         std::size_t (Copies::*step)(std::size_t) const) {
        while (true) {
            i = (this->*step)(i);
            keeper = (this->*step)(keeper);
            if (i == no_block || keeper == no_block || i == keeper || !may_go(i) ||
                site(i).long_enough || site(i).key != site(keeper).key || !site(keeper).speaks ||
                !says_no_more(i, keeper) || !survey_.substance(i).empty())
                return;
            take(i, Reason::copy);
        }
    }

    // Blocks whose sentences all stand elsewhere.

    void take_contained() {
        for (std::size_t count = 0; count < size(); ++count) {
            const std::size_t i = options_.keep == Keep::last ? count : size() - 1 - count;
            if (may_go(i) && site(i).long_enough && all_said_elsewhere(i) && all_held_elsewhere(i))
                take(i, Reason::contained);
        }
    }

    bool all_said_elsewhere(std::size_t i) {
        // Where a bracket is never closed nobody can say what its sentences are.
        if (!closes_brackets(survey_.doc().file().slice(block(i).span)))
            return false;
        const std::vector<bool> said = sentences_.stand_without(i);
        for (std::size_t k = 0; k < said.size(); ++k) {
            if (said[k])
                continue;
            if (k + 1 < said.size() || !breaks_off(i) ||
                !sentences_.begins_another(block(i).first_sentence + k))
                return false;
        }
        return true;
    }

    /// True where the last sentence of a paragraph was not written to its end.
    bool breaks_off(std::size_t i) const {
        const Sentence& last = survey_.text().sentences_of(block(i)).back();
        return !block(i).in_list &&
               survey_.doc().tree()[survey_.doc().tree().first_child(block(i).node)].kind !=
                   Kind::strong &&
               !prose::ends_sentence(
                   prose::reader_text_in(survey_.doc(), block(i).node, last.span));
    }

    /// True where the blocks that say the same hold the same links, images and code.
    bool all_held_elsewhere(std::size_t i) const {
        constexpr std::size_t most_asked = 64;
        const std::vector<std::uint64_t> own = survey_.substance(i);
        std::vector<std::uint64_t> others;
        for (const Hash128& key : survey_.sentence_keys(i)) {
            std::size_t asked = 0;
            for (const std::uint32_t other : sentences_.blocks_with(key)) {
                if (own.empty() || asked == most_asked)
                    break;
                if (other == i || !stays(other))
                    continue;
                const std::vector<std::uint64_t> held = survey_.substance(other);
                others.insert(others.end(), held.begin(), held.end());
                ++asked;
            }
        }
        std::ranges::sort(others);
        return std::ranges::includes(others, own);
    }

    // Heads of blocks that repeat the end of the block before.

    void take_overlaps() {
        std::size_t before = no_block;
        std::size_t cut = 0;  // sentences cut from the head of `before`
        for (std::size_t i = 0; i < size(); ++i) {
            if (!stays(i) || block(i).kind == BlockKind::marker)
                continue;
            const std::size_t taken = before == no_block ? 0 : take_overlap(before, cut, i);
            const bool text = site(i).speaks && !block(i).in_list;
            before = text ? i : no_block;
            cut = taken;
        }
    }

    /// How many sentences were cut from the head of `i`.
    std::size_t take_overlap(std::size_t before, std::size_t cut_before, std::size_t i) {
        if (!may_go(i) || block(i).in_list)
            return 0;
        const std::span<const Hash128> above = survey_.sentence_keys(before).subspan(cut_before);
        const std::span<const Hash128> below = survey_.sentence_keys(i);
        const std::size_t count = common(above, below);
        if (count == 0 || !is_long(i, count))
            return 0;
        const std::optional<std::uint32_t> end = head_end(i, count);
        if (!end)
            return 0;
        const Span head{block(i).span.begin, *end};
        const std::vector<std::uint64_t> kept = survey_.substance(before);
        if (!std::ranges::includes(kept, substance_of(survey_.doc(), block(i).node, head)))
            return 0;
        std::string keys;
        for (const Hash128& key : below.first(count))
            keys.append(reinterpret_cast<const char*>(&key), sizeof key);
        const Hash128 unit = hash128(keys);
        if (is_refused(options_, unit))
            return 0;
        sentences_.take(below.first(count));
        overlaps_.push_back(
            {.span = head, .reason = Reason::overlap, .units = {unit}, .about = head.begin});
        return count;
    }

    /// How many sentences end `above` and begin `below`, which holds more: the most (Knuth, Morris,
    /// Pratt). O(sentences).
    static std::size_t common(std::span<const Hash128> above, std::span<const Hash128> below) {
        const std::size_t most = std::min(above.size(), below.size() - 1);
        std::vector<std::size_t> borders(most + 1, 0);
        const auto advance = [&](std::size_t length, const Hash128& key) {
            while (length > 0 && (length == most || below[length] != key))
                length = borders[length];
            return length < most && below[length] == key ? length + 1 : length;
        };
        for (std::size_t i = 1; i < most; ++i)
            borders[i + 1] = advance(borders[i], below[i]);
        std::size_t length = 0;
        for (const Hash128& key : above.last(most))
            length = advance(length, key);
        return length;
    }

    bool is_long(std::size_t i, std::size_t count) const {
        std::size_t characters = 0;
        std::size_t cjk = 0;
        for (const Sentence& sentence : survey_.text().sentences_of(block(i)).first(count)) {
            characters += sentence.characters;
            cjk += sentence.cjk;
        }
        return reaches(characters, cjk, options_.floor);
    }

    /// Where the sentence behind the first `count` begins, with the marks that open its emphasis.
    std::optional<std::uint32_t> head_end(std::size_t i, std::size_t count) const {
        const markdown::Tree& tree = survey_.doc().tree();
        const auto sentences = survey_.text().sentences_of(block(i));
        std::uint32_t end = sentences[count].span.begin;
        for (NodeId id = block(i).node + 1; id < tree[block(i).node].end; ++id) {
            const Span span = tree[id].span;
            if (tree[id].kind != Kind::text && span.contains(end) &&
                span.begin >= sentences[count - 1].span.end) {
                end = span.begin;
                break;
            }
        }
        if (!parts_cleanly(survey_.doc(), block(i).node, end))
            return std::nullopt;
        return end;
    }

    const Survey& survey_;
    const RepairOptions& options_;
    const Held& held_;
    std::vector<bool> going_;
    Sentences sentences_;
    Reasons reasons_;
    Cuts overlaps_;
};

}  // namespace

Cuts cut_copies(const Document& doc, const Text& text, const RepairOptions& options,
                const Held& held) {
    const Survey survey(doc, text, options.floor);
    Copies copies(survey, options, held, {});
    if (!copies.takes_headings())
        return copies.cuts();
    // Which copies had better stay below their heading can be told when it is known what else goes.
    return Copies(survey, options, held, copies.contained()).cuts();
}

}  // namespace kiji::dedupe
