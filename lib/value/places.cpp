#include <algorithm>
#include <functional>

#include "value/yaml.hpp"

namespace kiji::yaml {

const Places::Place* Places::find(const Value* value) const {
    const auto found = std::ranges::lower_bound(entries_, value, std::less<>{}, &Entry::value);
    return found != entries_.end() && found->value == value ? &found->place : nullptr;
}

void Places::sort() {
    if (!std::ranges::is_sorted(entries_, std::less<>{}, &Entry::value))
        std::ranges::sort(entries_, std::less<>{}, &Entry::value);
}

}  // namespace kiji::yaml
