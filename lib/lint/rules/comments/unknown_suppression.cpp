// A comment that is to turn a rule off and turns off nothing.
#include <algorithm>
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

/// The names of house rules. Whether the rows make sense is checked where they are read.
void add_custom(const corpus::Setting& rules, std::vector<std::string_view>& names) {
    const Value* custom = rules.value == nullptr ? nullptr : rules.value->find("custom");
    if (custom == nullptr || !custom->is(Value::Type::array))
        return;
    for (const Value& row : custom->array()) {
        const Value* name = row.find("name");
        if (name != nullptr && name->is(Value::Type::string))
            names.push_back(name->string());
    }
}

std::vector<std::string_view> custom_names(const corpus::Config& config) {
    std::vector<std::string_view> names;
    for (const corpus::Setting& rules : config.rules)
        add_custom(rules, names);
    for (const corpus::Override& change : config.overrides)
        add_custom(change.rules, names);
    return names;
}

std::vector<std::string_view> known_names(const std::vector<std::string_view>& custom) {
    std::vector<std::string_view> names = custom;
    names.push_back(dedupe);
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
    const std::vector<std::string_view> custom = custom_names(out.config());
    const std::vector<std::string_view> names = known_names(custom);
    for (const Suppressions::Range& range : doc.suppressions().ranges()) {
        if (!range.rule.empty() && range.rule != dedupe && find_rule(range.rule) == nullptr &&
            std::ranges::find(custom, range.rule) == custom.end())
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
