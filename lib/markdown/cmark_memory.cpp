#include "markdown/cmark_memory.hpp"

#include <cassert>
#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "markdown/cmark_wrap.hpp"

namespace kiji::markdown {
namespace {

// Stands before every allocation. `zero` is what autolink reads where a text that begins with
// ":...@" makes it look for "mailto:" in front of its buffer (CVE-2023-22485, up to seven bytes): a
// byte of this header ends that search on every machine, whatever its byte order.
struct Header {
    std::uint32_t size = 0;  // what realloc has to copy
    std::uint32_t zero = 0;
};

constexpr std::size_t alignment = 8;  // pointers and size_t are the widest that cmark-gfm keeps
constexpr std::size_t first_block = std::size_t{256} << 10U;
// A thread keeps one block of this size at most between documents.
constexpr std::size_t largest_kept = std::size_t{8} << 20U;

struct Free {
    void operator()(char* block) const { std::free(block); }
};

constexpr std::size_t rounded(std::size_t size) {
    return (size + alignment - 1) & ~(alignment - 1);
}

}  // namespace

class CmarkArena {
  public:
    // Blocks double, so that many are never needed, and none is added to the list by a C frame that
    // an exception could not pass.
    CmarkArena() { blocks_.reserve(64); }

    void open(std::size_t byte_limit) {
        limit_ = byte_limit;
        closed_bytes_ = 0;
        begin_ = next_ = end_ = last_ = nullptr;
        if (!blocks_.empty())
            use(blocks_.back());
    }

    void close() {
        std::size_t total = 0;
        for (const Block& block : blocks_)
            total += block.size;
        if (blocks_.size() > 1 || total > largest_kept) {
            blocks_.clear();
            if (total <= largest_kept)
                add_block(total);
        }
    }

    void* allocate(std::size_t size) {
        const std::size_t whole = rounded(size + sizeof(Header));
        if (whole > static_cast<std::size_t>(end_ - next_))
            make_room(whole);
        ::new (next_) Header{.size = static_cast<std::uint32_t>(size)};
        last_ = next_ + sizeof(Header);
        next_ += whole;
        return last_;
    }

    void* reallocate(void* memory, std::size_t size) {
        if (memory == nullptr)
            return allocate(size);
        auto* header = static_cast<Header*>(memory) - 1;
        if (size <= header->size)
            return memory;
        if (memory == last_ && rounded(size) <= static_cast<std::size_t>(end_ - last_)) {
            // A buffer that is being appended to is mostly the last thing allocated.
            header->size = static_cast<std::uint32_t>(size);
            next_ = last_ + rounded(size);
            return memory;
        }
        const std::size_t old_size = header->size;
        void* moved = allocate(size);
        std::memcpy(moved, memory, old_size);
        return moved;
    }

    [[nodiscard]] std::size_t bytes() const {
        return closed_bytes_ + static_cast<std::size_t>(next_ - begin_);
    }
    std::jmp_buf& escape() { return escape_; }

  private:
    struct Block {
        std::unique_ptr<char, Free> memory;
        std::size_t size;
    };

    void use(const Block& block) {
        begin_ = next_ = block.memory.get();
        // The limit is the end of the block, so that nothing else has to compare with it.
        const std::size_t left = limit_ - closed_bytes_;
        end_ = begin_ + (left < block.size ? left : block.size);
    }

    bool add_block(std::size_t size) {
        std::unique_ptr<char, Free> memory(static_cast<char*>(std::malloc(size)));
        if (memory == nullptr)
            return false;
        blocks_.push_back({std::move(memory), size});
        use(blocks_.back());
        return true;
    }

    void make_room(std::size_t whole) {
        const std::size_t used = bytes();
        if (whole > UINT32_MAX || whole > limit_ - used)
            leave();
        closed_bytes_ = used;
        const std::size_t wanted = blocks_.empty() ? first_block : 2 * blocks_.back().size;
        if (!add_block(whole > wanted ? whole : wanted))
            leave();
    }

    [[noreturn]] void leave() { std::longjmp(escape_, 1); }

    char* begin_ = nullptr;
    char* next_ = nullptr;
    char* end_ = nullptr;
    char* last_ = nullptr;
    std::size_t limit_ = 0;
    std::size_t closed_bytes_ = 0;  // in blocks before the current one
    std::vector<Block> blocks_;
    std::jmp_buf escape_{};
};

namespace {

// cmark-gfm's allocator takes no argument of ours, so the arena is found by thread. A bare pointer
// is read without the check for construction that the arena itself would need.
constinit thread_local CmarkArena* current = nullptr;

CmarkArena& arena_of_thread() {
    thread_local CmarkArena arena;
    return arena;
}

void* cleared(std::size_t count, std::size_t size) {
    void* memory = current->allocate(count * size);  // two small numbers each time: no overflow
    return std::memset(memory, 0, count * size);
}
void* resized(void* memory, std::size_t size) {
    return current->reallocate(memory, size);
}
void kept(void* /*memory*/) {}

constinit cmark_mem allocator{cleared, resized, kept};

}  // namespace

CmarkMemory::CmarkMemory(std::size_t byte_limit) : arena_(&arena_of_thread()) {
    set_up_cmark();
    assert(current == nullptr);
    current = arena_;
    arena_->open(byte_limit);
}

CmarkMemory::~CmarkMemory() {
    arena_->close();
    current = nullptr;
}

bool CmarkMemory::run(void (*work)(void*), void* argument) {
    [[maybe_unused]] const CmarkTurn turn;
    if (setjmp(arena_->escape()) != 0)
        return false;
    work(argument);
    return true;
}

cmark_parser* CmarkMemory::new_parser() {
    return new_parser(cmark_options, cmark_extensions);
}

// A parser needs a memory that is open.
// NOLINTNEXTLINE(readability-convert-member-functions-to-static)
cmark_parser* CmarkMemory::new_parser(int options, std::span<const char* const> extensions) {
    assert(current == arena_);
    cmark_parser* parser = cmark_parser_new_with_mem(options, &allocator);
    for (const char* name : extensions)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    return parser;
}

std::size_t CmarkMemory::bytes() const {
    return arena_->bytes();
}

}  // namespace kiji::markdown
