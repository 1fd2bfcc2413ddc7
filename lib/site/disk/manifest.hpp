// What kiji wrote into a destination, so that the next build knows it again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji::site {

/// A file as the system knows it. All 0: of no file.
struct Stamp {
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;
    std::int64_t changed_ns = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// Of what was seen at `looked_ns`, a time of file_clock_ns() before it was looked at.
bool is_unsure(const OutputInfo& info, std::int64_t looked_ns);

Stamp stamp_of(const OutputInfo& info);

/// What was written under a target.
struct Record {
    Stamp stamp;             // all 0 while it is being written: a build may have ended there
    std::uint64_t hash = 0;  // hash64() of a page; 0 for a copy
    Stamp copied_from;       // all 0 for a page
    /// It was changed so shortly before it was looked at that another change could have the same
    /// time: its stamp proves nothing.
    bool unsure = false;
    friend bool operator==(const Record&, const Record&) = default;
};

using Records = std::map<std::string, Record, std::less<>>;

/// True where `info` is that of the very bytes that were recorded.
bool proves(const Record& record, const OutputInfo& info);

/// In one step: whoever reads `name` finds what was there, or the bytes.
Result<void> write_whole(OutputFolder& folder, const std::string& name, std::string_view bytes);

/// The manifest of one destination: a file in a folder for caches.
class Manifest {
  public:
    /// `destination` is what the file is kept for: a path that stays the same from build to build.
    Manifest(OutputFolder& folder, std::string_view destination);

    const std::string& name() const { return name_; }
    /// Nothing where there is none, or it is damaged or from another version.
    std::optional<Records> read() const;
    Result<void> write(const Records& records);

  private:
    OutputFolder& folder_;
    std::string destination_;
    std::string name_;
};

}  // namespace kiji::site
