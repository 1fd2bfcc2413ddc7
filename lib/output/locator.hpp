// Positions of offsets that lie near one another.
#pragma once

#include <cstddef>

#include "output/output.hpp"
#include "source/line_index.hpp"
#include "source/source_file.hpp"

namespace kiji::output {

/// As LineIndex::position, but counting from the last place asked for where that is nearer than the
/// start of the line: a report of n findings in one line of a megabyte stays O(n + line).
class Locator {
  public:
    /// Keeps a reference to `file`.
    explicit Locator(const SourceFile& file, Columns columns = Columns::code_points)
        : file_(&file), columns_(columns) {}

    /// `offset` is the start of a code point of the file, or its end. `column` counts what was
    /// asked for.
    Position at(std::size_t offset);

  private:
    const SourceFile* file_;
    Columns columns_;
    std::size_t offset_ = 0;
    Position last_;
};

}  // namespace kiji::output
