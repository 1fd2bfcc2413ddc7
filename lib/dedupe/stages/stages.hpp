// Similar paragraphs past one machine: steps that read lines and write lines in constant memory,
// between which any engine sorts. `kiji help scale` tells how they go together.
//
// Each stream begins with a line that says what it is and of which version; streams of one kind may
// be cut into any number of parts, sorted, and merged. Fields are parted by tabs; in names and
// texts a tab, a line end and a backslash are written \t, \n and \\. Sorted means by bytes
// (LC_ALL=C), by the fields in their order.
//
//     units       TEXT 2 FILE LINES FORM           a paragraph, its place and its normal form
//     bands       BAND TEXT                        a text that may be like those of its band
//     candidates  TEXT 3 TEXT                      two texts that share a band
//     attached    TEXT 4 TEXT FORM                 the same, with the normal form of the second
//     pairs       TEXT 5 TEXT JACCARD CONTAINMENT  two texts that are similar
//     edges       TEXT 1 TEXT                      both ways round: two texts of one group
//     groups      GROUP 6 FILE LINES               a paragraph that stands twice, and with which
//
// TEXT is the hash of a normal form: a text that stands ten thousand times is one text in all
// stages but the first and the last.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

/// The next line without its end, good until the next call; nothing at the end.
using ReadLine = std::function<Result<std::optional<std::string_view>>()>;
/// Takes a line with its end.
using WriteLine = std::function<void(std::string_view)>;

struct StageOptions {
    double bound = 0.7;         // Jaccard similarity from which two texts are similar
    std::size_t crowd = 1'000;  // so many texts of a band are paired each with each
    std::size_t threads = 0;    // of `join`; 0: one for each processor
};

struct Stage {
    std::string_view name;
    std::string_view summary;  // what it takes and what it gives
    /// Reads all lines and writes its own. What is to be told besides, or nothing. Error: a line is
    /// not of a kind it takes, or not in its place, which a sort by other rules does. Holds one
    /// text, and of a band as many names of texts as `crowd` says.
    Result<std::string> (*run)(const ReadLine& read, const WriteLine& write,
                               const StageOptions& options);
};

/// All stages behind `units`, in the order in which they are used.
std::span<const Stage> stages();

/// The first stage: writes the paragraphs of posts that are long enough to be compared across
/// posts (`Options::across_floor`).
class UnitWriter {
  public:
    explicit UnitWriter(WriteLine write);
    /// `markers`: further lines that count as chunk markers. O(size).
    void add(const Document& doc, std::span<const std::string> markers);

  private:
    WriteLine write_;
    std::string line_;
};

}  // namespace kiji::dedupe
