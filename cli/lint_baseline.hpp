// What was wrong before and is not told again.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/files.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji::cli {

/// How many findings of a rule stand on lines that read alike, file by file. So a finding whose
/// line was moved is still known, and one more like it is new. As text: a line for each, sorted, so
/// that a change of it can be read and merged.
class Baseline {
  public:
    /// Error: not a baseline, or of another version; with the line.
    static Result<Baseline> read(const FileSystem& files, const Path& path, std::size_t max_bytes);

    /// Takes the known ones out of `findings`, those that stand first in the file before others.
    /// Safe from several threads.
    void take_known(const SourceFile& file, Diagnostics& findings) const;

    void add(const SourceFile& file, const Diagnostics& findings);
    void add(const Baseline& other);
    std::string text() const;

  private:
    using Key = std::tuple<std::string, std::string, std::uint64_t>;  // file, rule, hash of a line
    std::map<Key, std::size_t> counts_;
};

}  // namespace kiji::cli
