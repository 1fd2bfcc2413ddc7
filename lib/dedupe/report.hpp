// What dedupe finds: texts that stand twice, chunk markers, and the sentences that they cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::dedupe {

enum class Relation : std::uint8_t {
    title_repeat,   // the title of the front matter, again as the first paragraph
    run,            // two or more blocks in a row, at least one of them exact
    exact,          // equal in normal form
    contained,      // all of one stands in the other
    reordered,      // the same sentences in another order
    near,           // a variant
    boilerplate,    // exact or near in three posts or more, or declared: told, never repaired
    template_text,  // the same words about other things: told, never repaired
    similar,        // too far apart to call: a suggestion
};
/// "title-repeat", "template", …
std::string_view name_of(Relation relation);
/// False for what is told, but is no duplicate: boilerplate, template, similar.
bool is_duplicate(Relation relation);

enum class UnitKind : std::uint8_t { section, block, sentence, span };
std::string_view name_of(UnitKind unit);

enum class Measure : std::uint8_t { jaccard, containment, edit };
std::string_view name_of(Measure measure);

/// From 0 to 1. Jaccard and containment are of the sets of five code points in a row of the normal
/// forms; edit is 1 - Levenshtein distance / longer length.
struct Similarity {
    Measure measure = Measure::jaccard;
    double value = 1;
    friend bool operator==(const Similarity&, const Similarity&) = default;
};

/// Text of one of the documents, as bytes of its file.
struct Place {
    std::size_t document = 0;  // index into what was given
    Span span;
    friend bool operator==(const Place&, const Place&) = default;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// What differs between two places: these bytes of the one stand for those of the other; one of
/// both may be empty.
struct Difference {
    Span a;
    Span b;
    friend bool operator==(const Difference&, const Difference&) = default;
};

constexpr std::size_t no_group = std::numeric_limits<std::size_t>::max();

/// Places that say the same, two or more, in reading order; documents in the order given.
struct Group {
    Relation relation = Relation::exact;
    UnitKind unit = UnitKind::block;
    std::vector<Place> places;
    Similarity similarity;
    /// Of `contained`: the one of `places` (there are two) that stands in the other.
    std::size_t part = 0;
    std::vector<Difference> differences;  // between places[0] and places[1]
    std::size_t characters = 0;           // of one of them, in normal form; of `part` if contained
    bool verbatim = false;                // equal to the letter, not only in normal form
    /// The group (a run) that says this already; no_group where there is none.
    std::size_t within = no_group;
    friend bool operator==(const Group&, const Group&) = default;
};

/// A line that a machine left between two chunks.
struct Marker {
    Place place;
    friend bool operator==(const Marker&, const Marker&) = default;
};

/// A sentence that a marker cuts in two.
struct CutSentence {
    Place marker;
    Span before;              // the block before the cut, in the file
    Span after;               // the block behind it
    bool certain = false;     // false: what follows may also be a sentence of its own
    bool broken_off = false;  // what follows does not go on with it
    friend bool operator==(const CutSentence&, const CutSentence&) = default;
};

/// What became of the text of one document, for pictures: sorted, disjoint.
enum class Share : std::uint8_t { unique, copy, near, marker, told };
struct Stretch {
    Span span;
    Share share = Share::unique;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct DocumentReport {
    std::vector<Span> blocks;        // all that was looked at, in reading order
    std::vector<Stretch> stretches;  // one for each block and marker
    std::size_t characters = 0;      // of all blocks, in normal form
    std::size_t surplus_characters = 0;
    friend bool operator==(const DocumentReport&, const DocumentReport&) = default;
};

struct Report {
    std::vector<Group> groups;  // sorted by first place
    std::vector<Marker> markers;
    std::vector<CutSentence> cuts;
    std::vector<DocumentReport> documents;  // as given
    std::size_t blocks = 0;                 // looked at
    std::size_t surplus_blocks = 0;         // copies that could go
    std::size_t characters = 0;             // of all blocks, in normal form
    std::size_t surplus_characters = 0;
    std::size_t crowded = 0;  // texts with so many variants in other posts that not all are told
    friend bool operator==(const Report&, const Report&) = default;
};

}  // namespace kiji::dedupe
