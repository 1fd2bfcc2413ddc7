#include "site/reading.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiji::site {

constinit thread_local Reading* current_reading = nullptr;

ReadingScope::ReadingScope(const Item& item) : before_(std::exchange(current_reading, &reading_)) {
    reading_.reader = &item;
    reading_.depth = before_ == nullptr ? 0 : before_->depth + 1;
}

ReadingScope::~ReadingScope() {
    if (before_ != nullptr) {
        std::ranges::move(reading_.pins, std::back_inserter(before_->pins));
        before_->reads = before_->reads | reading_.reads;
    }
    current_reading = before_;
}

}  // namespace kiji::site
