// Labels of a document: where they are defined, and where they are used.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "lint/facts/blocks.hpp"
#include "lint/facts/inlines.hpp"

namespace kiji::lint {

/// A label of a reference or definition as markdownlint compares it.
std::string normal_label(std::string_view label);
/// A label that may go over lines in one line, without the marks of quotes.
std::string without_prefixes(std::string_view text);

/// Reads on construction. O(size log size). Labels are `normal_label`s; that of a footnote begins
/// with "^".
class References {
  public:
    struct Definition {
        std::string label;
        Span span{};                     // the whole of it
        Span label_span{};               // what stands between the brackets
        std::string_view destination{};  // as written; empty where it stands in < >
        Span url{};                      // the same, without < >
        bool is_footnote = false;
        std::size_t first = 0;  // index of the first one with this label: itself, mostly
    };
    struct Use {
        std::string label;
        Span span{};
        bool shortcut = false;  // "[label]" alone, or a footnote
    };

    /// `blocks`: where given, definitions are those that micromark sees; else those of the tree.
    References(const Document& doc, const Inlines& inlines, const Blocks* blocks);

    const std::vector<Definition>& definitions() const { return definitions_; }
    const std::vector<Use>& uses() const { return uses_; }
    /// The first definition of a normal label; null where there is none.
    const Definition* find(std::string_view label) const;

  private:
    void add_definition(const Document& doc, markdown::NodeId id);
    void add_definitions(const Document& doc, const Blocks& blocks);
    void add(Definition definition);
    void add_use(const Document& doc, const Inlines& inlines, const InlineToken& token);

    std::vector<Definition> definitions_;
    std::map<std::string, std::size_t, std::less<>> by_label_;
    std::vector<Use> uses_;
};

}  // namespace kiji::lint
