// kiji rules: what lint looks for, and why.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "lint/lint.hpp"
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
        out += fmt::format("{:<{}}  {:<7}  {:<5}  {}\n", rule->name, width, name_of(rule->severity),
                           rule->fixes == lint::Fixes::safe ? "--fix" : "", rule->summary);
    }
    out +=
        fmt::format("\n{} rules; why, with examples: kiji rules NAME\n", lint::all_rules().size());
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

std::string describe(const lint::Rule& rule) {
    std::string out = fmt::format("{}: {}\n\n", rule.name, rule.summary);
    out += fmt::format("{}\n\n", wrapped(rule.why));
    out += fmt::format("Bad:\n\n{}\nGood:\n\n{}\n", indented(rule.bad), indented(rule.good));
    out += fmt::format("Severity: {}\n", name_of(rule.severity));
    if (const std::string_view fixes = fixes_of(rule); !fixes.empty())
        out += fmt::format("Mended:   {}\n", fixes);
    if (!rule.code.empty())
        out += fmt::format("Also:     {} (markdownlint)\n", rule.code);
    out += fmt::format("Turn off: <!-- kiji-disable {} -->\n", rule.name);
    return out;
}

int run(Session& session) {
    if (session.options.words.empty())
        session.out.write(list());
    for (const std::string& word : session.options.words) {
        const lint::Rule* rule = lint::find_rule(word);
        if (rule == nullptr) {
            std::vector<std::string_view> names;
            for (const lint::Rule* known : lint::all_rules())
                names.push_back(known->name);
            const std::string_view meant = nearest(word, names);
            return refuse(session, commands::rules.name,
                          meant.empty()
                              ? fmt::format("unknown rule '{}'; all rules: kiji rules", word)
                              : fmt::format("unknown rule '{}'; did you mean {}?", word, meant));
        }
        session.out.write(describe(*rule));
    }
    return exit_code::clean;
}

}  // namespace

constinit const Command commands::rules{
    .name = "rules",
    .words = "[NAME…]",
    .summary = "List what lint looks for, or explain rules",
    .about = {},
    .examples =
        "  kiji rules                    all rules, one line each\n"
        "  kiji rules heading-increment  why, and how it looks right and wrong\n",
    .flags = {},
    .run = run,
};

}  // namespace kiji::cli
