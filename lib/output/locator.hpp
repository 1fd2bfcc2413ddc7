// Positions of offsets that lie near one another.
#pragma once

#include <cstddef>

#include "source/line_index.hpp"
#include "source/source_file.hpp"

namespace kiji::output {

/// As LineIndex::position, but counting from the last place asked for where that is nearer than the
/// start of the line: a report of n findings in one line of a megabyte stays O(n + line).
class Locator {
  public:
    /// Keeps a reference to `file`.
    explicit Locator(const SourceFile& file) : file_(&file) {}

    /// `offset` is the start of a code point of the file, or its end.
    Position at(std::size_t offset);

  private:
    const SourceFile* file_;
    std::size_t offset_ = 0;
    Position last_;
};

}  // namespace kiji::output
