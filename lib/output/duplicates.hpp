// What dedupe found, with all that showing it takes.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "dedupe/dedupe.hpp"

namespace kiji::output {

/// Takes a report piece by piece, so that it is never held as a whole.
using Sink = std::function<void(std::string_view)>;

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
};

/// How many surplus copies, and what share of the text, in one line for people.
std::string summary_of(const Duplicates& found);

}  // namespace kiji::output
