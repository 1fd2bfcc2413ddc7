// A comment that is to turn a rule off and turns off nothing.
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/lint.hpp"
#include "lint/problems.hpp"
#include "lint/rules/comments/comments.hpp"

namespace kiji::lint {
namespace {

/// What comments turn off besides rules: `kiji dedupe` reads them, too.
constexpr std::string_view dedupe = "dedupe";

std::vector<std::string_view> known_names() {
    std::vector<std::string_view> names{dedupe};
    for (const Rule* rule : all_rules()) {
        names.push_back(rule->name);
        if (!rule->code.empty())
            names.push_back(rule->code);
    }
    return names;
}

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::unknown_suppression.name, out);
    if (doc.suppressions().empty())
        return;
    const std::vector<std::string_view> names = known_names();
    for (const Suppressions::Range& range : doc.suppressions().ranges()) {
        if (range.rule.empty() || range.rule == dedupe || find_rule(range.rule) != nullptr)
            continue;
        const std::string_view meant = nearest(range.rule, names);
        const auto begin = static_cast<std::size_t>(range.rule.data() - doc.text().data());
        out.add({
            .span = span_of(begin, begin + range.rule.size()),
            .message = fmt::format("there is no rule \"{}\"", range.rule),
            .help = meant.empty() ? std::string("kiji rules shows all of them")
                                  : fmt::format("did you mean \"{}\"?", meant),
        });
    }
}

}  // namespace

constinit const Rule rules::unknown_suppression{
    .name = "unknown-suppression",
    .severity = Severity::warning,
    .in_blog = true,
    .summary = "Comment turns off a rule that does not exist",
    .why = "What the comment was to hide is reported all the same, and nobody sees why.",
    .bad = "<!-- kiji-disable-next-line trailing-spaces -->\nIt snowed.\n",
    .good = "<!-- kiji-disable-next-line trailing-space -->\nIt snowed. \n",
    .check = check,
};

}  // namespace kiji::lint
