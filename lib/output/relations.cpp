#include "output/relations.hpp"

#include <array>
#include <cmath>

#include <fmt/core.h>

namespace kiji::output {
namespace {

constexpr std::array<FindingKind, 11> kinds{{
    {"title-repeat", "The first paragraph repeats the title",
     "The layout prints the title already, so readers see it twice."},
    {"run", "Several paragraphs in a row stand here again",
     "A whole section was pasted twice, as happens when pieces of a draft are put together."},
    {"exact", "The same text stands here again",
     "Letters and digits are the same; markup, blanks, case and width do not count."},
    {"contained", "All of a text stands within another",
     "The shorter text says nothing that the longer one does not say."},
    {"reordered", "The same sentences stand here in another order",
     "Both texts say the same; keep the order that reads better."},
    {"near", "A variant of a text that stands elsewhere",
     "Two wordings of one text; keep the better one."},
    {"boilerplate", "A text that stands in many posts",
     "Biographies, notices and the like are meant to stand in many posts, so this is no "
     "duplicate."},
    {"template", "The same words about other things",
     "Names and numbers differ, so this is a form that was filled in anew and no duplicate."},
    {"similar", "Two texts that may say the same",
     "Too far apart to be called duplicates; a suggestion to look at both."},
    {"marker", "A line that a machine left between two pieces of text",
     "It was never meant for readers."},
    {"cut", "A marker cuts a sentence in two", "Take out the marker and join the halves."},
}};

}  // namespace

std::span<const FindingKind> finding_kinds() {
    return kinds;
}

const FindingKind& kind_of(dedupe::Relation relation) {
    return kinds[static_cast<std::size_t>(relation)];
}

const FindingKind& marker_kind() {
    return kinds[9];
}

const FindingKind& cut_kind() {
    return kinds[10];
}

std::string similarity_text(const dedupe::Similarity& similarity) {
    // Rounded down, so that only what is the same is told to be 100 % alike.
    return fmt::format("{:.1f} % alike ({})", std::floor(similarity.value * 1000) / 10,
                       dedupe::name_of(similarity.measure));
}

}  // namespace kiji::output
