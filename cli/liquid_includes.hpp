// The includes of `kiji liquid`: the files of one folder.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/files.hpp"
#include "liquid/liquid.hpp"

namespace kiji::cli {

/// Finds `name`, `name.liquid` or `_name.liquid` in a folder, and nothing outside of it, by links
/// either. Each file is read and parsed once.
class FolderIncludes final : public liquid::Includes {
  public:
    FolderIncludes(const liquid::Engine& engine, const FileSystem& files, Path folder,
                   std::size_t most_bytes, liquid::ParseOptions options);

    Result<const liquid::Template*> find(std::string_view name) const override;

  private:
    Result<std::string> read(std::string_view name) const;

    const liquid::Engine* engine_;
    const FileSystem* files_;
    Path folder_;
    std::size_t most_bytes_;
    liquid::ParseOptions options_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<const liquid::Template>, std::less<>> parsed_;
};

}  // namespace kiji::cli
