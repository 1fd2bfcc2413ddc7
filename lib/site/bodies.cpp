#include "site/bodies.hpp"

namespace kiji::site {

Body Bodies::find(const Item& item) const {
    const std::scoped_lock lock(mutex_);
    const auto found = known_.find(&item);
    return found == known_.end() ? Body() : found->second;
}

void Bodies::put(const Item& item, const Body& body) {
    const std::scoped_lock lock(mutex_);
    if (!known_.emplace(&item, body).second)
        return;
    const std::size_t size = body.text->size();
    oldest_first_.push_back({&item, size});
    bytes_ += size;
    while (bytes_ > most_bytes && oldest_first_.size() > 1) {
        bytes_ -= oldest_first_.front().bytes;
        known_.erase(oldest_first_.front().item);
        oldest_first_.pop_front();
    }
}

}  // namespace kiji::site
