// A post as the planner of its repair sees it. Inside lib/dedupe only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/hash.hpp"
#include "dedupe/floor.hpp"
#include "dedupe/plan/whole_lines.hpp"
#include "dedupe/text/text.hpp"
#include "document/document.hpp"

namespace kiji::dedupe {

constexpr std::size_t no_block = SIZE_MAX;

/// What one block of a Text may be used for.
struct Site {
    bool speaks =
        false;  // prose that readers get whatever a template decides: it may stand for another
    bool may_go = false;                    // it speaks and stands alone on its lines
    bool long_enough = false;               // it reaches the floor
    Hash128 key;                            // equal where the texts are the same to a reader
    Lines lines;                            // where it may go: with the marker of its list item
    std::size_t heading = no_block;         // the block of the heading that it stands below
    std::size_t pseudo_heading = no_block;  // or of a paragraph in bold type above it
};

/// Blocks and sentences of a post, and what may be done to them. Keeps references.
class Survey {
  public:
    Survey(const Document& doc, const Text& text, const Floor& floor);

    const Document& doc() const { return doc_; }
    const Text& text() const { return text_; }
    std::span<const Site> sites() const { return sites_; }
    /// As the hash of a sentence, but different where signs differ: "5 % < 6 %".
    const Hash128& key_of_sentence(std::size_t sentence) const { return sentence_keys_[sentence]; }
    std::span<const Hash128> sentence_keys(std::size_t block) const;
    /// What the block holds beyond its words.
    std::vector<std::uint64_t> substance(std::size_t block) const;
    /// One past the last block of the section that the heading `block` opens.
    std::size_t end_of_section(std::size_t block) const;

  private:
    void find_sentence_keys();
    void find_block_keys();
    void find_headings();
    std::optional<Lines> lines_of_block(const Block& block) const;

    const Document& doc_;
    const Text& text_;
    std::vector<Site> sites_;
    std::vector<Hash128> sentence_keys_;
};

}  // namespace kiji::dedupe
