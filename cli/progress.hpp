// How far a build is, on a terminal.
#pragma once

#include <thread>

#include "command.hpp"
#include "site/site.hpp"

namespace kiji::cli {

/// A line on standard error that tells how many pages are done, for as long as it lives: where
/// that is a terminal, nobody asked for quiet, and the build takes so long that one wonders. Then
/// the line is gone.
class ProgressLine {
  public:
    ProgressLine(Session& session, const site::Build& build);
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine() = default;

  private:
    std::jthread writer_;
};

}  // namespace kiji::cli
