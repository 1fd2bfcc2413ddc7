#include "flags.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "flag_setters.hpp"
#include "value/parse_time.hpp"

namespace kiji::cli {
namespace {

/// "is 'jsn', not one of text, json; did you mean json?"
Error not_one_of(const std::string& value, const std::vector<std::string_view>& names) {
    std::string message = fmt::format("is '{}', not one of {}", value, fmt::join(names, ", "));
    if (const std::string_view meant = nearest(value, names); !meant.empty())
        message += fmt::format("; did you mean {}?", meant);
    return Error{std::move(message)};
}

template <typename T, std::size_t N>
Result<void> choose(const std::array<std::pair<std::string_view, T>, N>& choices,
                    const std::string& value, T& target) {
    std::vector<std::string_view> names;
    for (const auto& [name, choice] : choices) {
        if (name == value) {
            target = choice;
            return Done{};
        }
        names.push_back(name);
    }
    return not_one_of(value, names);
}

Result<void> set_format(Options& options, const std::string& value) {
    std::vector<std::string_view> names;
    for (const output::Format& format : output::formats()) {
        if (format.name == value) {
            options.format = &format;
            return Done{};
        }
        names.push_back(format.name);
    }
    return not_one_of(value, names);
}

Result<void> set_color(Options& options, const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, ColorChoice>, 3> choices{{
        {"auto", ColorChoice::automatic},
        {"always", ColorChoice::always},
        {"never", ColorChoice::never},
    }};
    return choose(choices, value, options.color);
}

template <Severity Options::*member>
Result<void> set_severity(Options& options, const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, Severity>, 3> choices{{
        {name_of(Severity::error), Severity::error},
        {name_of(Severity::warning), Severity::warning},
        {name_of(Severity::info), Severity::info},
    }};
    return choose(choices, value, options.*member);
}

Result<void> set_preset(Options& options, const std::string& value) {
    options.preset_given = true;
    return choose(lint::presets, value, options.preset);
}

Result<void> set_columns(Options& options, const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, output::Columns>, 3> choices{{
        {"code-points", output::Columns::code_points},
        {"utf16", output::Columns::utf16},
        {"byte", output::Columns::bytes},
    }};
    return choose(choices, value, options.columns);
}

Result<void> set_write_baseline(Options& options, const std::string& value) {
    options.write_baseline = true;
    if (!value.empty())
        options.baseline = value;
    else if (options.baseline.empty())
        options.baseline = ".kiji-baseline";
    return Done{};
}

Result<void> set_changed(Options& options, const std::string& value) {
    options.changed = value.empty() ? "HEAD" : value;
    return Done{};
}

Result<void> set_list_format(Options& options, const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, ListFormat>, 3> choices{{
        {"text", ListFormat::text},
        {"json", ListFormat::json},
        {"markdown", ListFormat::markdown},
    }};
    return choose(choices, value, options.list_format);
}

/// "MD013,headings": names of rules or tags.
template <std::vector<std::string> Options::*member>
Result<void> add_rules(Options& options, const std::string& value) {
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find(',', at), value.size());
        const std::string name = value.substr(at, end - at);
        at = end + 1;
        if (name.empty())
            return Error{"names no rule: write names with commas between them"};
        if (lint::rules_named(name).empty()) {
            std::vector<std::string_view> names;
            for (const lint::Rule* rule : lint::all_rules())
                names.push_back(rule->name);
            const std::string_view meant = nearest(name, names);
            return Error{fmt::format("names '{}', which is no rule{}", name,
                                     meant.empty() ? "; all rules: kiji rules"
                                                   : fmt::format("; did you mean {}?", meant))};
        }
        (options.*member).push_back(name);
    }
    return Done{};
}

Result<void> set_repair(Options& options, const std::string& value) {
    if (!value.empty() && value != "near")
        return Error{fmt::format("is '{}', not near", value)};
    options.fix = true;
    options.fix_near = value == "near";
    return Done{};
}

Result<void> set_dialect(Options& options, const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, int>, 2> choices{{{"4", 4}, {"5", 5}}};
    return choose(choices, value, options.dialect);
}

Result<void> set_keep(Options& options, const std::string& value) {
    static constexpr std::array<std::pair<std::string_view, dedupe::Keep>, 3> choices{{
        {"first", dedupe::Keep::first},
        {"last", dedupe::Keep::last},
        {"best", dedupe::Keep::best},
    }};
    return choose(choices, value, options.keep);
}

Result<void> set_threads(Options& options, const std::string& value) {
    constexpr std::size_t most = 1024;
    std::size_t number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc{} || rest != end || number == 0 || number > most)
        return Error{fmt::format("is '{}', not a number from 1 to {}", value, most)};
    options.threads = number;
    return Done{};
}

Result<void> set_bound(Options& options, const std::string& value) {
    double number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc{} || rest != end || !(number > 0) || number > 1)
        return Error{fmt::format("is '{}', not a number above 0, at most 1", value)};
    options.bound = number;
    return Done{};
}

