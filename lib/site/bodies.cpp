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
    oldest_first_.push_back(&item);
    bytes_ += body.text->size();
    while (bytes_ > most_bytes && oldest_first_.size() > 1) {
        const auto oldest = known_.find(oldest_first_.front());
        bytes_ -= oldest->second.text->size();
        known_.erase(oldest);
        oldest_first_.pop_front();
    }
}

}  // namespace kiji::site
