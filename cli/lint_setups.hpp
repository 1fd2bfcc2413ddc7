// What goes for each of many files: configuration, overrides and flags together.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "command.hpp"
#include "inputs.hpp"
#include "lint/lint.hpp"

namespace kiji::cli {

/// Files for which the same goes share one setup.
class Setups {
  public:
    /// `times`: of all setups, or null. Error: a configuration cannot be read or makes no sense.
    static Result<Setups> load(const Session& session, const std::vector<Path>& files,
                               lint::RuleTimes* times);
    const lint::Setup& of(std::size_t file) const { return *setups_[which_[file]]; }
    /// False where no rule that is on looks beyond its document.
    bool ask_site() const;
    /// What fits nothing in a configuration of markdownlint or rumdl, and changes nothing.
    const std::vector<Error>& passed_over() const { return passed_over_; }

  private:
    void pass_over(const std::vector<Error>& faults);

    std::vector<std::unique_ptr<const lint::Setup>> setups_;
    std::vector<std::size_t> which_;  // by file
    std::vector<Error> passed_over_;
};

}  // namespace kiji::cli
