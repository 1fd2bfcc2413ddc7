// Builds of small sites into a folder, for tests.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "site/disk/site_folder.hpp"
#include "support/temporary_folder.hpp"

namespace kiji::site::test {

using Files = std::map<std::string, std::string>;

/// A temporary folder with a source ("source"), its destination ("source/_site") and its cache.
class Builds {
  public:
    Builds();

    const kiji::test::TemporaryFolder& folder() const { return folder_; }
    SiteFolderOptions& options() { return options_; }
    const SiteFolderOptions& options() const { return options_; }
    std::string site(const std::string& name = {}) const {
        return folder_.path("source/_site" + (name.empty() ? "" : "/" + name));
    }
    /// Writes the pages: what was done, or the message of the Error (".error").
    struct Outcome {
        Written written;
        std::string error;
        std::string path;  // of the error
        std::string note;
    };
    Outcome build(const Files& pages) const;
    /// All files in the destination; a link is "-> target", a folder that is empty ends in "/".
    Files in_site() const;

  private:
    kiji::test::TemporaryFolder folder_;
    SiteFolderOptions options_;
};

}  // namespace kiji::site::test
