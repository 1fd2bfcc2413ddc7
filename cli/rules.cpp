// kiji rules and kiji explain: what lint looks for, and why.
#include <algorithm>
#include <array>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "lint/lint.hpp"
#include "rule_tables.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

std::string_view fixes_of(const lint::Rule& rule) {
    switch (rule.fixes) {
        case lint::Fixes::safe:
            return "--fix";
        case lint::Fixes::unsafe:
            return "by hand";
        case lint::Fixes::none:
            break;
    }
    return "";
}

std::string list() {
    std::size_t width = 0;
    for (const lint::Rule* rule : lint::all_rules())
        width = std::max(width, rule->name.size());
    std::string out;
    for (const lint::Rule* rule : lint::all_rules()) {
        out += fmt::format("{:<{}}  {:<5}  {:<7}  {:<4}  {:<5}  {}\n", rule->name, width,
                           rule->code, kiji::name_of(rule->severity), rule->in_blog ? "blog" : "",
                           rule->fixes == lint::Fixes::safe ? "--fix" : "", rule->summary);
    }
    out += fmt::format(
        "\n{} rules; blog: on where nothing is configured; why, with examples: kiji explain NAME\n"
        "Links to other sites are not followed: kiji asks no network.\n"
        "Rules with the tag morphology need MeCab with its dictionary ipadic, which {}.\n",
        lint::all_rules().size(),
        lint::has_morphology() ? "is there" : "is not there: they say nothing");
    return out;
}

/// A fence that no line of `text` closes.
std::string fenced(std::string_view text) {
    std::string ticks = "```";
    while (text.find(ticks) != std::string_view::npos)
        ticks += '`';
    return fmt::format("{0}markdown\n{1}{2}{0}\n", ticks, text, text.ends_with('\n') ? "" : "\n");
}

std::string as_markdown(std::span<const lint::Rule* const> rules) {
    std::string out = "# Rules of kiji lint\n";
    for (const lint::Rule* rule : rules) {
        out += fmt::format("\n## {}\n\n{}. {}\n\n", rule->name, rule->summary, rule->why);
        out += fmt::format("Severity: {}. In the blog preset: {}. Fix: {}.",
                           kiji::name_of(rule->severity), rule->in_blog ? "yes" : "no",
                           lint::name_of(rule->fixes));
        if (!rule->code.empty())
            out += fmt::format(" markdownlint: {}{}{}.", rule->code, rule->also.empty() ? "" : " ",
                               rule->also);
        out += '\n';
        if (!rule->bad.empty())
            out += fmt::format("\nBad:\n\n{}", fenced(rule->bad));
        if (!rule->good.empty())
            out += fmt::format("\nGood:\n\n{}", fenced(rule->good));
        if (rule->options.empty())
            continue;
        out += "\n| option | default | what it says |\n|---|---|---|\n";
        for (const lint::Option& option : rule->options)
            out += fmt::format("| `{}` | `{}` | {} |\n", option.name, json_default(option),
                               option.summary);
    }
    return out;
}

/// `text` in lines of at most 80 columns.
std::string wrapped(std::string_view text) {
    constexpr std::size_t most = 80;
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const std::size_t width = display_width(word);
        if (column > 0) {
            const bool fits = column + 1 + width <= most;
            out += fits ? ' ' : '\n';
            column = fits ? column + 1 : 0;
        }
        out += word;
        column += width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string indented(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string line = escape_for_terminal(text.substr(0, end));
        out += line.empty() ? "\n" : fmt::format("    {}\n", line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string_view preset_of(const lint::Rule& rule) {
    return rule.code.empty() ? "all" : "jekyll, markdownlint and all";
}

std::string describe(const lint::Rule& rule) {
    std::string out = fmt::format("{}: {}\n\n", rule.name, rule.summary);
    out += fmt::format("{}\n\n", wrapped(rule.why));
    if (!rule.bad.empty())
        out += fmt::format("Bad:\n\n{}\n", indented(rule.bad));
    if (!rule.good.empty())
        out += fmt::format("Good:\n\n{}\n", indented(rule.good));
    out += fmt::format("Severity: {}\n", kiji::name_of(rule.severity));
    out += fmt::format("Preset:   {}\n", rule.in_blog ? "blog and all others" : preset_of(rule));
    if (const std::string_view fixes = fixes_of(rule); !fixes.empty())
        out += fmt::format("Mended:   {}\n", fixes);
    if (!rule.code.empty())
        out += fmt::format("Also:     {}{}{} (markdownlint)\n", rule.code,
                           rule.also.empty() ? "" : " ", rule.also);
    for (const lint::Option& option : rule.options)
        out += fmt::format("Option:   {}: {} (default {})\n", option.name, option.summary,
                           json_default(option));
    out += fmt::format("Turn off: <!-- kiji-disable {} -->\n", rule.name);
    return out;
}

/// The rules that the words name, all where there are none. Error: one names none.
Result<std::vector<const lint::Rule*>> named(const std::vector<std::string>& words) {
    const auto all = lint::all_rules();
    if (words.empty())
        return std::vector<const lint::Rule*>(all.begin(), all.end());
    std::vector<const lint::Rule*> rules;
    for (const std::string& word : words) {
        const std::vector<std::size_t> found = lint::rules_named(word);
        for (const std::size_t rule : found)
            rules.push_back(all[rule]);
        if (!found.empty())
            continue;
        std::vector<std::string_view> names;
        for (const lint::Rule* known : all)
            names.push_back(known->name);
        const std::string_view meant = nearest(word, names);
        return Error{meant.empty()
                         ? fmt::format("unknown rule '{}'; all rules: kiji rules", word)
                         : fmt::format("unknown rule '{}'; did you mean {}?", word, meant)};
    }
    return rules;
}

int explain_rules(Session& session) {
    const auto rules = named(session.options.words);
    if (!rules)
        return refuse(session, commands::rules.name, rules.error().message);
    if (session.options.list_format == ListFormat::json)
        session.out.write(rules_as_json(*rules));
    else if (session.options.list_format == ListFormat::markdown)
        session.out.write(as_markdown(*rules));
    else if (session.options.words.empty())
        session.out.write(list());
    else
        for (std::size_t i = 0; i < rules->size(); ++i)
            session.out.write(fmt::format("{}{}", i == 0 ? "" : "\n", describe(*(*rules)[i])));
    return exit_code::clean;
}

int run_explain(Session& session) {
    if (session.options.words.empty())
        return refuse(session, commands::explain.name, "name a rule; all rules: kiji rules");
    return explain_rules(session);
}

constexpr std::array list_flags{&flags::list_format};

}  // namespace

constinit const Command commands::rules{
    .name = "rules",
    .words = "[NAME…]",
    .summary = "List what lint looks for",
    .about = {},
    .examples =
        "  kiji rules                    all rules, one line each\n"
        "  kiji rules --format markdown  all about them\n"
        "  kiji rules headings           those that answer to a name or tag\n",
    .flags = list_flags,
    .run = explain_rules,
};

constinit const Command commands::explain{
    .name = "explain",
    .words = "RULE…",
    .summary = "Tell why a rule is one, and how it looks right and wrong",
    .about = {},
    .examples =
        "  kiji explain heading-increment\n"
        "  kiji explain MD013\n",
    .flags = list_flags,
    .run = run_explain,
};

}  // namespace kiji::cli
