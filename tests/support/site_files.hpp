// A site in one text, for tests.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "corpus/site.hpp"
#include "lint/lint.hpp"

namespace kiji::test {

/// A site whose files live in memory.
class SmallSite {
  public:
    /// The files of `text`, each behind a line "==> NAME <==", and `post` under its name. `now`:
    /// the present, in seconds since 1970.
    SmallSite(std::string_view text, const std::string& name, std::string_view post,
              std::int64_t now);
    /// That of kiji.yml, where there is one.
    corpus::Config config() const;
    lint::SitePlace place() const { return {facts_.get(), path_}; }

  private:
    MemoryFiles files_;
    corpus::Sites sites_;
    std::unique_ptr<lint::SiteFacts> facts_;
    Path path_;
};

}  // namespace kiji::test
