#include "base/table.hpp"

#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace kiji {
namespace {

/// Below, the table fits the caches, or nearly.
constexpr std::size_t least_mapped = std::size_t{4} << 20U;

}  // namespace

TableMemory::TableMemory(std::size_t bytes) : bytes_(bytes) {
    if (bytes < least_mapped) {
        data_ = std::calloc(bytes + 1, 1);
        if (data_ == nullptr)
            throw std::bad_alloc();
        return;
    }
    data_ = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data_ == MAP_FAILED)
        throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    ::madvise(data_, bytes, MADV_HUGEPAGE);  // a wish: it does as well without
#endif
}

TableMemory::~TableMemory() {
    if (bytes_ < least_mapped)
        std::free(data_);
    else
        ::munmap(data_, bytes_);
}

}  // namespace kiji
