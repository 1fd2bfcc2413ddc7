// Keeps input away from cmark-gfm that it would be busy with for minutes. Several of its loops are
// quadratic; each guard counts what multiplies there before the loop is entered, and refuses what
// no real document has. Work is counted, never time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.hpp"

struct cmark_node;
struct cmark_parser;

namespace kiji::markdown {

/// Asked along with the parser that is fed one document line by line. After the first false, feed
/// nothing more: stop() says why.
class Guards {
  public:
    Guards(const Limits& limits, std::size_t body_bytes);

    /// Before a line goes in. `line` is without its line end.
    [[nodiscard]] bool before_line(const cmark_parser& parser, std::string_view line);
    /// After it. O(depth).
    [[nodiscard]] bool after_line(const cmark_parser& parser);
    /// After the last line, before cmark_parser_finish. O(size of paragraphs).
    [[nodiscard]] bool before_inlines(const cmark_parser& parser);

    struct Stop {
        std::string message;     // what there is too much of, and the limit
        std::size_t line = 0;    // of the body, from 1
        std::size_t column = 0;  // in bytes, from 1
    };
    const Stop& stop() const { return stop_; }

  private:
    bool refuse(std::string message, int line, int column);
    bool refuse_cost(std::string_view what, int line, int column);
    bool spend(std::uint64_t steps);
    bool table_may_begin(const cmark_parser& parser, std::string_view line);
    bool inlines(const cmark_node& block);

    Limits limits_;
    std::uint64_t steps_limit_;
    std::uint64_t steps_ = 0;
    std::size_t table_cells_ = 0;
    Stop stop_;
};

}  // namespace kiji::markdown
