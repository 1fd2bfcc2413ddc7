// What a rule is: a row of documentation and a function.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "prose/prose.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

/// What several rules ask of one document, worked out once.
struct Shared {
    const corpus::Config& config;
    std::vector<prose::Marker> markers;
    std::vector<prose::Cut> cuts;
};

/// Takes what a rule finds; the engine stamps rule name and severity.
class Findings {
  public:
    explicit Findings(const Shared& shared) : shared_(&shared) {}
    const corpus::Config& config() const { return shared_->config; }
    const std::vector<prose::Marker>& markers() const { return shared_->markers; }
    const std::vector<prose::Cut>& cuts() const { return shared_->cuts; }
    void add(Diagnostic finding) { found_.push_back(std::move(finding)); }
    Diagnostics take() { return std::exchange(found_, {}); }

  private:
    const Shared* shared_;
    Diagnostics found_;
};

/// The most that a rule does by machine. One that has safe fixes may mark a single one unsafe.
enum class Fixes : std::uint8_t { none, safe, unsafe };

/// One row of the table in rules.hpp. All text is shown by `kiji rules NAME`; `bad` and `good` are
/// whole posts and a test runs the rule on both.
struct Rule {
    std::string_view name;     // after the fault: "heading-increment"
    std::string_view alias{};  // markdownlint's id, where it is one of its rules
    Severity severity = Severity::warning;
    Fixes fixes = Fixes::none;
    std::string_view summary;  // "Heading skips a level"
    std::string_view why;
    std::string_view bad;
    std::string_view good;
    void (*check)(const Document& doc, Findings& out);
};

}  // namespace kiji::lint
