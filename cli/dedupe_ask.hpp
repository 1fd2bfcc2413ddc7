// kiji dedupe -i: one question for each group of repeats.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "command.hpp"
#include "dedupe/dedupe.hpp"
#include "dedupe_plans.hpp"

namespace kiji::cli {

/// Asks on the terminal what is to be taken out of posts. What was answered with no is kept in a
/// file and not asked again: one line for each text, `no HASH`.
class Asking {
  public:
    /// Reads the answers of earlier runs. `file` need not be there. `posts`: those of the repair.
    Asking(Session& session, std::span<const RepairPost> posts, Path file);

    /// Asks about one post after the other; `plan` gets what was agreed to. After "quit" nothing
    /// more is asked or agreed to.
    void ask(PostPlan& plan, dedupe::RepairOptions options);

    /// Writes down what is not to be asked again.
    Result<void> keep_answers();

  private:
    enum class Reply : std::uint8_t { yes, no, other, all, quit };

    Reply reply(const PostPlan& plan, std::size_t question);
    std::string shown(const PostPlan& plan, std::size_t question) const;

    Session& session_;
    std::span<const RepairPost> posts_;
    Path file_;
    std::set<Hash128> refused_;
    std::size_t refused_before_ = 0;
    bool all_ = false;
    bool quit_ = false;
};

}  // namespace kiji::cli
