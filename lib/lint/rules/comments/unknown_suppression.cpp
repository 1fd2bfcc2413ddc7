// A comment that is to turn a rule off and turns off nothing.
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "lint/facts/lines.hpp"
#include "lint/lint.hpp"
#include "lint/markdownlint_comments.hpp"
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

void report(const Document& doc, std::string_view name, const std::vector<std::string_view>& names,
            Findings& out) {
    const std::string_view meant = nearest(name, names);
    const auto begin = static_cast<std::size_t>(name.data() - doc.text().data());
    out.add({
        .span = span_of(begin, begin + name.size()),
        .message = fmt::format("there is no rule \"{}\"", name),
        .help = meant.empty() ? std::string("kiji rules shows all of them")
                              : fmt::format("did you mean \"{}\"?", meant),
    });
}

/// markdownlint's comments may name tags, too.
void check_markdownlint_comments(const Document& doc, const std::vector<std::string_view>& known,
                                 Findings& out) {
    for (const MarkdownlintComment& comment :
         find_markdownlint_comments(doc, out.facts().lines())) {
        if (comment.action == MarkdownlintComment::Action::configure_file)
            continue;
        for (const std::string_view name : names_in(comment.parameter)) {
            if (rules_named(name).empty())
                report(doc, name, known, out);
        }
    }
}

void check(const Document& doc, Findings& out) {
    report_problems(doc, rules::unknown_suppression.name, out);
    const std::vector<std::string_view> names = known_names();
    for (const Suppressions::Range& range : doc.suppressions().ranges()) {
        if (!range.rule.empty() && range.rule != dedupe && find_rule(range.rule) == nullptr)
            report(doc, range.rule, names, out);
    }
    check_markdownlint_comments(doc, names, out);
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
