// Whether all that a post said is said after its repair, and where. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedupe/text/text.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

/// A post and its text.
struct Said {
    const Document& doc;
    const Text& text;
};

/// The offset in `before` of a sentence, or of a block with a link, image, note, code, HTML or
/// Liquid, that is not in `after`: neither by itself nor as part of a sentence there. The title and
/// headings are not asked for, nor is what stands in `near`, the normal forms of what went as
/// a near copy. Nothing where all is there. O(size)
/// but for sentences that were joined inside brackets, of which so many are looked for as take a
/// second.
std::optional<std::size_t> first_lost(const Said& before, const Said& after, std::string_view near);

/// Where texts of a post stand in the repaired one.
class KeptPlaces {
  public:
    /// Keeps references.
    KeptPlaces(const Text& before, const Text& after);
    /// The places of the sentences that stood in `removed`, in reading order of what was removed;
    /// those in a row are one. O(sentences in it).
    std::vector<Span> of(Span removed) const;

  private:
    std::size_t place_of(std::size_t sentence) const;

    const Text& before_;
    const Text& after_;
    std::unordered_map<Hash128, std::size_t> sentences_;  // of `after`, by hash: the first
    std::vector<std::size_t> sorted_;                     // of `after`, by form
    std::vector<std::size_t> order_;                      // of paragraphs of `before`, by place
};

}  // namespace kiji::dedupe
