#include "lint/facts.hpp"

#include <algorithm>
#include <utility>

#include "lint/facts/anchors.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/facts/code_blocks.hpp"
#include "lint/facts/inlines.hpp"
#include "lint/facts/line_kinds.hpp"
#include "lint/facts/lines.hpp"
#include "lint/facts/liquid_tags.hpp"
#include "lint/facts/math_lines.hpp"
#include "lint/facts/outline.hpp"
#include "lint/facts/prose_text.hpp"
#include "lint/facts/references.hpp"
#include "lint/rule_times.hpp"
#include "lint/rules/encoding/odd_characters.hpp"
#include "lint/rules/site/site_links.hpp"

namespace kiji::lint {

template <typename Fact, typename Make>
const Fact& Facts::once(std::string_view name, std::shared_ptr<const Fact>& fact, Make make) const {
    if (fact)
        return *fact;
    if (times_ == nullptr)
        return *(fact = make());
    // What it asks for itself is told under its own name.
    const std::uint64_t begin = RuleTimes::now();
    const std::uint64_t told = told_;
    fact = make();
    const std::uint64_t taken = RuleTimes::now() - begin - (told_ - told);
    told_ += taken;
    times_->add_fact(name, taken);
    return *fact;
}

const std::vector<prose::Marker>& Facts::markers() const {
    using List = std::vector<prose::Marker>;
    return once("chunk markers", markers_, [this] {
        return std::make_shared<const List>(prose::find_markers(*doc_, config_->markers));
    });
}

const std::vector<prose::Cut>& Facts::cuts() const {
    using List = std::vector<prose::Cut>;
    return once("cut sentences", cuts_, [this] {
        return std::make_shared<const List>(
            prose::find_cuts(*doc_, markers(), prose::Behind::any_text));
    });
}

const prose::Length& Facts::length() const {
    return once("length of the text", length_, [this] {
        return std::make_shared<const prose::Length>(prose::measure(*doc_, markers()));
    });
}

const std::vector<OddCharacter>& Facts::odd_characters() const {
    using List = std::vector<OddCharacter>;
    return once("odd characters", odd_characters_, [this] {
        return std::make_shared<const List>(lint::odd_characters(doc_->text()));
    });
}

const LiquidTags& Facts::liquid_tags() const {
    return once("tags of Liquid", liquid_tags_,
                [this] { return std::make_shared<const LiquidTags>(doc_->text(), doc_->body()); });
}

const Lines& Facts::lines() const {
    return once("lines", lines_, [this] { return std::make_shared<const Lines>(*doc_); });
}

const Blocks& Facts::blocks() const {
    return once("blocks", blocks_,
                [this] { return std::make_shared<const Blocks>(*doc_, lines(), knows_jekyll_); });
}

const std::vector<LineRange>& Facts::math_lines() const {
    using List = std::vector<LineRange>;
    return once("math", math_lines_, [this] {
        // Hardly any post has math: most are spared the blocks.
        const bool has_math = doc_->text().find("$$") != std::string_view::npos;
        return std::make_shared<const List>(has_math ? lint::math_lines(blocks()) : List());
    });
}

const CodeBlocks& Facts::code_blocks() const {
    return once("code", code_blocks_, [this] {
        return knows_jekyll_ ? std::make_shared<const CodeBlocks>(*doc_, lines())
                             : std::make_shared<const CodeBlocks>(*doc_, blocks());
    });
}

const LineKinds& Facts::line_kinds() const {
    return once("kinds of lines", line_kinds_, [this] {
        auto kinds = std::make_shared<LineKinds>(lines(), code_blocks());
        if (knows_jekyll_)
            kinds->add(*doc_, math_lines());
        else
            kinds->add(blocks());
        kinds->add(headings());
        return std::shared_ptr<const LineKinds>(std::move(kinds));
    });
}

const std::vector<WrittenHeading>& Facts::headings() const {
    using List = std::vector<WrittenHeading>;
    return once("headings", headings_, [this] {
        return std::make_shared<const List>(
            knows_jekyll_ ? find_headings(*doc_, lines(), math_lines()) : find_headings(blocks()));
    });
}

const Inlines& Facts::inlines() const {
    return once("inlines", inlines_, [this] {
        return knows_jekyll_ ? std::make_shared<const Inlines>(*doc_)
                             : std::make_shared<const Inlines>(*doc_, blocks());
    });
}

const References& Facts::references() const {
    return once("references", references_, [this] {
        return std::make_shared<const References>(*doc_, inlines(),
                                                  knows_jekyll_ ? nullptr : &blocks());
    });
}

const Anchors& Facts::anchors() const {
    return once("anchors", anchors_,
                [this] { return std::make_shared<const Anchors>(*doc_, inlines()); });
}

const std::vector<Address>& Facts::addresses() const {
    using List = std::vector<Address>;
    return once("addresses", addresses_,
                [this] { return std::make_shared<const List>(addresses_in(*doc_, site_)); });
}

const ProseText& Facts::prose_text() const {
    return once("prose", prose_text_, [this] { return std::make_shared<const ProseText>(*doc_); });
}

}  // namespace kiji::lint
