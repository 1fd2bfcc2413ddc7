// Which rules are on, how grave they are, and what they are told.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "lint/options.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

struct Rule;
struct CustomRule;

/// What is on before anything is configured.
enum class Preset : std::uint8_t {
    blog,          // what is worth acting on in a post; Jekyll's syntax is known
    jekyll,        // markdownlint's rules besides, as it has them; Jekyll's syntax is known
    markdownlint,  // markdownlint's rules and nothing else; Liquid is text as any other
    all,           // every rule; Jekyll's syntax is known
    none,          // no rule, to be chosen one by one; Jekyll's syntax is known
};
inline constexpr std::array<std::pair<std::string_view, Preset>, 5> presets{{
    {"blog", Preset::blog},
    {"jekyll", Preset::jekyll},
    {"markdownlint", Preset::markdownlint},
    {"all", Preset::all},
    {"none", Preset::none},
}};

struct RuleSettings {
    bool on = false;
    bool is_named = false;  // by markdownlint's configuration: its "default" is not for this one
    Severity severity = Severity::warning;
    Options options;
};

/// One entry for each rule of `all_rules()`, in that order. A value: copies are independent.
class Settings {
  public:
    explicit Settings(Preset preset = Preset::blog);

    Preset preset() const { return preset_; }
    /// Whether Liquid, attribute lists and the title in the front matter are known to all rules.
    bool knows_jekyll() const { return preset_ != Preset::markdownlint; }

    const RuleSettings& of(std::size_t rule) const { return rules_[rule]; }
    RuleSettings& of(std::size_t rule) { return rules_[rule]; }
    const RuleSettings& of(const Rule& rule) const;
    RuleSettings& of(const Rule& rule);
    bool is_on(const Rule& rule) const { return of(rule).on; }
    /// False where no rule that is on looks beyond its document: those of markdownlint do not.
    bool asks_site() const;

    /// Turns rules on or off by name, code, another name of theirs, or tag (case does not count).
    /// False: nothing is called so.
    bool turn(std::string_view name, bool on);

    /// House rules: lint/house/custom_rule.hpp. One replaces another of its name.
    const std::vector<std::shared_ptr<const CustomRule>>& custom() const { return custom_; }
    void add(CustomRule rule);

  private:
    Preset preset_;
    std::vector<RuleSettings> rules_;
    std::vector<std::shared_ptr<const CustomRule>> custom_;
};

}  // namespace kiji::lint
