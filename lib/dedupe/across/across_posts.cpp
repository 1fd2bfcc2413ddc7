#include "dedupe/across/across_posts.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/bucket_sort.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "dedupe/across/across_runs.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/join/join.hpp"
#include "dedupe/pairs/boilerplate.hpp"
#include "dedupe/pairs/measures.hpp"
#include "dedupe/pairs/passages.hpp"
#include "dedupe/pairs/verdict.hpp"

namespace kiji::dedupe {
namespace {

/// Grams of the part in the whole, from where on the whole is said to contain it.
constexpr double least_contained = 0.85;
constexpr double nothing = 2;  // above 1: not looked for

/// A block of a post that is long enough to be compared with those of others: the first of its
/// class.
struct Member {
    Hash128 hash;
    std::string_view form;
    BlockPlace place;
};

class Finder {
  public:
    Finder(Posts posts, std::span<const PostText> texts, const Options& options,
           std::size_t threads)
        : posts_(posts),
          texts_(texts),
          options_(options),
          threads_(threads),
          declared_(options.boilerplate),
          members_(all_members()) {
        constexpr std::size_t parts = 1U << 10U;
        const auto part_of = [](const Member& m) { return m.hash.high % parts; };
        const auto key = [](const Member& m) { return std::tuple(m.hash, m.form); };
        bucket_sort(
            members_, parts, part_of,
            [&](const Member& a, const Member& b) {
                return std::tuple(key(a), a.place) < std::tuple(key(b), b.place);
            },
            threads_);
        for (auto begin = members_.begin(); begin != members_.end();) {
            const auto end = std::find_if(begin, members_.end(),
                                          [&](const Member& m) { return key(m) != key(*begin); });
            distinct_.emplace_back(begin, end);
            begin = end;
        }
        // Texts of one post side by side.
        bucket_sort(
            distinct_, texts_.size(), [](const Members& m) { return m.front().place.document; },
            [](const Members& a, const Members& b) { return a.front().place < b.front().place; },
            threads_);
    }

    std::vector<Group> run() {
        const Texts texts = all_texts();
        const JoinGroups groups{.document = texts.documents, .draft = texts.drafts};
        const Similar similar = similar_pairs(
            texts.forms, groups,
            {.jaccard = options_.across, .containment = options_.parts ? least_contained : nothing},
            threads_);
        const std::vector<SimilarPair>& pairs = similar.pairs;
        crowded_ = similar.cut;
        Variants variants(distinct_.size());
        for (const SimilarPair& pair : pairs) {
            if (pair.jaccard >= same_boilerplate)
                variants.join(pair.a, pair.b);
        }
        count_posts(variants);
        for (std::uint32_t i = 0; i < distinct_.size(); ++i)
            exact(distinct_[i], is_boilerplate(variants, i));
        judge_all(pairs, variants);
        if (options_.parts)
            find_passages(common_spans(texts.forms, groups, options_.span_floor, threads_), pairs);
        return std::move(groups_);
    }

    /// Pairs of blocks that say the same and are no boilerplate, for `find_across_runs`.
    std::vector<BlockLink> take_links() { return std::move(links_); }
    std::size_t crowded() const { return crowded_; }
    /// Passages of blocks of which nothing else is told.
    const std::vector<Passage>& passages() const { return passages_; }

  private:
    using Members = std::span<const Member>;

    const Block& block(const BlockPlace& place) const {
        return texts_[place.document].text.blocks[place.block];
    }
    Place place_of(const Member& member) const {
        return {member.place.document, block(member.place).span};
    }
    std::string_view source(const Member& member) const {
        return posts_[member.place.document]->slice(block(member.place).span);
    }
    bool is_draft(const Member& member) const {
        return options_.scope == Scope::all || member.place.document >= options_.published;
    }
    bool concerns_draft(Members members) const {
        return std::any_of(members.begin(), members.end(),
                           [&](const Member& member) { return is_draft(member); });
    }

