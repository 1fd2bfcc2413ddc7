// The plans of a repair, one for each post.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "command.hpp"
#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"

namespace kiji::cli {

struct PostPlan {
    const SourceFile* post = nullptr;
    dedupe::Plan plan;
    std::optional<Error> error;
};

dedupe::RepairOptions repair_options(const Options& options, const dedupe::Options& finding);

/// One plan for each of `posts`, in order. What cannot be read is an error.
std::vector<PostPlan> plan_all(const Session& session, dedupe::Posts posts,
                               const dedupe::RepairOptions& options);

/// What the removals of a plan are to the writer of files.
std::vector<repair::Removal> removals_of(const SourceFile& post,
                                         std::span<const dedupe::Removal> removals);

/// How many ranges go for which reason.
class RemovalCounts {
  public:
    void add(std::span<const dedupe::Removal> removals);
    std::size_t total() const;
    /// "3 copies, 1 marker"; "nothing" where there are none.
    std::string text() const;

  private:
    std::array<std::size_t, dedupe::reasons> counts_{};
};

}  // namespace kiji::cli
