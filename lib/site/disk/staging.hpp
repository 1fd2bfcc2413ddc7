// Where pages wait until all of them have rendered.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji::site {

/// A hidden folder on the file system of the destination: beside it, ".kiji-staging-_site" for
/// "_site", or within it where a rename could not reach it from beside, nothing may be written
/// there, or the destination hands its group or its access list to what is made in it. It has the
/// same names in it as the destination. One at a time: the caller holds a lock on the destination.
class Staging {
  public:
    explicit Staging(const OutputFolder& destination) : destination_(destination) {}

    /// The name of the folder within the destination.
    static constexpr std::string_view inner_name = ".kiji-staging";

    /// Removes what a build that was killed has left.
    Result<void> clear();
    /// The folder, made with the first call. Any thread.
    Result<OutputFolder*> folder();
    /// Nothing was put into it: there is no folder.
    bool empty() const { return folder_ == nullptr; }

  private:
    Result<void> make();

    const OutputFolder& destination_;
    std::mutex mutex_;
    std::unique_ptr<OutputFolder> above_;  // the folder in which it is
    std::string name_;
    std::unique_ptr<OutputFolder> folder_;
};

}  // namespace kiji::site
