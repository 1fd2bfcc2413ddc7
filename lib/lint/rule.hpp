// What a rule is: a row of documentation and a function.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "lint/facts.hpp"
#include "lint/options.hpp"
#include "lint/settings.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

/// Takes what a rule finds; the engine stamps rule name and severity.
class Findings {
  public:
    Findings(const Facts& facts, const Options& options) : facts_(&facts), options_(&options) {}

    const Facts& facts() const { return *facts_; }
    const Options& options() const { return *options_; }
    /// False under the markdownlint preset: Liquid and attribute lists are text, and findings are
    /// those of markdownlint to the letter.
    bool knows_jekyll() const { return facts_->knows_jekyll(); }
    const Blocks& blocks() const { return facts_->blocks(); }
    const corpus::Config& config() const { return facts_->config(); }
    const SiteFacts* site() const { return facts_->site(); }
    const std::vector<prose::Marker>& markers() const { return facts_->markers(); }
    const std::vector<prose::Cut>& cuts() const { return facts_->cuts(); }
    const Inlines& inlines() const { return facts_->inlines(); }
    const References& references() const { return facts_->references(); }

    void add(Diagnostic finding) { found_.push_back(std::move(finding)); }
    Diagnostics take() { return std::exchange(found_, {}); }

  private:
    const Facts* facts_;
    const Options* options_;
    Diagnostics found_;
};

/// The most that a rule does by machine. One that has safe fixes may mark a single one unsafe.
enum class Fixes : std::uint8_t { none, safe, unsafe };
/// "none", "safe", "unsafe".
constexpr std::string_view name_of(Fixes fixes) {
    constexpr std::array<std::string_view, 3> names{"none", "safe", "unsafe"};
    return names[static_cast<std::size_t>(fixes)];
}

/// One row of the table in rules.hpp. All text is shown by `kiji rules NAME`; `bad` and `good` are
/// whole posts and a test runs the rule on both; `bad` is empty where the rule says nothing until
/// an option is set.
struct Rule {
    std::string_view name;    // after the fault: "heading-increment"
    std::string_view code{};  // markdownlint's id, where it is one of its rules: "MD001"
    std::string_view also{};  // further names it answers to, blank between: markdownlint's aliases
    std::string_view
        tags{};  // names that it shares with others, blank between: "headings whitespace"
    Severity severity = Severity::warning;
    bool in_blog = false;    // on where nobody configured anything
    bool of_liquid = false;  // speaks of Liquid itself, so that what stands within it is told
    Fixes fixes = Fixes::none;
    std::string_view summary;  // "Heading skips a level"
    std::string_view why;
    std::string_view bad;
    std::string_view good;
    std::string_view bad_file{};  // what the bad example is called, where the fault lies there
    /// The files of the site that the examples stand in, each behind a line "==> NAME <==".
    std::string_view beside{};
    std::span<const Option> options{};
    void (*check)(const Document& doc, Findings& out);
};

}  // namespace kiji::lint
