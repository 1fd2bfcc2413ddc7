// An expression that a filter is given as text: "post.date > site.time". Internal to
// lib/site/filters.
#pragma once

#include <optional>
#include <string_view>

#include "site/filters/families.hpp"

namespace kiji::site::filters {

/// What is parsed of it lives as long as this.
class Snippet {
  public:
    Snippet(std::string_view text, Render& render);
    Snippet(const Snippet&) = delete;
    Snippet& operator=(const Snippet&) = delete;
    ~Snippet() = default;

    /// `left operator right`, and what follows, by the strict rules. Null: it is none, see fault().
    const liquid::Condition* condition();
    /// `input | filter: argument`. Nothing: it is none, see fault().
    std::optional<liquid::Output> output();
    const liquid::Fault* fault() { return fault_; }

  private:
    bool has_failed();

    Render& render_;
    SourceFile file_;
    Arena arena_;
    liquid::ParseOptions options_{.mode = liquid::ErrorMode::strict};
    liquid::Parser parser_;
    const liquid::Fault* fault_ = nullptr;
};

}  // namespace kiji::site::filters
