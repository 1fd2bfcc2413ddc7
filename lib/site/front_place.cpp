#include "site/front_place.hpp"

#include <utility>

#include "front_matter/front_matter.hpp"

namespace kiji::site {

Trouble trouble_at(const Item& item, std::string_view key, Diagnostic diagnostic) {
    Trouble trouble{.path = item.path, .diagnostic = std::move(diagnostic)};
    if (item.source == nullptr)
        return trouble;
    Arena arena;
    Diagnostics none;
    const front_matter::FrontMatter front = front_matter::read(*item.source, arena, Limits(), none);
    const Value* value = front.data->find(key);
    const yaml::Places::Place* place = value == nullptr ? nullptr : front.places.find(value);
    if (place == nullptr)
        return trouble;
    trouble.file = item.source.get();
    trouble.diagnostic.span = place->value;
    return trouble;
}

}  // namespace kiji::site
