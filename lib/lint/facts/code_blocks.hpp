// Blocks of code as they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/facts/lines.hpp"

namespace kiji::lint {

/// Lines are 0-based.
struct WrittenCode {
    bool fenced = false;
    char fence = 0;  // '`' or '~'
    std::size_t first_line = 0;
    /// That of the closing fence, or where there is none, the last line of the code; the empty one
    /// behind the last line end of the file belongs to it.
    std::size_t last_line = 0;
    Span opening{};  // the characters of the fence
    Span info{};
    Span span{};  // from the fence, or from the first character of the code, to its end
    std::uint32_t lines_begin = 0;
    std::uint32_t lines_end = 0;
};

/// All of a document, in order.
class CodeBlocks {
  public:
    /// As the tree has them. O(nodes).
    CodeBlocks(const Document& doc, const Lines& lines);
    /// As micromark has them. O(blocks).
    CodeBlocks(const Document& doc, const Blocks& blocks);

    std::span<const WrittenCode> all() const { return all_; }
    /// The code, line by line.
    std::span<const Span> lines(const WrittenCode& code) const {
        return std::span(lines_).subspan(code.lines_begin, code.lines_end - code.lines_begin);
    }

  private:
    void add_line(WrittenCode& code, Span line);

    std::vector<WrittenCode> all_;
    std::vector<Span> lines_;
};

}  // namespace kiji::lint
