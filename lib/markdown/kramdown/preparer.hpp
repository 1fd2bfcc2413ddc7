// Goes over the lines of a document with kramdown's rules for where blocks begin and end.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/kramdown/lines.hpp"
#include "markdown/kramdown/prepare.hpp"
#include "markdown/kramdown/tags.hpp"

namespace kiji::markdown::kramdown {

class Preparer {
  public:
    Preparer(std::string_view source, const KramdownOptions& options)
        : text_(source), options_(options) {}

    Prepared run();

  private:
    // A list item that is open.
    struct Item {
        int content = 0;  // the column its text begins at
        int shift = 0;    // columns that its lines are moved to the right by
        char marker = 0;  // '.' of a number
        bool definition = false;
    };

    // preparer.cpp: containers, paragraphs, lists
    void find_labels();
    void line(const Line& line);
    void containers(const Line& line);
    void block(const Line& line, std::size_t at, int column);
    bool ends_paragraph_here(std::string_view rest, int offset) const;
    void text_line(const Line& line, std::size_t at, std::string_view rest);
    void end_paragraph();
    bool list_item(const Line& line, std::size_t at, int column);
    bool definition(const Line& line, std::size_t at, int column);
    bool heading(const Line& line, std::size_t at, std::string_view rest);
    bool underline(const Line& line, std::size_t at, std::string_view rest);
    bool special(const Line& line, std::size_t at, int column);
    void begin_item(const Line& line);
    void copy(const Line& line, std::size_t end);
    void prefix(const Line& line, std::size_t at);
    void pad();
    void mark_line(const Line& line, std::size_t at, Mark mark);
    void put_mark(Mark mark);
    void shift_lines();

    // blocks_ahead.cpp: blocks of several lines, taken as a whole
    bool fence(const Line& line, std::size_t at, std::string_view rest);
    bool table(const Line& line, std::size_t at, std::string_view rest);
    bool math(const Line& line, std::size_t at, std::string_view rest);
    bool html(const Line& line, std::size_t at, std::string_view rest);
    bool extension(const Line& line, std::size_t at, std::string_view rest);
    bool abbreviation(const Line& line, std::size_t at, std::string_view rest);
    bool definition_of_link(const Line& line, std::size_t at, std::string_view rest);
    std::string_view rest_of_block(const Line& line, std::size_t at, std::size_t lines);
    bool element(const Line& line, std::size_t at);
    bool closing_tag(const Line& line, std::size_t at, std::string_view rest);
    void go_on_behind(const Line& line, std::size_t at, std::string_view region, std::size_t end);

    int base() const { return items_.empty() ? 0 : items_.back().content; }
    bool inside(const Line& line) const {
        return line.quotes == quotes_ && (line.blank() || line.indent >= base());
    }
    bool boundary_follows(std::size_t next) const;

    std::string_view text_;
    const KramdownOptions& options_;
    Prepared out_;
    std::size_t next_ = 0;  // where the next line begins
    std::vector<Item> items_;
    int quotes_ = 0;
    bool in_paragraph_ = false;
    bool boundary_ = true;      // nothing, a blank line or the like stands before
    bool blank_before_ = true;  // the line before was blank
    int paragraph_lines_ = 0;
    std::size_t paragraph_begin_ = 0;  // in the output
    bool after_paragraph_ = false;     // but for one blank line
    bool paragraph_at_boundary_ = false;
    std::vector<std::string> elements_;  // that hold Markdown, and are open
    // Fences of a kind and of at least this size that are not closed before here.
    struct Unclosed {
        std::size_t before = 0;
        std::size_t size = 0;
    };
    std::array<Unclosed, 2> unclosed_{};
    // Where the search for an end has failed it is not made again.
    bool no_math_ = false;
    bool no_comment_end_ = false;
    bool no_stop_ = false;
    std::optional<Line> behind_;  // what is left of a line whose begin was a block
    std::size_t from_ = 0;        // what stands before it in the line was written
    Item popped_{};               // the outermost item that the line has left
    int blank_lines_ = 0;         // right before the line
    bool padded_ = false;         // a line was written that the source does not have
    // Lines before these places were counted.
    std::size_t counted_in_ = 0;
    std::size_t counted_out_ = 0;
    std::ptrdiff_t lines_in_ = 0;
    std::ptrdiff_t lines_out_ = 0;
};

}  // namespace kiji::markdown::kramdown
