// The sites that the files of kiji lint belong to.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "command.hpp"
#include "corpus/site.hpp"
#include "lint/lint.hpp"

namespace kiji::cli {

/// The moment behind which a date lies in the future, in seconds since 1970 UTC: that of --now, of
/// SOURCE_DATE_EPOCH, or of the clock.
std::int64_t now_of(const Options& options);

/// What rules are told of the posts beside each file.
class LintSites {
  public:
    /// Nothing is known.
    LintSites() = default;
    /// Reads the site of each of `inputs`, once.
    LintSites(const Session& session, const std::vector<Path>& inputs);

    /// What is known for the file at that index of `inputs`.
    lint::SitePlace of(std::size_t input) const;

  private:
    std::optional<corpus::Sites> sites_;
    std::vector<std::unique_ptr<lint::SiteFacts>> facts_;  // by site
};

}  // namespace kiji::cli
