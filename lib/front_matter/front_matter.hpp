// The YAML block at the head of a post: find it, read it, change one key of it.
#pragma once

#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"
#include "value/value.hpp"
#include "value/yaml.hpp"

namespace kiji::front_matter {

/// Where the parts of a file lie. Bytes; all spans lie in file.text(). Without front matter the
/// fences and `matter` are empty and `body` is the whole file (after a BOM).
struct Sections {
    Span opening;  // the first "---" without its line end
    Span matter;   // the lines between the fences
    Span closing;  // the closing "---" or "..." without its line end
    Span body;     // from the line after the closing fence to the end
    bool present = false;
};

/// Splits `file` at its front matter fences as Jekyll does: "---" and blanks at byte 0 (after an
/// optional BOM), closed by a line "---" or "..." with trailing blanks. An opening fence that is
/// never closed is a Diagnostic (rule "front-matter-unclosed", error) in `out` where the lines that
/// follow look like front matter, and the file is read as if it had none. O(size). Never throws;
/// keeps no reference to `file`.
Sections split(const SourceFile& file, Diagnostics& out);

/// Front matter as read. `data` is an object; it is empty where there is no front matter, where it
/// is empty, or where it could not be read (`ok` is false then).
struct FrontMatter {
    Sections sections;
    const Value* data = nullptr;
    yaml::Places places;
    bool ok = true;
};

/// Reads the front matter of `file`. Values live in `arena` and in `file`. Findings: those of
/// `split` and of `yaml::read`, and "front-matter-not-mapping" (error).
FrontMatter read(const SourceFile& file, Arena& arena, const Limits& limits, Diagnostics& out);

/// The edits that give `key` (top level) the scalar `text`, quoted where plain style would be read
/// as anything else than `value`. All other bytes stay, comments and order included; a missing key
/// is added as the last line. Error: there is no front matter to change, it could not be read, or
/// the key stands in a flow mapping or holds a collection.
Result<EditGroup> set(const SourceFile& file, const FrontMatter& matter, std::string_view key,
                      const Value& value);

}  // namespace kiji::front_matter
