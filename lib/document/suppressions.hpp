// Comments in a post that turn rules off.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown/markdown.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji {

/// `<!-- kiji-disable RULE … -->` to `<!-- kiji-enable RULE … -->` or the end of the file,
/// `<!-- kiji-disable-line RULE … -->`, `<!-- kiji-disable-next-line RULE … -->`. Rules stand
/// between blanks or commas. Without a rule: all of them. Case of the rule does not count. Comments
/// inside code are text.
class Suppressions {
  public:
    struct Range {
        std::string_view rule;  // as written in the file; empty: all rules
        Span span;              // where findings that begin here are not reported
        bool off = true;        // false: `kiji-enable`, they are reported again
    };

    Suppressions() = default;
    /// Later ranges win over earlier ones.
    explicit Suppressions(std::vector<Range> ranges) : ranges_(std::move(ranges)) {}

    bool empty() const { return ranges_.empty(); }
    const std::vector<Range>& ranges() const { return ranges_; }
    /// True where a finding of a rule that answers to `name` or `alias` beginning at `offset` is
    /// turned off. O(ranges).
    bool off(std::string_view name, std::string_view alias, std::size_t offset) const;
    /// What concerns that rule, for one who asks often. O(ranges).
    Suppressions of(std::string_view name, std::string_view alias) const;

  private:
    std::vector<Range> ranges_;
};

/// Reads the suppression comments of `tree`, in order. One that is none of the four words above is
/// a Diagnostic in `out` (rule "unknown-suppression", warning). Views stay good while `file` lives.
Suppressions find_suppressions(const SourceFile& file, const markdown::Tree& tree,
                               Diagnostics& out);

}  // namespace kiji
