// The functions behind the table of stages.
#pragma once

#include <string>

#include "dedupe/stages/stages.hpp"

namespace kiji::dedupe {

/// As Stage::run.
using RunStage = Result<std::string>(const ReadLine&, const WriteLine&, const StageOptions&);

RunStage write_bands;
RunStage write_candidates;
RunStage write_attached;
RunStage write_pairs;
RunStage write_joined;
RunStage write_edges;
RunStage write_large_stars;
RunStage write_small_stars;
RunStage write_groups;

}  // namespace kiji::dedupe
