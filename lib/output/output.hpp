// The door to output: findings and duplicates in each format, code frames, unified diffs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "output/duplicates.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji::output {

enum class Color : std::uint8_t { off, on };
/// Which characters pictures are made of.
enum class Glyphs : std::uint8_t { blocks, ascii };
/// How much of a long report is shown.
enum class Detail : std::uint8_t { brief, whole };

/// What a column counts.
enum class Columns : std::uint8_t { code_points, utf16, bytes };

/// What depends on where the text is read, and by whom.
struct Style {
    Color color = Color::off;
    std::size_t width = 100;  // columns a line of a code frame may take, at least 40
    Glyphs glyphs = Glyphs::blocks;
    Detail detail = Detail::brief;
    Columns columns = Columns::code_points;  // of places, in all formats that leave a choice
    Safety fixes = Safety::safe;             // the least safe fixes that are shown in SARIF
};

/// One number of a summary: "errors", 3. `name` points at static storage.
struct Count {
    std::string_view name;
    std::size_t value = 0;
};

/// What stands at the end of a report.
struct Summary {
    std::string text{};           // one line for people
    std::vector<Count> counts{};  // for machines, in this order
    std::vector<Error> errors{};  // what could not be read or written, in order
};

/// One way to write a report. A report of findings is begin(), the pieces of findings() that are
/// not empty with `separator` between them, and end(): so it can be written while later files are
/// still read. All three are pure and safe from any thread. They are null where a format is for
/// duplicates alone, and duplicates() where it is for findings alone.
struct Format {
    std::string_view name;  // "text", "json"
    std::string_view summary;
    std::string_view separator{};
    std::string (*begin)(std::string_view command);
    /// Spans of `findings` are those of `file`; sorted by place they cost O(findings + size).
    std::string (*findings)(const SourceFile& file, const Diagnostics& findings, Style style);
    std::string (*end)(const Summary& summary, Style style);
    /// A whole report of `kiji dedupe`. O(groups + places + bytes shown).
    void (*duplicates)(const Duplicates& found, Style style, const Sink& out);
    /// The JSON Schema of a report of findings; null: there is none.
    std::string (*schema)() = nullptr;
};
/// All formats, in the order in which the help shows them; the first is the default.
std::span<const Format> formats();

/// One finding as a compiler shows it, with trailing newline:
///
///     post.md:12:1: warning: heading jumps from level 2 to 4 [heading-increment]
///        12 | #### Flags
///           | ^^^^ use level 3
///
/// Carets stand right under East Asian wide characters; long lines are cut around the place; what
/// could steer a terminal is escaped. Related places follow as notes.
std::string frame(const SourceFile& file, const Diagnostic& finding, Style style);

/// `kiji: a.md:2:7: could not read: …` for what could not be done, with trailing newline.
std::string show(const Error& error, Color color);

/// A unified diff with three lines of context that `patch -p1` and `git apply` take; empty where
/// the texts are equal. Line ends are kept. With Color::on it is for people: control characters are
/// escaped. O(size) but for stretches of up to 2,000 lines, which are compared line by line.
std::string unified_diff(std::string_view name, std::string_view before, std::string_view after,
                         Color color);

}  // namespace kiji::output
