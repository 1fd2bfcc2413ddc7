// Runs every rule over a document and keeps what is worth telling.
#include <algorithm>
#include <cassert>
#include <tuple>

#include "lint/lint.hpp"
#include "lint/rules.hpp"

namespace kiji::lint {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

/// True where `name` is one of `words`, which have blanks between them.
bool holds_word(std::string_view words, std::string_view name) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (equal_ignoring_case(words.substr(0, end), name))
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool answers_to(const Rule& rule, std::string_view name) {
    return equal_ignoring_case(rule.name, name) ||
           (!rule.code.empty() && equal_ignoring_case(rule.code, name)) ||
           holds_word(rule.also, name);
}

/// What a template writes is not the text of the post: nothing is said about a place within Liquid.
bool lies_in_liquid(const Document& doc, Span span) {
    const std::span<const Span> liquid = doc.liquid();
    const auto next = std::upper_bound(liquid.begin(), liquid.end(), span.begin,
                                       [](std::size_t at, Span tag) { return at < tag.end; });
    return next != liquid.end() && next->contains(span.begin) && next->contains(span);
}

bool touches_liquid(const Document& doc, const EditGroup& fix) {
    return std::any_of(fix.begin(), fix.end(),
                       [&](const Edit& edit) { return doc.has_liquid(edit.span); });
}

void run(const Rule& rule, const RuleSettings& settings, const Facts& facts, bool knows_jekyll,
         Diagnostics& out) {
    const Document& doc = facts.document();
    Findings findings(facts, settings.options, knows_jekyll);
    rule.check(doc, findings);
    const Suppressions suppressions = doc.suppressions().of(rule.name, rule.code);
    for (Diagnostic& finding : findings.take()) {
        if ((!rule.of_liquid && lies_in_liquid(doc, finding.span)) ||
            suppressions.off(rule.name, rule.code, finding.span.begin))
            continue;
        finding.rule = rule.name;
        finding.severity = settings.severity;
        assert(finding.fix.empty() || rule.fixes != Fixes::none);
        if (rule.fixes == Fixes::unsafe)
            finding.safety = Safety::unsafe;
        if (!rule.of_liquid && touches_liquid(doc, finding.fix))
            finding.fix.clear();
        out.push_back(std::move(finding));
    }
}

auto order(const Diagnostic& finding) {
    return std::tie(finding.span.begin, finding.rule, finding.span.end, finding.message);
}

}  // namespace

std::span<const Rule* const> all_rules() {
    return table;
}

std::size_t index_of(const Rule& rule) {
    const auto found = std::ranges::find(table, &rule);
    assert(found != table.end());
    return static_cast<std::size_t>(found - table.begin());
}

const Rule* find_rule(std::string_view name) {
    const auto found =
        std::ranges::find_if(table, [name](const Rule* rule) { return answers_to(*rule, name); });
    return found == table.end() ? nullptr : *found;
}

std::vector<std::size_t> rules_named(std::string_view name) {
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (answers_to(*table[i], name) || holds_word(table[i]->tags, name))
            named.push_back(i);
    }
    return named;
}

Liquid liquid_of(const Settings& settings) {
    return settings.knows_jekyll() ? Liquid::masked : Liquid::text;
}

Diagnostics check(const Document& doc, const Setup& setup, const SitePlace& place) {
    const Facts facts(doc, setup.config, place.site, place.path);
    Diagnostics found;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (const RuleSettings& settings = setup.settings.of(i); settings.on)
            run(*table[i], settings, facts, setup.settings.knows_jekyll(), found);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const Diagnostic& a, const Diagnostic& b) { return order(a) == order(b); }),
        found.end());
    return found;
}

}  // namespace kiji::lint
