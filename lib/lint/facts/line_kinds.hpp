// Which lines stand in code, HTML, headings or tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/code_blocks.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/outline.hpp"

namespace kiji::lint {

/// By line of the file. O(nodes + lines).
class LineKinds {
  public:
    enum Kind : std::uint8_t {
        fenced = 1U,        // a fence, or between fences
        inside_fence = 2U,  // between fences
        indented_code = 4U,
        html = 8U,
        heading = 16U,
        table = 32U,
    };
    static constexpr unsigned code = fenced | indented_code;

    LineKinds(const Lines& lines, const CodeBlocks& blocks);
    /// HTML and tables of the tree; lines of `math` are of no kind.
    void add(const Document& doc, const std::vector<LineRange>& math);
    /// HTML and tables as micromark has them.
    void add(const Blocks& blocks);
    void add(const std::vector<WrittenHeading>& headings);

    /// True where `line` is of one of `kinds`.
    bool is(std::size_t line, unsigned kinds) const {
        return line < kinds_.size() && (kinds_[line] & kinds) != 0;
    }

  private:
    void mark(std::size_t first, std::size_t last, unsigned kinds);

    std::vector<std::uint8_t> kinds_;
};

}  // namespace kiji::lint
