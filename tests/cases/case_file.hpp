// A Markdown file that says what goes in and what comes out.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiji::cases {

/// A fence of four or more ticks: "```` md input name=a.md visible" and its lines.
struct Fence {
    std::string ticks;
    std::string info;
    std::string body;  // with a newline at the end of each line

    /// The word at `index` of the info string, or nothing.
    std::string_view word(std::size_t index) const;
};

/// Prose with its line ends, or a fence.
struct Part {
    std::string prose;
    std::optional<Fence> fence;
};

/// An input and what belongs to it.
struct Case {
    std::string subject;  // what the case file is called, without its ending
    std::string heading;  // the last heading above it
    std::string name = "post.md";
    std::string preset;
    std::string input;
    std::string config;
    std::string options;
    std::string site;  // the files beside the input, each behind a line "==> NAME <=="
    bool visible = false;
};

/// One kind of outcome. `of`: nothing where this case has none, and then no fence either.
struct Outcome {
    std::string_view language;  // "text"
    std::string_view name;      // "findings"
    std::function<std::optional<std::string>(const Case&)> of;
};

/// What one outcome of one case is and what the file says that it is.
struct Compared {
    std::string heading;
    std::string_view outcome;
    std::string expected;
    std::string found;
};

struct Run {
    std::vector<Compared> compared;
    std::string rewritten;  // the file with the outcomes that were found
};

/// Runs all cases of the file called `subject`. Prose and inputs stand in `rewritten` as they are.
Run run(std::string_view subject, std::string_view text, const std::vector<Outcome>& outcomes);

}  // namespace kiji::cases
