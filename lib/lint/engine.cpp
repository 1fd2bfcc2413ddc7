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

void run(const Rule& rule, const Document& doc, const Shared& shared, Diagnostics& out) {
    Findings findings(shared);
    rule.check(doc, findings);
    const Suppressions suppressions = doc.suppressions().of(rule.name, rule.alias);
    for (Diagnostic& finding : findings.take()) {
        if (lies_in_liquid(doc, finding.span) ||
            suppressions.off(rule.name, rule.alias, finding.span.begin))
            continue;
        finding.rule = rule.name;
        finding.severity = rule.severity;
        assert(finding.fix.empty() || rule.fixes != Fixes::none);
        if (rule.fixes == Fixes::unsafe)
            finding.safety = Safety::unsafe;
        if (touches_liquid(doc, finding.fix))
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

const Rule* find_rule(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [name](const Rule* rule) {
        return equal_ignoring_case(rule->name, name) ||
               (!rule->alias.empty() && equal_ignoring_case(rule->alias, name));
    });
    return found == table.end() ? nullptr : *found;
}

Diagnostics check(const Document& doc, const corpus::Config& config) {
    Shared shared{.config = config, .markers = prose::find_markers(doc, config.markers)};
    shared.cuts = prose::find_cuts(doc, shared.markers);
    Diagnostics found;
    for (const Rule* rule : table)
        run(*rule, doc, shared, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const Diagnostic& a, const Diagnostic& b) { return order(a) == order(b); }),
        found.end());
    return found;
}

}  // namespace kiji::lint
