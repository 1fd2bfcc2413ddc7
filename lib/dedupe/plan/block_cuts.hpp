// Blocks that go, as cuts, and the headings that go with them. Inside lib/dedupe only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dedupe/plan/cuts.hpp"
#include "dedupe/plan/survey.hpp"

namespace kiji::dedupe {

/// Why each block of a post goes; nothing where it stays.
using Reasons = std::vector<std::optional<Reason>>;

/// True where a person said that what has this key stays.
bool is_refused(const RepairOptions& options, const Hash128& key);

/// True where each bracket of 「『（【［ is closed: else nobody can say what the sentences are.
bool closes_brackets(std::string_view text);

/// Adds the headings that stood above text of which nothing is left. None where something goes
/// without leaving a heading empty, or where a link leads to one.
void take_headings(const Survey& survey, const RepairOptions& options, const Held& held,
                   Reasons& why);

/// The blocks with a reason, as whole lines.
Cuts cuts_of_blocks(const Survey& survey, const Reasons& why);

}  // namespace kiji::dedupe
