#include "dedupe/plan/older_posts.hpp"

#include <algorithm>
#include <utility>

#include "dedupe/pairs/boilerplate.hpp"

namespace kiji::dedupe {
namespace {

/// So many posts with a sentence, and places of it in one post, are looked at: posts built to be
/// slow have more.
constexpr std::size_t most_asked = 64;

}  // namespace

OlderPosts::OlderPosts(std::vector<Hash128> shared, Spread spread)
    : shared_(std::move(shared)), spread_(std::move(spread)) {}

void OlderPosts::add(std::size_t number, Spoken said, const std::function<Span(Span)>& place,
                     const std::function<bool(const Hash128&)>& holds) {
    const auto order = static_cast<std::uint32_t>(posts_.size());
    Post post{.number = number, .said = std::move(said), .places = {}};
    const Text& text = post.said.text;
    post.places.resize(text.sentences.size());
    bool any = false;
    for (std::uint32_t i = 0; i < text.blocks.size(); ++i) {
        if (!post.said.blocks[i].speaks || is_boilerplate(text.blocks[i].hash, true))
            continue;
        for (std::uint32_t k = 0; k < text.blocks[i].sentences; ++k) {
            const std::uint32_t sentence = text.blocks[i].first_sentence + k;
            const Hash128& hash = text.sentences[sentence].hash;
            if (!std::ranges::binary_search(shared_, hash) || !holds(hash))
                continue;
            post.places[sentence] = place(text.sentences[sentence].span);
            entries_[hash].push_back({order, i, sentence});
            any = true;
        }
    }
    if (!any)
        post = {.number = number, .said = {}, .places = {}};
    posts_.push_back(std::move(post));
}

std::span<const OlderPosts::Entry> OlderPosts::entries_of(const Hash128& sentence) const {
    const auto found = entries_.find(sentence);
    return found == entries_.end() ? std::span<const Entry>() : found->second;
}

bool OlderPosts::same(const Entry& entry, const Spoken& said, std::size_t sentence) const {
    const Spoken& other = posts_[entry.order].said;
    return other.signs[entry.sentence] == said.signs[sentence] &&
           other.text.form_of(other.text.sentences[entry.sentence].form) ==
               said.text.form_of(said.text.sentences[sentence].form);
}

std::optional<OlderPosts::Match> OlderPosts::match(const Spoken& said, std::size_t block) const {
    std::span<const Entry> rarest;
    for (const Sentence& sentence : said.text.sentences_of(said.text.blocks[block])) {
        const std::span<const Entry> entries = entries_of(sentence.hash);
        if (entries.empty())
            return std::nullopt;
        if (rarest.empty() || entries.size() < rarest.size())
            rarest = entries;
    }
    std::size_t asked = 0;
    for (auto entry = rarest.begin(); entry != rarest.end() && asked < most_asked; ++asked) {
        if (std::optional<Match> found = match_in(entry->order, said, block))
            return found;
        entry = std::ranges::upper_bound(entry, rarest.end(), entry->order, {}, &Entry::order);
    }
    return std::nullopt;
}

std::span<const OlderPosts::Entry> OlderPosts::entries_in(std::uint32_t order,
                                                          std::optional<std::uint32_t> place,
                                                          const Hash128& sentence) const {
    const auto in_post = std::ranges::equal_range(entries_of(sentence), order, {}, &Entry::order);
    if (!place)
        return {in_post.begin(), in_post.end()};
    const auto in_block = std::ranges::equal_range(in_post, *place, {}, [&](const Entry& entry) {
        return posts_[order].said.blocks[entry.block].place;
    });
    return {in_block.begin(), in_block.end()};
}

/// Of several the one that goes on where the last one ended; else the first.
std::optional<OlderPosts::Entry> OlderPosts::entry_of(std::span<const Entry> entries,
                                                      std::optional<Entry> before,
                                                      const Spoken& said,
                                                      std::size_t sentence) const {
    if (before) {
        const auto next =
            std::ranges::lower_bound(entries, before->sentence + 1, {}, &Entry::sentence);
        if (next != entries.end() && next->sentence == before->sentence + 1 &&
            same(*next, said, sentence))
            return *next;
    }
    const auto some = entries.first(std::min(entries.size(), most_asked));
    const auto found =
        std::ranges::find_if(some, [&](const Entry& entry) { return same(entry, said, sentence); });
    return found == some.end() ? std::nullopt : std::optional(*found);
}

std::vector<OlderPosts::Entry> OlderPosts::entries_of_block(std::uint32_t order,
                                                            std::optional<std::uint32_t> place,
                                                            const Spoken& said,
                                                            std::size_t block) const {
    const Block& own = said.text.blocks[block];
    std::vector<Entry> found;
    for (std::uint32_t k = 0; k < own.sentences; ++k) {
        const std::size_t sentence = own.first_sentence + k;
        const std::optional<Entry> entry =
            entry_of(entries_in(order, place, said.text.sentences[sentence].hash),
                     found.empty() ? std::nullopt : std::optional(found.back()), said, sentence);
        if (!entry)
            return {};
        found.push_back(*entry);
    }
    return found;
}

std::optional<OlderPosts::Match> OlderPosts::match_in(std::uint32_t order, const Spoken& said,
                                                      std::size_t block) const {
    const std::vector<Entry> entries = entries_of_block(order, {}, said, block);
    if (entries.empty())
        return std::nullopt;
    const Spoken& other = posts_[order].said;
    std::vector<std::uint64_t> held;
    for (const Entry& entry : entries) {
        const auto& substance = other.blocks[entry.block].substance;
        held.insert(held.end(), substance.begin(), substance.end());
    }
    std::ranges::sort(held);
    held.erase(std::unique(held.begin(), held.end()), held.end());
    if (!std::ranges::includes(held, said.blocks[block].substance))
        return std::nullopt;
    return Match{
        .order = order,
        .first = other.blocks[entries.front().block].place,
        .last = other.blocks[entries.back().block].place,
        .whole = other.text.blocks[entries.back().block].hash == said.text.blocks[block].hash};
}

bool OlderPosts::says_at(std::uint32_t order, std::uint32_t place, const Spoken& said,
                         std::size_t block) const {
    return said.blocks[block].substance.empty() &&
           !entries_of_block(order, place, said, block).empty();
}

bool OlderPosts::is_boilerplate(const Hash128& paragraph, bool counted) const {
    return spread_.posts_with(paragraph) + (counted ? 0 : 1) >= boilerplate_posts;
}

std::vector<OlderPosts::Stand> OlderPosts::stands(const Match& match, const Spoken& said,
                                                  std::size_t block) const {
    const Post& post = posts_[match.order];
    std::vector<Stand> stands;
    std::uint32_t last = 0;
    for (const Entry& entry : entries_of_block(match.order, {}, said, block)) {
        stands.push_back({.place = {post.number, post.places[entry.sentence]},
                          .goes_on = !stands.empty() && entry.sentence == last + 1});
        last = entry.sentence;
    }
    return stands;
}

}  // namespace kiji::dedupe