template <std::string Options::*member>
Result<void> set_text(Options& options, const std::string& value) {
    if (value.empty())
        return Error{"is empty"};
    options.*member = value;
    return Done{};
}

}  // namespace

Result<void> set_now(Options& options, const std::string& value) {
    const auto time = parse_time(value, Zone(), 0);
    if (!time)
        return Error{
            fmt::format("is '{}', no time such as 2024-05-02 or 2024-05-02 17:30 +0900", value)};
    options.now = time->seconds;
    return Done{};
}

constinit const Flag flags::format{
    .name = "--format",
    .value = "FORMAT",
    .summary =
        "text (default), json, jsonl, sarif, github; for lint also gitlab, junit,\n"
        "                            checkstyle, rdjsonl; for dedupe html",
    .set = set_format,
};
constinit const Flag flags::color{
    .name = "--color",
    .value = "WHEN",
    .summary = "auto (default), always or never; NO_COLOR turns auto off",
    .set = set_color,
};
constinit const Flag flags::fail_on{
    .name = "--fail-on",
    .value = "SEVERITY",
    .summary = "exit 1 from this severity on: error, warning (default) or info",
    .set = set_severity<&Options::fail_on>,
};
constinit const Flag flags::threads{
    .name = "--threads",
    .value = "N",
    .summary = "work on N files at once (default: one for each processor)",
    .set = set_threads,
};
constinit const Flag flags::config{
    .name = "--config",
    .value = "FILE",
    .summary = "read this configuration instead of the nearest kiji.yml or .kiji.yml",
    .set = set_text<&Options::config>,
};
constinit const Flag flags::output{
    .name = "--output",
    .letter = "-o",
    .value = "FILE",
    .summary = "write to FILE instead of standard output",
    .set = set_text<&Options::output>,
};
constinit const Flag flags::stdin_filename{
    .name = "--stdin-filename",
    .value = "NAME",
    .summary = "what to call the text that is read from standard input",
    .set = set_text<&Options::stdin_filename>,
};
constinit const Flag flags::now{
    .name = "--now",
    .value = "TIME",
    .summary = "the present, instead of the clock or SOURCE_DATE_EPOCH: 2024-05-02",
    .set = set_now,
};
constinit const Flag flags::infer_schema{
    .name = "--infer-schema",
    .summary = "print a schema for the front matter of the posts that are there",
    .set = turn_on<&Options::infer_schema>,
};
constinit const Flag flags::fix{
    .name = "--fix",
    .summary = "make all safe fixes, then report what remains",
    .set = turn_on<&Options::fix>,
};
constinit const Flag flags::preset{
    .name = "--preset",
    .value = "NAME",
    .summary = "rules to begin with: blog (default), jekyll, markdownlint, all or none",
    .set = set_preset,
};
constinit const Flag flags::select{
    .name = "--select",
    .value = "RULES",
    .summary = "these rules and no others: names or tags, with commas between them",
    .set = add_rules<&Options::select>,
};
constinit const Flag flags::ignore{
    .name = "--ignore",
    .value = "RULES",
    .summary = "all but these rules",
    .set = add_rules<&Options::ignore>,
};
constinit const Flag flags::severity{
    .name = "--severity",
    .value = "SEVERITY",
    .summary = "tell only what is at least as grave: error, warning or info (default)",
    .set = set_severity<&Options::severity>,
};
constinit const Flag flags::columns{
    .name = "--columns",
    .value = "UNIT",
    .summary = "what columns count: code-points (default), utf16 or byte",
    .set = set_columns,
};
constinit const Flag flags::baseline{
    .name = "--baseline",
    .value = "FILE",
    .summary = "tell only what --write-baseline has not put into FILE",
    .set = set_text<&Options::baseline>,
};
constinit const Flag flags::write_baseline{
    .name = "--write-baseline",
    .value = "[=FILE]",
    .summary = "note all findings in FILE (.kiji-baseline), for --baseline",
    .set = set_write_baseline,
};
constinit const Flag flags::changed{
    .name = "--changed",
    .value = "[=REV]",
    .summary = "tell only of lines that changed since a revision of git (HEAD)",
    .set = set_changed,
};
constinit const Flag flags::statistics{
    .name = "--statistics",
    .summary = "count findings by rule instead of showing them",
    .set = turn_on<&Options::statistics>,
};
constinit const Flag flags::profile_rules{
    .name = "--profile-rules",
    .summary = "tell on standard error how long each rule took",
    .set = turn_on<&Options::profile_rules>,
};
constinit const Flag flags::init{
    .name = "--init",
    .summary = "write a .kiji.yml with comments into this folder",
    .set = turn_on<&Options::init>,
};
constinit const Flag flags::watch{
    .name = "--watch",
    .summary = "go on, and check anew whenever a file changes",
    .set = turn_on<&Options::watch>,
};
constinit const Flag flags::schema{
    .name = "--schema",
    .summary = "write the JSON Schema instead",
    .set = turn_on<&Options::schema>,
};
constinit const Flag flags::list_format{
    .name = "--format",
    .value = "FORMAT",
    .summary = "text (default), json or markdown",
    .set = set_list_format,
};
constinit const Flag flags::unsafe_fixes{
    .name = "--unsafe-fixes",
    .summary = "with --fix or --diff: also fixes that may change what the page shows",
    .set = turn_on<&Options::unsafe_fixes>,
};
constinit const Flag flags::diff{
    .name = "--diff",
    .summary = "show what --fix would change and write nothing",
    .set = turn_on<&Options::diff>,
};
constinit const Flag flags::repair{
    .name = "--fix",
    .value = "[=near]",
    .summary = "take out markers, copies and empty headings; =near: near copies as well",
    .set = set_repair,
};
constinit const Flag flags::keep{
    .name = "--keep",
    .value = "WHICH",
    .summary = "which copy stays: first (default), last or best",
    .set = set_keep,
};
constinit const Flag flags::cross{
    .name = "--cross",
    .summary = "repair posts of --corpus too; with --keep last, older for newer ones",
    .set = turn_on<&Options::cross>,
};
constinit const Flag flags::interactive{
    .name = "--interactive",
    .letter = "-i",
    .summary = "ask for each group before it is taken out",
    .set = turn_on<&Options::interactive>,
};
constinit const Flag flags::repair_diff{
    .name = "--diff",
    .summary = "show what --fix would take out and write nothing",
    .set = turn_on<&Options::diff>,
};
constinit const Flag flags::dry_run{
    .name = "--dry-run",
    .summary = "the same as --diff",
    .set = turn_on<&Options::diff>,
};
constinit const Flag flags::patch{
    .name = "--patch",
    .value = "FILE",
    .summary = "write what --fix would take out to FILE, for git apply",
    .set = set_text<&Options::patch>,
};
constinit const Flag flags::backup{
    .name = "--backup",
    .value = "DIR",
    .summary = "keep the files as they were below DIR",
    .set = set_text<&Options::backup>,
};
constinit const Flag flags::log{
    .name = "--log",
    .value = "FILE",
    .summary = "where the log for kiji undo goes (default: a file in .kiji)",
    .set = set_text<&Options::log>,
};
constinit const Flag flags::page{
    .name = "--page",
    .summary = "write a whole page with title, date and style, not a fragment",
    .set = turn_on<&Options::page>,
};
constinit const Flag flags::all{
    .name = "--all",
    .summary = "compare the posts with one another too, not only each with itself",
    .set = turn_on<&Options::all>,
};
constinit const Flag flags::bound{
    .name = "--bound",
    .value = "SHARE",
    .summary = "near from this Jaccard similarity on (default: 0.6; stages: 0.7)",
    .set = set_bound,
};

