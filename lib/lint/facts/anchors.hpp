// The places of a page that a link may jump to.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/inlines.hpp"

namespace kiji::lint {

/// Reads on construction. O(size). Anchors are kept as they stand in an address, "#" first and
/// other letters than ASCII's percent-encoded where they come from headings.
class Anchors {
  public:
    Anchors(const Document& doc, const Inlines& inlines);

    bool has(std::string_view anchor) const;
    /// The first one that differs at most in capitals; empty where there is none.
    std::string_view find_ignoring_case(std::string_view anchor) const;
    /// The one that reads most like `anchor`; empty where none does.
    std::string_view nearest_to(std::string_view anchor) const;

  private:
    void add_headings(const Document& doc, const Inlines& inlines);
    void add_heading(const Document& doc, const Inlines& inlines, const InlineBlock& block);
    void add_tag(std::string_view tag);
    void add_attributes(std::string_view list);
    void set(const std::string& anchor, int count);

    std::unordered_map<std::string, int> counts_;
    std::vector<std::string> names_;  // in order
    std::unordered_map<std::string, std::size_t> by_small_;
};

/// What GitHub makes of the text of a heading, or kramdown with GFM input where `knows_jekyll`,
/// percent-encoded, without "#".
std::string heading_slug(std::string_view text, bool knows_jekyll);

}  // namespace kiji::lint
