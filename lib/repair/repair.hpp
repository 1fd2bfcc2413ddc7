// The door to repair: the only writer of people's sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "source/span.hpp"

namespace kiji::repair {

/// Puts `after` in the place of the file whose bytes were `before` when it was read. Error: it has
/// changed since, or could not be written; then it is as it was. Equal texts write nothing.
Result<void> write(FileSystem& files, const Path& path, std::string_view before,
                   std::string_view after);

/// Text that stays, and says what a removed one said.
struct Kept {
    Path file;                   // empty: the file of the removal
    Span span;                   // of that file as it was
    std::size_t first_line = 0;  // 1-based, of that file as it was
    std::size_t last_line = 0;
    friend bool operator==(const Kept&, const Kept&) = default;
};

/// Bytes that are taken out of a file.
struct Removal {
    Span span;           // of the file as it was
    std::string reason;  // one word, for the log: "copy"
    std::vector<Kept> kept{};
    bool blank = false;  // one blank takes their place
    friend bool operator==(const Removal&, const Removal&) = default;
};

/// The text without what is taken out. `removals` are sorted and disjoint. O(size).
std::string without(std::string_view before, std::span<const Removal> removals);

/// What happens to one file. Its text is UTF-8 and no removal parts a character.
struct Change {
    Path path;
    std::string before;  // as it was read
    std::vector<Removal> removals;
};

/// Where a repair leaves what it takes to undo it.
struct Keeping {
    Path log;     // replaced if it is there
    Path backup;  // a folder for the files as they were; empty: none are kept
};

struct Repaired {
    std::vector<Path> written;  // in the order given
    std::vector<Error> errors;  // why the others were not
};

/// Takes out what `changes` say. In this order: files that changed since they were read are left
/// out; copies are put below `keeping.backup`, under the paths as given (never over another text);
/// the log is on the disk; files are replaced one by one, each whole or not at all. So whenever it
/// is killed, each file is old or new and the log undoes what was done. Folders that are missing
/// for log and backup are made, for their owner alone. Where the log cannot be written nothing is.
Repaired apply(FileSystem& files, std::span<const Change> changes, const Keeping& keeping);

/// What became of one file of a log.
enum class Undo : std::uint8_t {
    restored,   // byte for byte what it was before the repair
    put_back,   // it had changed since: what was taken out stands again where it stood
    untouched,  // it was as before the repair already
};
struct Undone {
    Path path;
    Undo how = Undo::restored;
    friend bool operator==(const Undone&, const Undone&) = default;
};
struct UndoReport {
    std::vector<Undone> done;
    std::vector<Error> errors;  // files that are left as they are, and why
};

/// Puts back what the repair of `log` took out. A file that changed since is put right only where
/// the text on both sides of each removal still stands there, once; else it is left alone, with an
/// Error in the report. Can be repeated. Error: the log cannot be read.
Result<UndoReport> undo(FileSystem& files, const Path& log);

}  // namespace kiji::repair