constinit const Flag flags::index{
    .name = "--index",
    .value = "FILE",
    .summary = "with --corpus: keep in FILE what was learnt of published posts",
    .set = set_text<&Options::index>,
};
constinit const Flag flags::corpus{
    .name = "--corpus",
    .value = "FOLDER",
    .summary = "compare the posts with the published ones in FOLDER too",
    .set = set_text<&Options::corpus>,
};
constinit const Flag flags::report{
    .name = "--report",
    .value = "FILE",
    .summary = "write a page with pictures and all texts side by side as well",
    .set = set_text<&Options::report>,
};
constinit const Flag flags::explain{
    .name = "--explain",
    .summary = "count what was not compared, and say why",
    .set = turn_on<&Options::explain>,
};
constinit const Flag flags::verbose{
    .name = "--verbose",
    .letter = "-v",
    .summary = "leave nothing out of the text",
    .set = turn_on<&Options::verbose>,
};

constinit const Flag flags::data{
    .name = "--data",
    .value = "FILE",
    .summary = "what the names in the template lead to: a JSON or YAML file",
    .set = set_text<&Options::data>,
};
constinit const Flag flags::includes{
    .name = "--includes",
    .value = "FOLDER",
    .summary = "where {% include %} and {% render %} find templates",
    .set = set_text<&Options::includes>,
};
constinit const Flag flags::dialect{
    .name = "--dialect",
    .value = "4|5",
    .summary = "4: as Jekyll has it, Liquid 4.0 (default); 5: today's Liquid",
    .set = set_dialect,
};
constinit const Flag flags::strict{
    .name = "--strict",
    .summary = "refuse what Liquid guesses at, and unknown variables and filters",
    .set = turn_on<&Options::strict>,
};
constinit const Flag flags::list{
    .name = "--list",
    .summary = "list all tags and filters instead",
    .set = turn_on<&Options::list>,
};

}  // namespace kiji::cli
