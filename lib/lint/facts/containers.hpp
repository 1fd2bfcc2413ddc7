// Quotes, lists and footnotes, line by line, as micromark opens, keeps and ends them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "lint/facts/block_lists.hpp"
#include "lint/facts/flow.hpp"
#include "lint/facts/line_cursor.hpp"

namespace kiji::lint {

/// The prefix of an item, read.
struct ItemStart {
    ListItem item{};
    char marker = 0;
    std::size_t size = 0;  // in columns, with the blanks before it
    LineCursor behind{};
};

/// A document, or the content of a directive.
class Containers {
  public:
    struct Around {
        std::uint32_t parent = no_block;  // the directive
        bool in_list = false;
        std::size_t depth = 0;  // of directives
    };
    Containers(const ScanSetup& setup, BlockLists& out, const Around& around);
    Containers(const Containers&) = delete;
    Containers& operator=(const Containers&) = delete;
    ~Containers();

    /// What stands before `cursor` on the line, of containers around a directive.
    struct Before {
        bool behind_quote = false;
        bool prefixed = false;
    };
    /// True where the line has content other than prefixes of quotes.
    bool feed(LineCursor cursor, std::uint32_t line, Before before);
    void close();

  private:
    struct Container {
        std::uint32_t block = no_block;
        BlockKind kind = BlockKind::quote;
        // of a list:
        char marker = 0;
        std::size_t size = 0;  // blanks that the content of an item needs before it
        bool begins_empty = false;
        bool empty_line_behind = false;
    };
    enum class Goes : std::uint8_t { on, to_next_item, no };
    struct Line;

    Goes go_on(Container& container, Line& at);
    Goes go_on_list(Container& list, Line& at);
    bool begins_container(const Line& at, bool interrupting) const;
    bool begin_container(Line& at, bool interrupting);
    void add_item(Container& list, const ItemStart& start, Line& at);
    void take_quote_prefix(Line& at);
    void note_blanks(const Line& at, Span blanks, bool before_list);
    void close_flow(std::uint32_t line);
    void exit_to(std::size_t count);
    bool holds_list(std::size_t count) const;
    std::uint32_t parent(std::size_t count) const;

    const ScanSetup* setup_;
    BlockLists* out_;
    Around around_;
    std::vector<Container> stack_;
    std::unique_ptr<Flow> flow_;
};

}  // namespace kiji::lint
