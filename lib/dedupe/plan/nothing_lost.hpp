// Whether all that a post said is said after its repair, and where. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dedupe/plan/older_posts.hpp"
#include "dedupe/text/text.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

/// A post and its text.
struct Said {
    const Document& doc;
    const Text& text;
};

/// What went out of a post although it stands nowhere else in it to the letter.
class Away {
  public:
    bool empty() const { return forms_.empty(); }
    /// A variant of `block` stays.
    void add_variant(const Text& text, const Block& block);
    /// Older posts say it: `stands` has a place for each sentence of `block`; `substance` is what
    /// it held beyond its words.
    void add(const Text& text, const Block& block, std::span<const OlderPosts::Stand> stands,
             const std::vector<std::uint64_t>& substance);

    /// True where the sentence, or one that it is a part of, went. O(1) but for parts, of which so
    /// many are looked for as take a second.
    bool holds(const Hash128& sentence, std::string_view form) const;
    bool holds(std::uint64_t substance) const { return substance_.contains(substance); }
    /// Where older posts say these sentences of `text`.
    std::vector<Place> places_of(const Text& text, std::span<const std::size_t> sentences) const;

  private:
    std::size_t find(std::string_view form) const;

    std::string forms_;
    struct Stretch {
        std::size_t begin = 0;  // in `forms_`
        Place place;
    };
    std::vector<Stretch> stretches_;
    std::unordered_set<Hash128> sentences_;
    std::unordered_map<Hash128, Place> places_;
    std::unordered_set<std::uint64_t> substance_;
    mutable std::size_t searched_ = 0;
};

/// The offset in `before` of a sentence, or of a block with a link, image, note, code, HTML or
/// Liquid, that is not in `after`: neither by itself nor as part of a sentence there. The title and
/// headings are not asked for, nor is what is `away`. Nothing where all is there. O(size)
/// but for sentences that were joined inside brackets, of which so many are looked for as take a
/// second.
std::optional<std::size_t> first_lost(const Said& before, const Said& after, const Away& away);

/// Where texts of a post stand in the repaired one.
class KeptPlaces {
  public:
    /// Keeps references.
    KeptPlaces(const Text& before, const Text& after);
    /// The places of the sentences that stood in `removed`, in reading order of what was removed;
    /// those in a row are one. O(sentences in it).
    std::vector<Span> of(Span removed) const;
    /// Those of its sentences that stand nowhere in the repaired post.
    std::vector<std::size_t> missing(Span removed) const;

  private:
    std::size_t place_of(std::size_t sentence) const;
    std::span<const std::size_t> sentences_in(Span removed) const;

    const Text& before_;
    const Text& after_;
    std::unordered_map<Hash128, std::size_t> sentences_;  // of `after`, by hash: the first
    std::vector<std::size_t> sorted_;                     // of `after`, by form
    std::vector<std::size_t> order_;                      // of paragraphs of `before`, by place
};

}  // namespace kiji::dedupe
