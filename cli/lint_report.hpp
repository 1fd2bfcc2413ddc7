// The report of kiji lint: findings file by file, then a summary and the exit code.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "command.hpp"
#include "lint_baseline.hpp"
#include "lint_statistics.hpp"

namespace kiji::cli {

struct Totals {
    std::size_t files = 0;
    std::size_t files_with_findings = 0;
    std::array<std::size_t, 3> by_severity{};
    std::size_t fixable = 0;
    std::size_t fixed = 0;
    std::size_t files_fixed = 0;
    RuleCounts by_rule{};

    std::size_t of(Severity severity) const {
        return by_severity[static_cast<std::size_t>(severity)];
    }
    std::size_t findings() const { return by_severity[0] + by_severity[1] + by_severity[2]; }

    void add(const Totals& other);
    /// Takes `findings` as those of one more file.
    void count(const Diagnostics& findings);
};

/// What came of one file: ready to be written, so that the file itself need not be kept.
struct Checked {
    std::string report;  // findings in the format asked for
    std::string text;    // --diff: the diff; --fix of standard input: the mended text
    std::vector<Error> errors;
    bool empty = false;
    Totals totals;
    Baseline known;  // --write-baseline: its findings
};

/// Writes reports in the order of the files while later ones are still to be read.
class LintReport {
  public:
    /// Begins the report of `session` by telling of `errors`.
    LintReport(Session& session, std::vector<Error> errors);
    void add(Checked&& checked, const Path& input);
    /// Writes the summary and returns the exit code.
    int finish();

  private:
    Session* session_;
    Stream* findings_;  // null: --diff shows none
    std::vector<Error> errors_;
    Totals totals_;
    Baseline baseline_;
    bool any_ = false;  // findings were written
};

}  // namespace kiji::cli
