#include "dedupe/pairs/links.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "dedupe/pairs/candidates.hpp"

namespace kiji::dedupe {
namespace {

/// Of the grams of the shorter text: rewritten in every sentence, a text keeps more.
constexpr double least_share = 0.30;

class Finder {
  public:
    Finder(const Document& doc, const Text& text, const Units& units, const Options& options)
        : doc_(doc), text_(text), units_(units), options_(options) {
        for (std::uint32_t c = 0; c < units.classes.size(); ++c) {
            if (!units.compared[c])
                continue;
            classes_.push_back(c);
            forms_.push_back(text.form_of(first_of(c).form));
            facts_.emplace_back(doc.file().slice(first_of(c).span));
        }
        read_.resize(classes_.size());
    }

    std::vector<ClassPair> run() {
        std::vector<ClassPair> pairs;
        const Candidates candidates = find_candidates(forms_, least_share);
        for (const Candidate& candidate : candidates.pairs) {
            if (forms_[candidate.a] == forms_[candidate.b])
                continue;  // they differ in their Liquid
            if (is_code(classes_[candidate.a]) && is_code(classes_[candidate.b]))
                continue;
            const std::optional<Verdict> verdict = judge(
                side(candidate.a, candidates), side(candidate.b, candidates), candidate.common,
                position(classes_[candidate.a], classes_[candidate.b]), options_);
            if (verdict)
                pairs.push_back({classes_[candidate.a], classes_[candidate.b], *verdict});
        }
        add_short_stitches(pairs);
        return pairs;
    }

  private:
    /// Paragraphs that are too short to be compared, but begin a chunk with the end of the one
    /// before it.
    void add_short_stitches(std::vector<ClassPair>& pairs) const {
        constexpr std::uint32_t shortest = 25;
        const Block* before = nullptr;
        for (const Block& block : text_.blocks) {
            if (block.kind == BlockKind::marker)
                continue;
            const std::uint32_t c = class_of(block);
            const bool fits = c != no_class && !units_.compared[c] && !block.links_alone &&
                              block.kind == BlockKind::paragraph && !block.in_list;
            if (fits && block.characters >= shortest && before != nullptr &&
                before->kind == BlockKind::paragraph && class_of(*before) != no_class &&
                class_of(*before) != c && !before->in_list) {
                const double aligned = aligned_with_end(to_utf32(text_.form_of(block.form)),
                                                        to_utf32(text_.form_of(before->form)));
                if (aligned >= least_aligned)
                    pairs.push_back(
                        {class_of(*before), c, {Relation::contained, {Measure::edit, aligned}, 1}});
            }
            before = &block;
        }
    }
    std::uint32_t class_of(const Block& block) const {
        return units_.class_of[static_cast<std::size_t>(&block - text_.blocks.data())];
    }

    /// True where the text stands in code only.
    bool is_code(std::uint32_t c) const {
        return std::all_of(
            units_.classes[c].begin(), units_.classes[c].end(),
            [&](std::uint32_t i) { return text_.blocks[i].kind == BlockKind::in_code; });
    }
    const Block& first_of(std::uint32_t c) const { return text_.blocks[units_.classes[c].front()]; }

    Side side(std::uint32_t i, const Candidates& candidates) {
        const Block& block = first_of(classes_[i]);
        Read& read = read_[i];
        if (read.form.empty()) {
            read.form = to_utf32(forms_[i]);
            for (const Sentence& sentence : text_.sentences_of(block))
                read.sentences.push_back(sentence.hash);
        }
        return {.form = read.form,
                .grams = candidates.grams[i],
                .sentences = read.sentences,
                .facts = &facts_[i],
                .characters = block.characters,
                .cjk = block.cjk};
    }

    /// How the nearest two blocks of both classes stand.
    Position position(std::uint32_t a, std::uint32_t b) const {
        const markdown::Tree& tree = doc_.tree();
        const auto list_of = [&](std::uint32_t block) {
            return tree[tree[text_.blocks[block].node].parent].parent;
        };
        for (const std::uint32_t x : units_.classes[a]) {
            const auto y = std::upper_bound(units_.classes[b].begin(), units_.classes[b].end(), x);
            if (y == units_.classes[b].end())
                continue;
            if (text_.blocks[x].in_list && text_.blocks[*y].in_list && list_of(x) == list_of(*y))
                return Position::listed;
            if (are_beside(x, *y))
                return Position::beside;
        }
        return Position::apart;
    }
    bool are_beside(std::uint32_t x, std::uint32_t y) const {
        for (std::uint32_t i = x + 1; i < y; ++i) {
            if (text_.blocks[i].kind != BlockKind::marker)
                return false;
        }
        return true;
    }

    /// What most texts are not asked for: filled when one is judged.
    struct Read {
        std::u32string form;
        std::vector<Hash128> sentences;
    };

    const Document& doc_;
    const Text& text_;
    const Units& units_;
    const Options& options_;
    std::vector<std::uint32_t> classes_;   // those that are compared
    std::vector<std::string_view> forms_;  // of each of them
    std::vector<Read> read_;
    std::vector<LazyFacts> facts_;
};

}  // namespace

std::vector<ClassPair> similar_classes(const Document& doc, const Text& text, const Units& units,
                                       const Options& options) {
    return Finder(doc, text, units, options).run();
}

}  // namespace kiji::dedupe
