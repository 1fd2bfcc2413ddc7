#include "lint/facts.hpp"

namespace kiji::lint {

const std::vector<prose::Marker>& Facts::markers() const {
    if (!markers_)
        markers_ = prose::find_markers(*doc_, config_->markers);
    return *markers_;
}

const std::vector<prose::Cut>& Facts::cuts() const {
    if (!cuts_)
        cuts_ = prose::find_cuts(*doc_, markers());
    return *cuts_;
}

}  // namespace kiji::lint
