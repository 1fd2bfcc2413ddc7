#include "lint_outcomes.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "corpus/corpus.hpp"
#include "lint/lint.hpp"
#include "support/site_files.hpp"
#include "value/yaml.hpp"

namespace kiji::cases {
namespace {

/// A case that cannot be read is a mistake in the case file.
template <typename T>
T taken(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().message);
    return *std::move(result);
}

lint::Preset preset_of(const Case& made) {
    if (made.preset.empty())
        return lint::Preset::none;
    const auto found = std::ranges::find(lint::presets, made.preset,
                                         &std::pair<std::string_view, lint::Preset>::first);
    if (found == lint::presets.end())
        throw std::runtime_error("there is no preset " + made.preset);
    return found->second;
}

/// The options of the rule, a YAML mapping.
void set_options(const std::string& written, lint::Options& options) {
    const SourceFile file("options.yml", written);
    Arena arena;
    Diagnostics faults;
    const yaml::Yaml yaml = yaml::read(file, file.whole(), arena, Limits{}, faults);
    if (!faults.empty() || yaml.root == nullptr || !yaml.root->is(Value::Type::object))
        throw std::runtime_error("options are no mapping");
    for (const Member& member : yaml.root->object()) {
        if (const Result<void> set = options.set(member.key.string(), member.value); !set)
            throw std::runtime_error("the rule " + set.error().message);
    }
}

/// Only the rule that the case file is about is on.
lint::Setup setup_of(const Case& made) {
    const lint::Rule* rule = lint::find_rule(made.subject);
    if (rule == nullptr)
        throw std::runtime_error("there is no rule " + made.subject);
    lint::Setup setup{.settings = lint::Settings(preset_of(made))};
    for (const lint::Rule* other : lint::all_rules())
        setup.settings.of(*other).on = other == rule;
    if (!made.options.empty())
        set_options(made.options, setup.settings.of(*rule).options);
    if (!made.config.empty()) {
        const MemoryFiles files({{"kiji.yml", made.config}});
        setup.config = taken(corpus::read_config(files, "kiji.yml", Limits{}));
    }
    return setup;
}

std::unique_ptr<const Document> read(const Case& made, const lint::Setup& setup) {
    return taken(Document::read(made.name, made.input, lint::reading_of(setup.settings), Limits{}));
}

std::string place(const Document& doc, Span span) {
    const Position at = doc.file().lines().position(span.begin);
    return fmt::format("{}:{}", at.line, at.column);
}

/// The present for all cases: midday of May 3, 2024, UTC.
constexpr std::int64_t now = 1'714'737'600;

/// The site of a case that has one.
std::optional<test::SmallSite> site_of(const Case& made) {
    if (made.site.empty())
        return std::nullopt;
    return std::optional<test::SmallSite>(std::in_place, made.site, made.name, made.input, now);
}

lint::SitePlace place_in(const std::optional<test::SmallSite>& site) {
    return site ? site->place() : lint::SitePlace();
}

std::optional<std::string> findings(const Case& made) {
    const lint::Setup setup = setup_of(made);
    const auto site = site_of(made);
    const auto doc = read(made, setup);
    std::string text;
    for (const Diagnostic& finding : lint::check(*doc, setup, place_in(site))) {
        text += fmt::format("{}: {}: {} [{}]\n", place(*doc, finding.span),
                            name_of(finding.severity), finding.message, finding.rule);
        if (!finding.help.empty())
            text += fmt::format("    help: {}\n", finding.help);
        for (const Related& related : finding.related)
            text += fmt::format("    {}: {}\n", place(*doc, related.span), related.message);
    }
    return text.empty() ? "nothing\n" : text;
}

std::string text_after(const Case& made, Safety most) {
    const lint::Setup setup = setup_of(made);
    const auto site = site_of(made);
    return taken(lint::fix(*read(made, setup), setup, most, Limits{}, place_in(site))).text;
}

std::optional<std::string> fixed(const Case& made) {
    std::string text = text_after(made, Safety::safe);
    if (text == made.input)
        return std::nullopt;
    return text;
}

std::optional<std::string> fixed_unsafely(const Case& made) {
    std::string text = text_after(made, Safety::unsafe);
    if (text == text_after(made, Safety::safe))
        return std::nullopt;
    return text;
}

}  // namespace

bool can_lint(std::string_view name) {
    const lint::Rule* rule = lint::find_rule(name);
    return lint::has_morphology() || rule == nullptr ||
           rule->tags.find("morphology") == std::string_view::npos;
}

std::vector<Outcome> lint_outcomes() {
    return {{"text", "findings", findings},
            {"md", "fixed", fixed},
            {"md", "fixed-unsafely", fixed_unsafely}};
}

}  // namespace kiji::cases