    std::vector<Member> all_members() const {
        std::vector<Member> members;
        for (std::uint32_t document = 0; document < texts_.size(); ++document) {
            const auto& [text, units] = texts_[document];
            for (std::uint32_t c = 0; c < units.classes.size(); ++c) {
                const std::uint32_t first = units.classes[c].front();
                const Block& found = text.blocks[first];
                if (units.compared[c] && found.kind == BlockKind::paragraph &&
                    reaches(found.characters, found.cjk, options_.across_floor))
                    members.push_back({found.hash, text.form_of(found.form), {document, first}});
            }
        }
        return members;
    }

    /// The texts as the joins ask for them.
    struct Texts {
        std::vector<std::string_view> forms;
        std::vector<std::uint32_t> documents;
        std::vector<std::uint8_t> drafts;
    };
    Texts all_texts() const {
        Texts texts;
        for (const Members members : distinct_) {
            texts.forms.push_back(members.front().form);
            const std::uint32_t document = members.front().place.document;
            texts.documents.push_back(
                members.back().place.document == document ? document : several_documents);
            texts.drafts.push_back(concerns_draft(members) ? 1 : 0);
        }
        return texts;
    }

    void count_posts(Variants& variants) const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> stands;  // post, text
        stands.reserve(members_.size());
        for (std::uint32_t i = 0; i < distinct_.size(); ++i) {
            for (const Member& member : distinct_[i])
                stands.emplace_back(member.place.document, i);
        }
        bucket_sort(
            stands, texts_.size(), [](const auto& stand) { return stand.first; }, std::less(),
            threads_);
        for (const auto& [post, text] : stands)
            variants.add_post(text, post);
    }

    bool is_boilerplate(const Variants& variants, std::uint32_t text) const {
        return variants.are_boilerplate(text) || declared_.holds(distinct_[text].front().form);
    }

    void exact(Members members, bool boilerplate) {
        if (members.size() < 2 || !concerns_draft(members))
            return;
        Group group{.relation = boilerplate ? Relation::boilerplate : Relation::exact,
                    .similarity = {Measure::jaccard, 1},
                    .characters = block(members.front().place).characters,
                    .verbatim = true};
        for (const Member& member : members) {
            group.places.push_back(place_of(member));
            group.verbatim = group.verbatim && source(member) == source(members.front());
        }
        if (!boilerplate) {
            for (const Member& member : members.subspan(1))
                links_.push_back({members.front().place, member.place});
        }
        groups_.push_back(std::move(group));
    }

    /// A text and what is asked of it, made once for all pairs it is in.
    struct Read {
        std::u32string form;
        Grams grams;
        std::vector<Hash128> sentences;
        LazyFacts facts;
    };
    Read read(const Member& member) const {
        Read result{.facts = LazyFacts(source(member))};
        result.form = to_utf32(member.form);
        result.grams = grams_of(member.form);
        for (const Sentence& sentence :
             texts_[member.place.document].text.sentences_of(block(member.place)))
            result.sentences.push_back(sentence.hash);
        return result;
    }
    Side side(const Member& member, Read& text) const {
        const Block& found = block(member.place);
        return {.form = text.form,
                .grams = text.grams.size(),
                .sentences = text.sentences,
                .facts = &text.facts,
                .characters = found.characters,
                .cjk = found.cjk};
    }

    void judge_all(std::span<const SimilarPair> pairs, const Variants& variants) {
        std::vector<std::optional<Group>> judged(pairs.size());
        parallel_for(pairs.size(), threads_,
                     [&](std::size_t i) { judged[i] = judged_pair(pairs[i], variants); });
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            std::optional<Group>& group = judged[i];
            if (!group)
                continue;
            const auto& [a, b] = representatives(pairs[i]);
            if (is_duplicate(group->relation) && group->relation != Relation::contained)
                links_.push_back({std::min(a->place, b->place), std::max(a->place, b->place)});
            groups_.push_back(*std::move(group));
        }
    }

    /// Of both texts a place, in posts that are not the same.
    template <typename Pair>
    std::pair<const Member*, const Member*> representatives(const Pair& pair) const {
        for (const Member& a : distinct_[pair.a]) {
            for (const Member& b : distinct_[pair.b]) {
                if (a.place.document != b.place.document && (is_draft(a) || is_draft(b)))
                    return {&a, &b};
            }
        }
        return {};
    }

