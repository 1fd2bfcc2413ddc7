// Where pages wait until all of them have rendered.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji::site {

/// A hidden folder on the file system of the destination: beside it, ".kiji-staging-_site" for
/// "_site", or within it where a rename could not reach it from beside, nothing may be written
/// there, or the destination hands its group or its access list to what is made in it. What goes
/// into folders that the destination does not have yet waits under its own name, so that a whole
/// folder may be moved; all else under a number, which costs no folders. One at a time: the caller
/// holds a lock on the destination.
class Staging {
  public:
    explicit Staging(const OutputFolder& destination) : destination_(destination) {}

    /// The name of the folder within the destination.
    static constexpr std::string_view inner_name = ".kiji-staging";

    /// Removes what a build that was killed has left.
    Result<void> clear();
    /// The folder, made with the first call. Any thread.
    Result<OutputFolder*> folder();
    /// The name under which a target is to wait in the folder. Any thread.
    std::string place(const std::string& target);
    /// The folder of those that wait under their own name.
    static constexpr std::string_view new_folders = "new";
    /// Nothing was put into it: there is no folder.
    bool empty() const { return folder_ == nullptr; }

  private:
    Result<void> make();

    const OutputFolder& destination_;
    std::atomic<std::uint64_t> numbers_ = 0;
    std::mutex mutex_;
    std::unique_ptr<OutputFolder> above_;  // the folder in which it is
    std::string name_;
    std::unique_ptr<OutputFolder> folder_;
};

}  // namespace kiji::site
