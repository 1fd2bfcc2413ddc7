// What stands in a container, line by line: paragraphs, code, tables and all other blocks that hold
// no blocks; and directives, whose content is a document of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "lint/facts/block_lists.hpp"
#include "lint/facts/block_syntax.hpp"
#include "lint/facts/html_flow.hpp"
#include "lint/facts/line_cursor.hpp"

namespace kiji::lint {

class Containers;

/// A line behind the prefixes of its containers.
struct FlowLine {
    LineCursor cursor;
    std::uint32_t line = 0;
    bool lazy = false;                // not all open containers go on with it
    std::uint32_t parent = no_block;  // of a block that begins here
    bool behind_quote = false;        // the prefix of a quote stands directly before it
    bool prefixed = false;            // the prefix of a quote stands on the line
    bool in_list = false;             // a block that begins here is within a list
    bool in_open_list = false;        // so is one that goes on here
};

/// One flow of micromark: it may outlive containers, and takes lines until it is closed.
class Flow {
  public:
    Flow(const ScanSetup& setup, BlockLists& out, std::size_t depth);
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;
    ~Flow();

    /// True where the line has content: more than blanks, or blanks that are code.
    bool feed(const FlowLine& at);
    /// There is no further line. True where micromark counts the next line to what was open.
    bool close();

    /// A block is open that another line may belong to.
    bool is_busy() const { return state_ != State::none; }
    /// No container may begin within the open block.
    bool is_concrete() const {
        return state_ == State::code || state_ == State::math || state_ == State::html ||
               state_ == State::directive;
    }
    /// A block is open that goes on behind blank lines, until something closes it.
    bool waits_for_end() const {
        return is_concrete() && (state_ != State::html || !html_->ends_at_blank());
    }
    /// A block is open that began before `line`.
    bool holds_from_before(std::uint32_t line) const {
        return is_busy() && (out_->blocks[block_].first_line < line || breaks_off_);
    }

  private:
    enum class State : std::uint8_t { none, paragraph, indented, code, math, html, directive };

    /// Goes on with the open block; nothing where that ends before this line.
    std::optional<bool> go_on(const FlowLine& at);
    bool go_on_fenced(const FlowLine& at);
    std::optional<bool> go_on_indented(const FlowLine& at);
    std::optional<bool> go_on_paragraph(const FlowLine& at);
    bool interrupts(const FlowLine& at) const;
    bool begin(const FlowLine& at);
    bool begin_by_sign(const FlowLine& at, const LineCursor& content);
    bool begin_heading(const FlowLine& at, const LineCursor& content);
    void begin_fenced(const FlowLine& at, const LineCursor& content, State state, BlockKind kind,
                      const Fence& fence);
    void begin_directive(const FlowLine& at, const LineCursor& content, const Fence& fence);
    void begin_table(const FlowLine& at);
    void add_row(const FlowLine& at, bool delimiter);
    void open(State state, BlockKind kind, const FlowLine& at, const LineCursor& content);
    void add_indented_line(const FlowLine& at);
    void end_at(std::uint32_t line);
    bool paragraph_is_definitions() const;
    /// True where there were any.
    bool note_blanks(const FlowLine& at, std::size_t most, bool in_list);

    const ScanSetup* setup_;
    BlockLists* out_;
    std::size_t depth_;  // of directives
    State state_ = State::none;
    std::uint32_t block_ = no_block;  // the open one
    std::uint32_t table_ = no_block;  // that the next line may be a row of
    std::uint32_t ended_ = no_block;  // the paragraph that the line before ended
    std::uint32_t last_line_ = 0;     // that was fed
    bool breaks_off_ = false;         // HTML that ended a paragraph with a lazy line
    Fence fence_{};                   // of code, math, directive
    std::size_t fence_indent_ = 0;
    std::optional<HtmlFlow> html_;
    FlowLine head_{};  // the line before, where it may be the head of a table
    bool has_head_ = false;
    std::size_t blanks_before_code_ = 0;   // quote blanks noted before blank lines in code
    std::unique_ptr<Containers> content_;  // of a directive
};

}  // namespace kiji::lint
