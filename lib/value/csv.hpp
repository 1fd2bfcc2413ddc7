// Tables of text, as Ruby's CSV reads them.
#pragma once

#include "base/result.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"

namespace kiji::csv {

/// Rows of fields parted by `separator`; a field in double quotes may hold separators, line ends
/// and doubled quotes. With `headers` the first row names the fields and each further row is an
/// object; without, a row is an array. All fields are text, one without a character nil; fields
/// beyond the headers have the key nil. Error, with line: a quote is never closed, or stands within
/// a field. O(size).
Result<Value> read(const SourceFile& file, char separator, bool headers, Arena& arena);

}  // namespace kiji::csv
