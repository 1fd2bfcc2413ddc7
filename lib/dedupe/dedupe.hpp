// The door to dedupe: text that stands twice, within a post and across posts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "source/span.hpp"

namespace kiji::dedupe {

enum class Relation : std::uint8_t { exact };
constexpr std::string_view name_of(Relation) {
    return "exact";
}

/// A block of one of the documents: a paragraph, also one of a list item.
struct Place {
    std::size_t document = 0;  // index into what was given
    Span span;
    friend bool operator==(const Place&, const Place&) = default;
};

/// Blocks that say the same. `copies` follow `first` in reading order, documents in the order
/// given.
struct Group {
    Relation relation = Relation::exact;
    Place first;
    std::vector<Place> copies;
    std::size_t characters = 0;  // of one of them, in normal form
    bool verbatim = false;       // equal to the letter, not only in normal form
    friend bool operator==(const Group&, const Group&) = default;
};

/// How long a block must be: code points in normal form, of Chinese and Japanese script or of any
/// other. A mixed block counts by its parts.
struct Floor {
    std::size_t cjk = 0;
    std::size_t other = 0;
};

struct Options {
    bool across = false;  // compare posts with one another, not only within each
    /// Blocks shorter than this are not compared with others of their post, or of other posts.
    Floor floor{.cjk = 25, .other = 40};
    Floor across_floor{.cjk = 40, .other = 80};
    /// Lines that count as chunk markers besides the built-in ones.
    std::vector<std::string> markers{};
};

struct Report {
    std::vector<Group> groups;       // sorted by place of `first`
    std::size_t blocks = 0;          // looked at: long enough to be compared within their post
    std::size_t surplus_blocks = 0;  // copies that could go
    std::size_t characters = 0;      // of all blocks, in normal form
    std::size_t surplus_characters = 0;
    friend bool operator==(const Report&, const Report&) = default;
};

/// Compares the paragraphs and list items of `documents`, which were read with Liquid masked. Front
/// matter, code, HTML, tables, quotes, notes, formulas, headings, chunk markers, link definitions
/// and paragraphs of links alone are left out, as is what stands between `<!-- kiji-disable dedupe
/// -->` and `<!-- kiji-enable dedupe -->`. Paragraphs that differ in their Liquid are different. A
/// block that is long enough for its post only is compared within it, also where `across` is set.
/// Same report for any number of threads (0: one for each processor). O(text).
Report find(std::span<const Document* const> documents, const Options& options,
            std::size_t threads);

}  // namespace kiji::dedupe
