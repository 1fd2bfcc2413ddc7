// Which of the findings are told.
#pragma once

#include <optional>

#include "command.hpp"
#include "git.hpp"
#include "lint_baseline.hpp"

namespace kiji::cli {

/// --severity, --baseline and --changed together. Made once, asked from any thread.
class Narrow {
  public:
    /// Error: the baseline cannot be read, or git cannot tell what changed.
    static Result<Narrow> load(const Session& session, const std::vector<Path>& files);

    /// What is left of `findings` in `file`, whose path is `input`.
    Diagnostics told(const Path& input, const SourceFile& file, Diagnostics findings) const;

  private:
    explicit Narrow(const Session& session) : session_(&session) {}
    bool is_changed(const Path& place, const SourceFile& file, Span span) const;

    const Session* session_;
    std::optional<Baseline> baseline_;
    std::optional<ChangedLines> changed_;
};

}  // namespace kiji::cli
