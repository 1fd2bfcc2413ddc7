#include "dedupe/plan/spread.hpp"

#include <set>
#include <vector>

#include "dedupe/join/join.hpp"
#include "dedupe/pairs/boilerplate.hpp"

namespace kiji::dedupe {
namespace {

/// One text, with the posts that it stands in.
struct Standing {
    Hash128 hash;
    std::string_view form;
    std::vector<std::uint32_t> posts{};  // counted ones
};

std::vector<Standing> distinct(std::span<const SpreadParagraph> paragraphs) {
    std::vector<Standing> texts;
    std::unordered_map<Hash128, std::size_t> known;
    for (const SpreadParagraph& paragraph : paragraphs) {
        const auto [entry, fresh] = known.emplace(paragraph.hash, texts.size());
        if (fresh)
            texts.push_back({paragraph.hash, paragraph.form});
        std::vector<std::uint32_t>& posts = texts[entry->second].posts;
        if (paragraph.counted && (posts.empty() || posts.back() != paragraph.post))
            posts.push_back(paragraph.post);
    }
    return texts;
}

std::vector<SimilarPair> variants_of(std::span<const Standing> texts, std::size_t threads) {
    std::vector<std::string_view> forms;
    forms.reserve(texts.size());
    for (const Standing& text : texts)
        forms.push_back(text.form);
    return similar_pairs(forms, {}, {.jaccard = same_boilerplate}, threads).pairs;
}

}  // namespace

Spread::Spread(std::span<const SpreadParagraph> paragraphs, std::size_t threads) {
    const std::vector<Standing> texts = distinct(paragraphs);
    const std::vector<SimilarPair> pairs = variants_of(texts, threads);
    const auto counted = [&](std::uint32_t text) { return !texts[text].posts.empty(); };

    // What stands in no counted post joins nothing: its own count does not depend on others of its
    // kind.
    Variants variants(texts.size());
    for (const SimilarPair& pair : pairs) {
        if (counted(pair.a) && counted(pair.b))
            variants.join(pair.a, pair.b);
    }
    std::unordered_map<std::uint32_t, std::set<std::uint32_t>> posts;  // by root
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        if (counted(i))
            posts[variants.root(i)].insert(texts[i].posts.begin(), texts[i].posts.end());
    }
    std::unordered_map<std::uint32_t, std::set<std::uint32_t>> beside;  // of the others
    for (const SimilarPair& pair : pairs) {
        if (counted(pair.a) == counted(pair.b))
            continue;
        const std::uint32_t there = counted(pair.a) ? pair.a : pair.b;
        const std::set<std::uint32_t>& found = posts.at(variants.root(there));
        beside[counted(pair.a) ? pair.b : pair.a].insert(found.begin(), found.end());
    }
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        const auto& of_kind = counted(i) ? posts : beside;
        const auto found = of_kind.find(counted(i) ? variants.root(i) : i);
        if (found != of_kind.end())
            posts_.emplace(texts[i].hash, static_cast<std::uint32_t>(found->second.size()));
    }
}

std::size_t Spread::posts_with(const Hash128& paragraph) const {
    const auto found = posts_.find(paragraph);
    return found == posts_.end() ? 0 : found->second;
}

}  // namespace kiji::dedupe
