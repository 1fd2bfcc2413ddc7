// The memory cmark-gfm works in: one arena for each thread, reset after each document.
//
//     CmarkMemory memory(byte_limit);
//     Feed feed{.memory = memory, .text = text};        // trivial members only
//     if (!memory.run(feed_document, &feed))            // void feed_document(void* feed)
//         return Error{... feed.parser->line_number ...};
//     walk(feed.root);                                  // until `memory` ends
//
// cmark-gfm cannot be told that memory has run out: it aborts the process where an allocator gives
// nothing. So the allocator never returns then, but leaves by longjmp to run().
#pragma once

#include <cstddef>
#include <span>

struct cmark_parser;

namespace kiji::markdown {

class CmarkArena;

/// One document's turn with the memory of this thread. All that cmark-gfm allocated is gone when it
/// ends; nothing needs to be freed, and cmark_parser_free and cmark_node_free are waste. At most
/// one at a time on a thread.
class CmarkMemory {
  public:
    /// `byte_limit`: of all allocations together. cmark-gfm's `free` gives nothing back, so the
    /// count is one of work done, the same on every machine.
    explicit CmarkMemory(std::size_t byte_limit);
    CmarkMemory(const CmarkMemory&) = delete;
    CmarkMemory& operator=(const CmarkMemory&) = delete;
    ~CmarkMemory();

    /// Calls `work(argument)`. False where the limit was passed on the way: then `work` was left in
    /// the middle of an allocation, so neither it nor what it calls may have anything with a
    /// destructor on the stack. What was allocated can still be read. All that allocates in
    /// cmark-gfm (parser, feed, finish, iterators) must be called inside of it.
    [[nodiscard]] bool run(void (*work)(void*), void* argument);

    /// A parser with the extensions table, strikethrough, autolink and tasklist and with footnotes.
    /// Call it inside run().
    cmark_parser* new_parser();
    /// A parser with these options and extensions. Call it inside run().
    cmark_parser* new_parser(int options, std::span<const char* const> extensions);

    /// Bytes allocated so far.
    [[nodiscard]] std::size_t bytes() const;

  private:
    CmarkArena* arena_;  // of the thread
};

}  // namespace kiji::markdown