    std::optional<Group> judged_pair(const SimilarPair& pair, const Variants& variants) const {
        const auto [a, b] = representatives(pair);
        if (a == nullptr || a->form == b->form)
            return {};
        Read left = read(*a);
        Read right = read(*b);
        const std::optional<Verdict> verdict =
            judge(side(*a, left), side(*b, right), common_grams(left.grams, right.grams),
                  Position::apart, options_);
        if (!verdict || verdict->relation == Relation::similar)
            return {};
        const bool in_order = a->place < b->place;
        Group group{.relation = verdict->relation,
                    .places = {place_of(in_order ? *a : *b), place_of(in_order ? *b : *a)},
                    .similarity = verdict->similarity,
                    .part = in_order ? verdict->part : 1 - verdict->part};
        const Member& measured =
            group.relation == Relation::contained && verdict->part == 1 ? *b : *a;
        group.characters = block(measured.place).characters;
        if (is_duplicate(group.relation) &&
            (is_boilerplate(variants, pair.a) || is_boilerplate(variants, pair.b)))
            group.relation = Relation::boilerplate;
        return group;
    }

    void find_passages(std::span<const CommonSpan> spans, std::span<const SimilarPair> pairs) {
        const auto posts_of = posts_of_passages(spans);
        for (const CommonSpan& span : spans) {
            const auto told = std::lower_bound(pairs.begin(), pairs.end(), span,
                                               [](const SimilarPair& x, const CommonSpan& y) {
                                                   return std::pair(x.a, x.b) < std::pair(y.a, y.b);
                                               });
            const auto [a, b] = representatives(span);
            if (a == nullptr || (told != pairs.end() && told->a == span.a && told->b == span.b))
                continue;
            const bool boilerplate = posts_of.at(passage_of(span)).size() >= boilerplate_posts ||
                                     declared_.holds(a->form) || declared_.holds(b->form);
            passages_.push_back(
                {.a = place_of(*a),
                 .b = place_of(*b),
                 .form_a = a->form,
                 .form_b = b->form,
                 .in_a = span.in_a,
                 .in_b = span.in_b,
                 .characters = span.characters,
                 .relation = boilerplate ? Relation::boilerplate : Relation::exact});
        }
    }

    std::string_view passage_of(const CommonSpan& span) const {
        return distinct_[span.a].front().form.substr(span.in_a.begin, span.in_a.size());
    }
    /// In which posts each passage stands.
    std::unordered_map<std::string_view, std::set<std::uint32_t>> posts_of_passages(
        std::span<const CommonSpan> spans) const {
        std::unordered_map<std::string_view, std::set<std::uint32_t>> posts;
        for (const CommonSpan& span : spans) {
            std::set<std::uint32_t>& of_passage = posts[passage_of(span)];
            for (const std::uint32_t text : {span.a, span.b}) {
                for (const Member& member : distinct_[text])
                    of_passage.insert(member.place.document);
            }
        }
        return posts;
    }

    Posts posts_;
    std::span<const PostText> texts_;
    const Options& options_;
    std::size_t threads_;
    Declared declared_;
    std::vector<Member> members_;
    std::vector<Members> distinct_;  // the places of each text
    std::vector<BlockLink> links_;
    std::vector<Passage> passages_;
    std::size_t crowded_ = 0;
    std::vector<Group> groups_;
};

}  // namespace

Across find_across(Posts posts, std::span<const PostText> texts, const Options& options,
                   const Limits& limits, std::size_t threads) {
    Finder finder(posts, texts, options, threads);
    std::vector<Group> groups = finder.run();
    add_across_runs(posts, texts, finder.take_links(), groups);
    PlacedForms forms;
    want_differences(groups, forms);
    for (const Passage& passage : finder.passages()) {
        forms.want(passage.a);
        forms.want(passage.b);
    }
    forms.read(posts, options, limits, threads);
    add_differences(forms, threads, groups);
    add_passages(posts, finder.passages(), forms, groups);
    return {std::move(groups), finder.crowded()};
}

}  // namespace kiji::dedupe
