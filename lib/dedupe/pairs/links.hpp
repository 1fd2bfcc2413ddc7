// Pairs of blocks of one post that say the same, and the rows that they make.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dedupe/pairs/verdict.hpp"
#include "dedupe/text/units.hpp"

namespace kiji::dedupe {

/// Two different classes of a post, and what was found of them.
struct ClassPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    Verdict verdict;
};

/// All pairs of compared classes that are alike, sorted; and short paragraphs that begin with the
/// end of the one before them.
std::vector<ClassPair> similar_classes(const Document& doc, const Text& text, const Units& units,
                                       const Options& options);

/// Rows of blocks that say the same, in reading order.
struct Run {
    struct Row {
        std::uint32_t first = 0;  // blocks of the text
        std::uint32_t last = 0;
        friend auto operator<=>(const Row&, const Row&) = default;
    };
    std::vector<Row> rows;
    bool exact = true;  // no near pair among them
    friend bool operator==(const Run&, const Run&) = default;
};

/// The longest rows of two blocks or more, at least one of them a compared paragraph, that stand
/// twice without overlap. Markers between blocks do not count.
std::vector<Run> find_runs(const Text& text, const Units& units, std::span<const ClassPair> pairs);

}  // namespace kiji::dedupe
