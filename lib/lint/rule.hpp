// What a rule is: a row of documentation and a function.
#pragma once

#include <string_view>
#include <utility>

#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

/// Takes what a rule finds; the engine stamps rule name and severity.
class Findings {
  public:
    explicit Findings(const corpus::Config& config) : config_(&config) {}
    const corpus::Config& config() const { return *config_; }
    void add(Diagnostic finding) { found_.push_back(std::move(finding)); }
    Diagnostics take() { return std::exchange(found_, {}); }

  private:
    const corpus::Config* config_;
    Diagnostics found_;
};

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
