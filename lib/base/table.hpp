// Large tables that are read and written all over.
#pragma once

#include <cstddef>
#include <type_traits>

namespace kiji {

/// Zeroed memory that is given back as a whole. From a few megabytes on in large pages, where the
/// system has them: with small ones nearly every access all over a table of 100 MB waits for a look
/// into the page tables as well. Throws std::bad_alloc.
class TableMemory {
  public:
    explicit TableMemory(std::size_t bytes);
    ~TableMemory();
    TableMemory(const TableMemory&) = delete;
    TableMemory& operator=(const TableMemory&) = delete;

    void* data() const { return data_; }

  private:
    std::size_t bytes_;
    void* data_ = nullptr;
};

/// So many values, all bytes zero.
template <typename Value>
class Table {
    static_assert(std::is_trivially_copyable_v<Value> && std::is_trivially_destructible_v<Value>);

  public:
    explicit Table(std::size_t size) : memory_(size * sizeof(Value)), size_(size) {}

    std::size_t size() const { return size_; }
    Value* data() { return static_cast<Value*>(memory_.data()); }
    const Value* data() const { return static_cast<const Value*>(memory_.data()); }
    Value* begin() { return data(); }
    const Value* begin() const { return data(); }
    Value& operator[](std::size_t i) { return data()[i]; }
    const Value& operator[](std::size_t i) const { return data()[i]; }

  private:
    TableMemory memory_;
    std::size_t size_;
};

}  // namespace kiji
