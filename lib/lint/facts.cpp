#include "lint/facts.hpp"

#include <cassert>

#include "lint/facts/blocks.hpp"
#include "lint/facts/inlines.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/facts/outline.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/facts/references.hpp"
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

const Lines& Facts::lines() const {
    if (!lines_)
        lines_ = std::make_shared<const Lines>(*doc_);
    return *lines_;
}

const Blocks& Facts::blocks(bool knows_jekyll) const {
    if (!blocks_)
        blocks_ = std::make_shared<const Blocks>(*doc_, lines(), knows_jekyll);
    return *blocks_;
}

const LineKinds& Facts::line_kinds() const {
    if (!line_kinds_)
        line_kinds_ = std::make_shared<const LineKinds>(*doc_, lines(), headings());
    return *line_kinds_;
}

const std::vector<WrittenHeading>& Facts::headings() const {
    if (!headings_)
        headings_ =
            std::make_shared<const std::vector<WrittenHeading>>(find_headings(*doc_, lines()));
    return *headings_;
}

const Inlines& Facts::inlines(bool knows_jekyll) const {
    if (!inlines_)
        inlines_ = std::make_shared<const Inlines>(*doc_, knows_jekyll);
    assert(inlines_->knows_jekyll() == knows_jekyll);
    return *inlines_;
}

const References& Facts::references(bool knows_jekyll) const {
    if (!references_)
        references_ = std::make_shared<const References>(*doc_, inlines(knows_jekyll));
    return *references_;
}

const ProseText& Facts::prose_text() const {
    if (!prose_text_)
        prose_text_ = std::make_shared<const ProseText>(*doc_);
    return *prose_text_;
}

}  // namespace kiji::lint
