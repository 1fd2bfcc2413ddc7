#include "lint/settings.hpp"

#include <algorithm>
#include <cassert>

#include "lint/house/custom_rule.hpp"
#include "lint/lint.hpp"

namespace kiji::lint {
namespace {

bool is_in(Preset preset, const Rule& rule) {
    switch (preset) {
        case Preset::blog:
            return rule.in_blog;
        case Preset::jekyll:
            return rule.in_blog || !rule.code.empty();
        case Preset::markdownlint:
            return !rule.code.empty();
        case Preset::all:
            return true;
        case Preset::none:
            break;
    }
    return false;
}

}  // namespace

Settings::Settings(Preset preset) : preset_(preset) {
    rules_.reserve(all_rules().size());
    for (const Rule* rule : all_rules())
        rules_.push_back({.on = is_in(preset, *rule),
                          .severity = rule->severity,
                          .options = Options(rule->options, preset == Preset::blog)});
}

const RuleSettings& Settings::of(const Rule& rule) const {
    return rules_[index_of(rule)];
}

RuleSettings& Settings::of(const Rule& rule) {
    return rules_[index_of(rule)];
}

bool Settings::turn(std::string_view name, bool on) {
    const std::vector<std::size_t> named = rules_named(name);
    for (const std::size_t rule : named)
        rules_[rule].on = on;
    return !named.empty();
}

bool Settings::asks_site() const {
    const std::span<const Rule* const> all = all_rules();
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        if (rules_[i].on && all[i]->code.empty())
            return true;
    }
    return false;
}

void Settings::add(CustomRule rule) {
    std::erase_if(custom_, [&rule](const auto& other) { return other->name == rule.name; });
    custom_.push_back(std::make_shared<const CustomRule>(std::move(rule)));
}

}  // namespace kiji::lint
