// The plans of a repair, one for each post.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "command.hpp"
#include "corpus/corpus.hpp"
#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"

namespace kiji::cli {

/// A post of a repair.
struct RepairPost {
    const SourceFile* post = nullptr;
    dedupe::RepairOptions options;
    bool repaired = true;   // else it is only compared with
    bool published = true;  // of --corpus, or of --all
};

struct PostPlan {
    const SourceFile* post = nullptr;
    dedupe::Plan plan;
    std::optional<Error> error;
};

/// Of a post with this configuration.
dedupe::RepairOptions repair_options(const Options& options, const corpus::Config& config);

/// The plan of one post; `options` know what came before it.
PostPlan plan_of(const Session& session, const SourceFile& post,
                 const dedupe::RepairOptions& options);

/// One plan for each of `posts` that is repaired, in order; across posts where --all or --corpus
/// says so. What cannot be read is an error. `ask` gets each plan with its options, the oldest
/// post's first, and may change it.
using Ask = std::function<void(PostPlan&, const dedupe::RepairOptions&)>;
std::vector<PostPlan> plan_all(const Session& session, std::span<const RepairPost> posts,
                               const Ask& ask);

/// What the removals of a plan are to the writer of files. `posts` are those that were planned.
std::vector<repair::Removal> removals_of(const SourceFile& post,
                                         std::span<const dedupe::Removal> removals,
                                         std::span<const RepairPost> posts);

/// How many ranges go for which reason.
class RemovalCounts {
  public:
    void add(std::span<const dedupe::Removal> removals);
    /// "3 copies, 1 marker (2 in other posts)": what stays of them stands there; "nothing" where
    /// there are none.
    std::string text() const;

  private:
    std::array<std::size_t, dedupe::reasons> counts_{};
    std::size_t elsewhere_ = 0;
};

}  // namespace kiji::cli
