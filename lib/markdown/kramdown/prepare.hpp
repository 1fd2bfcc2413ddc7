// The pass before cmark-gfm: lines that kramdown reads otherwise are rewritten to what cmark-gfm
// reads as the same, or become marks.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/kramdown/marks.hpp"
#include "markdown/site_engine.hpp"

namespace kiji::markdown::kramdown {

struct Prepared {
    std::string text{};
    Marks marks{};
    std::deque<std::string> kept{};  // what marks have views into
    /// Where the lines of `text` are others than those it was made of: from line `first` on, line n
    /// of `text` is line n + `shift` of the source. Lines count from 1.
    struct Shift {
        std::size_t first = 1;
        std::ptrdiff_t shift = 0;
    };
    std::vector<Shift> shifts{};

    /// The line of the source that `line` of `text` comes from.
    [[nodiscard]] std::size_t source_line(std::size_t line) const;
};

/// `source` must live as long as what is returned; its line ends are "\n". O(size).
Prepared prepare(std::string_view source, const KramdownOptions& options);

}  // namespace kiji::markdown::kramdown
