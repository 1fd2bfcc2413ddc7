// What several rules ask of one document, worked out once and only where somebody asks.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {

class Anchors;
class Inlines;
struct Address;
struct LineRange;
class SiteFacts;
struct OddCharacter;
class LiquidTags;
class Blocks;
class CodeBlocks;
class LineKinds;
class Lines;
struct WrittenHeading;
class References;
class ProseText;
class RuleTimes;

/// Belongs to one check of one document, on one thread.
class Facts {
  public:
    /// Keeps `doc`, `config`, `site` and `site_path`. `knows_jekyll`: Liquid and attribute lists
    /// are known for what they are, and not read as text.
    Facts(const Document& doc, const corpus::Config& config, bool knows_jekyll,
          const SiteFacts* site = nullptr, std::string_view site_path = {})
        : doc_(&doc),
          config_(&config),
          knows_jekyll_(knows_jekyll),
          site_(site),
          site_path_(site_path) {}

    /// What each fact takes is added to `times`, which is kept.
    void tell(RuleTimes* times) { times_ = times; }
    /// The sum of what was told: nanoseconds that are not the business of the rule that asked.
    std::uint64_t told() const { return told_; }

    const Document& document() const { return *doc_; }
    const corpus::Config& config() const { return *config_; }
    bool knows_jekyll() const { return knows_jekyll_; }
    /// What is known of the posts beside this one; null where nobody looked.
    const SiteFacts* site() const { return site_; }
    /// Where in the site the document lies: "_posts/2024-05-02-snow.md".
    std::string_view site_path() const { return site_path_; }
    const std::vector<prose::Marker>& markers() const;
    const std::vector<prose::Cut>& cuts() const;
    const prose::Length& length() const;
    /// rules/encoding/odd_characters.hpp, of the whole file.
    const std::vector<OddCharacter>& odd_characters() const;
    /// facts/liquid_tags.hpp, of the body.
    const LiquidTags& liquid_tags() const;
    const Lines& lines() const;                           // lint/facts/lines.hpp
    const Blocks& blocks() const;                         // lint/facts/blocks.hpp
    const std::vector<LineRange>& math_lines() const;     // lint/facts/math_lines.hpp
    const CodeBlocks& code_blocks() const;                // lint/facts/code_blocks.hpp
    const LineKinds& line_kinds() const;                  // lint/facts/line_kinds.hpp
    const std::vector<WrittenHeading>& headings() const;  // lint/facts/outline.hpp
    const Inlines& inlines() const;                       // lint/facts/inlines.hpp
    const References& references() const;                 // lint/facts/references.hpp
    const Anchors& anchors() const;                       // lint/facts/anchors.hpp
    /// Of links and images: rules/site/site_links.hpp. None where the site is not there as a whole.
    const std::vector<Address>& addresses() const;
    /// What rules about prose read: lint/facts/prose_text.hpp.
    const ProseText& prose_text() const;

  private:
    template <typename Fact, typename Make>
    const Fact& once(std::string_view name, std::shared_ptr<const Fact>& fact, Make make) const;

    const Document* doc_;
    const corpus::Config* config_;
    bool knows_jekyll_;
    const SiteFacts* site_;
    std::string_view site_path_;
    RuleTimes* times_ = nullptr;
    mutable std::uint64_t told_ = 0;
    mutable std::shared_ptr<const std::vector<prose::Marker>> markers_;
    mutable std::shared_ptr<const std::vector<prose::Cut>> cuts_;
    mutable std::shared_ptr<const prose::Length> length_;
    mutable std::shared_ptr<const std::vector<OddCharacter>> odd_characters_;
    mutable std::shared_ptr<const LiquidTags> liquid_tags_;
    mutable std::shared_ptr<const Lines> lines_;
    mutable std::shared_ptr<const Blocks> blocks_;
    mutable std::shared_ptr<const std::vector<LineRange>> math_lines_;
    mutable std::shared_ptr<const CodeBlocks> code_blocks_;
    mutable std::shared_ptr<const LineKinds> line_kinds_;
    mutable std::shared_ptr<const std::vector<WrittenHeading>> headings_;
    mutable std::shared_ptr<const Inlines> inlines_;
    mutable std::shared_ptr<const References> references_;
    mutable std::shared_ptr<const Anchors> anchors_;
    mutable std::shared_ptr<const std::vector<Address>> addresses_;
    mutable std::shared_ptr<const ProseText> prose_text_;
};

}  // namespace kiji::lint
