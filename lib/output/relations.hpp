// How relations are named and explained to people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dedupe/dedupe.hpp"

namespace kiji::output {

/// One row for each kind of finding of dedupe, relations first, then markers and cuts.
struct FindingKind {
    std::string_view name;     // "near"
    std::string_view summary;  // "A variant of a text that stands elsewhere"
    std::string_view why;      // what to make of it
};
std::span<const FindingKind> finding_kinds();
const FindingKind& kind_of(dedupe::Relation relation);
const FindingKind& marker_kind();
const FindingKind& cut_kind();

/// "92.3 % alike (edit)"
std::string similarity_text(const dedupe::Similarity& similarity);

}  // namespace kiji::output
