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
    Span opening;  // the first "---" with its blanks, without its line end
    Span matter;   // the lines between the fences
    Span closing;  // the closing "---" or "..." with its blanks, without its line end
    Span body;     // from the first line after the closing fence that is not blank to the end
    bool present = false;
};

/// Splits `file` at its front matter fences as Jekyll 4 does: "---" and blanks at byte 0 (after an
/// optional BOM), closed by the first line "---" or "..." with trailing blanks, also where that
/// line was meant for a block scalar; blank lines behind it belong to no section. Unlike Jekyll, a
/// lone
/// "\r" ends a line here, as it does for YAML and Markdown. An opening fence that is never closed
/// is a Diagnostic (rule "front-matter-unclosed", error, with an unsafe fix) in `out` where the
/// line that follows looks like front matter (else it is a thematic break), and the file is read as
/// if it had none. O(size). Never throws; keeps no reference to `file`.
Sections split(const SourceFile& file, Diagnostics& out);

/// Splits `file` as markdownlint 0.40 does: besides "---" to "---", also "+++" to "+++" or "..."
/// (TOML) and "{" to "}" (JSON), each alone on its line; nothing is read but the fences. O(size).
Sections split_any(const SourceFile& file);

/// Front matter as read. `data` is an object; it is empty where there is no front matter, where it
/// is empty, or where it could not be read (`ok` is false then).
struct FrontMatter {
    Sections sections;
    const Value* data = nullptr;
    yaml::Places places;
    bool ok = true;
};

/// The front matter of `file` as `split_any` finds it, of which nothing is read: it has no keys.
FrontMatter read_fences(const SourceFile& file);

/// Reads the front matter of `file`. Values live in `arena` and in `file`. Findings: those of
/// `split` and of `yaml::read`, and "front-matter-not-mapping" (error). Front matter longer than
/// `limits.front_matter_bytes` is a "front-matter-syntax" error. Never throws.
FrontMatter read(const SourceFile& file, Arena& arena, const Limits& limits, Diagnostics& out);

/// The edits that give `key` (top level) the scalar `value`; none where it has it already. A string
/// keeps the quotes of the string that it replaces, and gets quotes where plain style would be read
/// as anything else. All other bytes stay, comments and order included; a missing key is added as
/// the last line. Error: there is no front matter to change, it could not be read, the key stands
/// in a flow mapping or holds a collection, or another value would change with it (through an
/// anchor). O(size of the front matter): the outcome is read again and compared.
Result<EditGroup> set(const SourceFile& file, const FrontMatter& matter, std::string_view key,
                      const Value& value);

}  // namespace kiji::front_matter
