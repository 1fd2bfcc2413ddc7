// A folder of its own for one test, gone with all it holds when the test ends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::test {

class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    std::string path(std::string_view name = {}) const { return (path_ / name).string(); }
    /// Writes a file beneath the folder, with the folders it needs, and returns its path.
    std::string write(std::string_view name, std::string_view bytes) const;
    std::string read(std::string_view name) const;
    /// The names in the folder, sorted.
    std::vector<std::string> names() const;

  private:
    std::filesystem::path path_;
};

}  // namespace kiji::test
