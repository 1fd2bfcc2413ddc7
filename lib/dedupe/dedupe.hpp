// The door to dedupe: text that stands twice, within a post and across posts.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "source/span.hpp"

namespace kiji::dedupe {

enum class Relation : std::uint8_t { exact };
constexpr std::string_view name_of(Relation) { return "exact"; }

/// A block of one of the documents.
struct Place {
    std::size_t document = 0;  // index into what was given
    Span span;
};

/// Blocks that say the same. `copies` follow `first` in reading order, documents in the order given.
struct Group {
    Relation relation = Relation::exact;
    Place first;
    std::vector<Place> copies;
    std::size_t characters = 0;  // of one of them, in normal form
    bool verbatim = false;       // equal to the letter, not only in normal form
};

struct Options {
    bool across = false;  // compare posts with one another, not only within each
    /// Blocks shorter than this in normal form are not looked at: code points. Within one post,
    /// and across posts.
    std::size_t floor_cjk = 25;
    std::size_t floor_latin = 40;
    std::size_t across_floor_cjk = 40;
    std::size_t across_floor_latin = 80;
};

struct Report {
    std::vector<Group> groups;       // sorted by place of `first`
    std::size_t blocks = 0;          // looked at
    std::size_t surplus_blocks = 0;  // copies that could go
    std::size_t characters = 0;      // of all blocks, in normal form
    std::size_t surplus_characters = 0;
};

/// Compares the paragraphs and list items of `documents`. Front matter, code, HTML, tables, quotes,
/// Liquid, headings, chunk markers and link definitions are left out, as is what stands between
/// `<!-- kiji-disable dedupe -->` and `<!-- kiji-enable dedupe -->`. Same report for any number of
/// threads. O(text).
Report find(std::span<const Document* const> documents, const Options& options,
            std::size_t threads);

}  // namespace kiji::dedupe
