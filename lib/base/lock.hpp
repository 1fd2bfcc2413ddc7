// One process at a time.
#pragma once

#include <memory>
#include <string>

#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji {

/// A lock that nobody else holds while it lives (flock). The system lets go of it when the process
/// ends, however it ends. Where the file system knows no locks, it holds nothing.
class Lock {
  public:
    /// Locks the folder itself: no file is needed for it. An Error where another process, or this
    /// one, has it: `message` says which.
    static Result<Lock> take(const OutputFolder& folder, const std::string& purpose);
    /// Locks a file in the folder, which is made and stays.
    static Result<Lock> take(OutputFolder& folder, const std::string& name,
                             const std::string& purpose);

  private:
    using Handle = std::shared_ptr<const base::Descriptor>;

    explicit Lock(Handle file) : file_(std::move(file)) {}
    static Result<Lock> take(Handle file, const Path& path, const std::string& purpose);

    Handle file_;
};

}  // namespace kiji
