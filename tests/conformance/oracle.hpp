// Running the programs that kiji is held against.
#pragma once

#include <optional>
#include <string>

namespace kiji::conformance {

/// A file with `text` that is gone when this ends.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::string& text);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// What a command of the shell prints; nothing where it fails.
std::optional<std::string> output_of(const std::string& command);

}  // namespace kiji::conformance
