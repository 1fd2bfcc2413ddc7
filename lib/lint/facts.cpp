#include "lint/facts.hpp"

#include "lint/facts/liquid_tags.hpp"
#include "lint/rules/encoding/odd_characters.hpp"

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

const std::vector<OddCharacter>& Facts::odd_characters() const {
    if (!odd_characters_)
        odd_characters_ =
            std::make_shared<const std::vector<OddCharacter>>(lint::odd_characters(doc_->text()));
    return *odd_characters_;
}

const LiquidTags& Facts::liquid_tags() const {
    if (!liquid_tags_)
        liquid_tags_ = std::make_shared<const LiquidTags>(doc_->text(), doc_->body());
    return *liquid_tags_;
}

}  // namespace kiji::lint
