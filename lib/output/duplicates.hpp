// What dedupe found, with all that showing it takes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "dedupe/dedupe.hpp"

namespace kiji::output {

/// Takes a report piece by piece, so that it is never held as a whole.
using Sink = std::function<void(std::string_view)>;

/// What `--fix` does.
struct Repairs {
    std::size_t copies = 0;    // blocks that stand elsewhere, and copies of the title
    std::size_t markers = 0;   // those in cut sentences too
    std::size_t joins = 0;     // of cut sentences
    std::size_t headings = 0;  // left empty
};

/// Views: everything here outlives the call that is given it. `posts` and `names` go by
/// `dedupe::Place::document`.
struct Duplicates {
    const dedupe::Report& report;
    dedupe::Posts posts;
    /// What programs call the posts: the path below the folder that was named, or the name given.
    std::span<const std::string> names;
    std::span<const Error> errors;  // what could not be read, in order
    std::size_t files = 0;          // how many of `posts` could be read
    /// What was not compared; empty where nobody asked.
    std::span<const dedupe::LeftOut> left_out{};
    /// As planned; nothing where nobody planned it.
    std::optional<Repairs> fix{};
};

/// How many surplus copies, and what share of the text, in one line for people.
std::string summary_of(const Duplicates& found);

}  // namespace kiji::output
