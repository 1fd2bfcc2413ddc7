// Whether bytes are text that kiji can read.
#pragma once

#include <optional>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "source/source_file.hpp"

namespace kiji {

/// Nothing where `file` is UTF-8 text; else why it is not, with line and column: UTF-16 by its BOM,
/// a NUL byte (binary), bytes that are not UTF-8 (naming Shift_JIS, EUC-JP or Latin-1 where the
/// bytes look like one), larger than `limits.file_bytes`. An empty file is text. O(size).
std::optional<Error> check_text(const SourceFile& file, const Limits& limits);

}  // namespace kiji
