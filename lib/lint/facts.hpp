// What several rules ask of one document, worked out once and only where somebody asks.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {

class Inlines;
class SiteFacts;
struct OddCharacter;
class LiquidTags;
class Blocks;
class LineKinds;
class Lines;
struct WrittenHeading;
class References;
class ProseText;

/// Belongs to one check of one document, on one thread.
class Facts {
  public:
    /// Keeps all four.
    Facts(const Document& doc, const corpus::Config& config, const SiteFacts* site = nullptr,
          std::string_view site_path = {})
        : doc_(&doc), config_(&config), site_(site), site_path_(site_path) {}

    const Document& document() const { return *doc_; }
    const corpus::Config& config() const { return *config_; }
    /// What is known of the posts beside this one; null where nobody looked.
    const SiteFacts* site() const { return site_; }
    /// Where in the site the document lies: "_posts/2024-05-02-snow.md".
    std::string_view site_path() const { return site_path_; }
    const std::vector<prose::Marker>& markers() const;
    const std::vector<prose::Cut>& cuts() const;
    /// rules/encoding/odd_characters.hpp, of the whole file.
    const std::vector<OddCharacter>& odd_characters() const;
    /// facts/liquid_tags.hpp, of the body.
    const LiquidTags& liquid_tags() const;
    const Lines& lines() const;                           // lint/facts/lines.hpp
    /// lint/facts/blocks.hpp. `knows_jekyll` is the same for all of a check.
    const Blocks& blocks(bool knows_jekyll) const;
    const LineKinds& line_kinds() const;                  // lint/facts/line_kinds.hpp
    const std::vector<WrittenHeading>& headings() const;  // lint/facts/outline.hpp
    /// facts/inlines.hpp, facts/references.hpp. All that ask say the same of `knows_jekyll`.
    const Inlines& inlines(bool knows_jekyll) const;
    const References& references(bool knows_jekyll) const;
    /// What rules about prose read: lint/facts/prose_text.hpp.
    const ProseText& prose_text() const;

  private:
    const Document* doc_;
    const corpus::Config* config_;
    const SiteFacts* site_;
    std::string_view site_path_;
    mutable std::optional<std::vector<prose::Marker>> markers_;
    mutable std::optional<std::vector<prose::Cut>> cuts_;
    mutable std::shared_ptr<const std::vector<OddCharacter>> odd_characters_;
    mutable std::shared_ptr<const LiquidTags> liquid_tags_;
    mutable std::shared_ptr<const Lines> lines_;
    mutable std::shared_ptr<const Blocks> blocks_;
    mutable std::shared_ptr<const LineKinds> line_kinds_;
    mutable std::shared_ptr<const std::vector<WrittenHeading>> headings_;
    mutable std::shared_ptr<const Inlines> inlines_;
    mutable std::shared_ptr<const References> references_;
    mutable std::shared_ptr<const ProseText> prose_text_;
};

}  // namespace kiji::lint
