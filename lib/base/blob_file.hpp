// A file that is read and written in pieces.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji {

/// A file beneath an OutputFolder, open for reading and writing by place. Any thread. Nothing is
/// flushed to the disk.
class BlobFile {
  public:
    /// Opens the file; it is made where it is missing. An Error where something else has its name.
    static Result<std::unique_ptr<BlobFile>> open(OutputFolder& folder, const std::string& name);

    /// 0 where the system does not say.
    std::uint64_t size() const;
    /// False where the file ends before, or cannot be read. Fills `bytes`, whose size says how
    /// many.
    bool read(std::uint64_t at, std::string& bytes) const;
    Result<void> write(std::uint64_t at, std::string_view bytes);
    Result<void> cut(std::uint64_t size);

  private:
    using Handle = std::shared_ptr<const base::Descriptor>;

    BlobFile(Path path, Handle file) : path_(std::move(path)), file_(std::move(file)) {}

    Path path_;
    Handle file_;
};

}  // namespace kiji
