// kiji config: what goes for a post, and where it was said.
#include <array>
#include <optional>

#include <fmt/format.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "lint/lint.hpp"
#include "rule_tables.hpp"
#include "usage.hpp"
#include "value/yaml.hpp"

namespace kiji::cli {
namespace {

/// "kiji.yml:3", or where nobody said it.
std::string origin(const corpus::Setting& setting) {
    const yaml::Places::Place* place = setting.source->yaml.places.find(setting.value);
    const std::size_t offset = place == nullptr ? 0 : place->value.begin;
    return fmt::format("{}:{}", setting.source->file.name(),
                       setting.source->file.lines().position(offset).line);
}

std::string list(const std::vector<std::string>& items) {
    std::string out = "[";
    for (const std::string& item : items)
        out += fmt::format("{}{}", out.size() > 1 ? ", " : "",
                           yaml::write_scalar(Value::of(std::string_view(item))));
    return out + "]";
}

std::string option_text(const lint::Options& options, const lint::Option& row) {
    struct Printer {
        const lint::Options& options;
        std::string_view name;
        std::string operator()(bool) const { return options.flag(name) ? "true" : "false"; }
        std::string operator()(std::int64_t) const {
            return fmt::format("{}", options.integer(name));
        }
        std::string operator()(double) const { return fmt::format("{}", options.real(name)); }
        std::string operator()(std::string_view) const {
            return yaml::write_scalar(Value::of(options.text(name)));
        }
        std::string operator()(lint::Texts) const {
            const auto texts = options.texts(name);
            return list({texts.begin(), texts.end()});
        }
    };
    return std::visit(Printer{options, row.name}, row.standard);
}

/// The last word of the configuration on the rule, overrides left aside; nothing: the preset's.
std::optional<std::string> said_of(const lint::Rule& rule, const corpus::Config& config) {
    std::optional<std::string> where;
    for (const corpus::Setting& rules : config.rules) {
        for (const Member& member : rules.value->object()) {
            if (!member.key.is(Value::Type::string))
                continue;
            for (const std::size_t named : lint::rules_named(member.key.string())) {
                if (lint::all_rules()[named] == &rule)
                    where = origin({&member.value, rules.source});
            }
        }
    }
    return where;
}

std::string show_rules(const corpus::Config& config, const lint::Settings& settings) {
    std::string out;
    for (const lint::Rule* rule : lint::all_rules()) {
        const lint::RuleSettings& own = settings.of(*rule);
        const auto where = said_of(*rule, config);
        if (!own.on) {
            if (where)
                out += fmt::format("    {}: false  # {}\n", rule->name, *where);
            continue;
        }
        out += fmt::format("    {}:  # {}\n      severity: {}\n", rule->name,
                           where.value_or("preset"), name_of(own.severity));
        if (own.options.rows().empty())
            continue;
        out += "      options:\n";
        for (const lint::Option& row : own.options.rows())
            out += fmt::format("        {}: {}\n", row.name, option_text(own.options, row));
    }
    return out;
}

std::string show(const corpus::Config& config, const lint::Settings& settings) {
    std::string out =
        fmt::format("# {}\n", config.path.empty() ? "no configuration: defaults" : config.path);
    out += fmt::format("markers: {}\n", list(config.markers));
    out += fmt::format("dedupe:\n  boilerplate: {}\n", list(config.boilerplate));
    std::string_view preset = "blog";
    for (const auto& [name, value] : lint::presets)
        preset = value == settings.preset() ? name : preset;
    out += fmt::format("lint:\n  preset: {}  # {}\n", preset,
                       config.preset.value == nullptr ? "default" : origin(config.preset));
    out += fmt::format(
        "  reading_time:\n    cjk_characters_per_minute: {}\n    words_per_minute: {}\n"
        "    tolerance: {}\n",
        config.cjk_characters_per_minute, config.words_per_minute, config.reading_time_tolerance);
    out += fmt::format("  excerpt:\n    templates: {}\n", list(config.excerpt_templates));
    return out + "  rules:\n" + show_rules(config, settings);
}

int run(Session& session) {
    if (session.options.schema) {
        session.out.write(config_schema());
        return exit_code::clean;
    }
    const std::vector<std::string>& words = session.options.words;
    if (words.size() > 1)
        return refuse(session, commands::config.name, "name one post, or none for this folder");
    // The configuration of a folder is that of a post in it.
    const Path named = words.empty() ? Path("post.md") : words.front();
    const Result<FileInfo> info = session.files.info(named);
    const bool folder = info && info->kind == FileInfo::Kind::directory;
    const Result<Configs> configs =
        Configs::load(session, {folder ? join(named, "post.md") : named});
    if (!configs) {
        session.tell(configs.error());
        return exit_code::usage;
    }
    const Result<lint::Settings> settings =
        lint::configure(configs->of(0), configs->relative(0), std::nullopt);
    if (!settings) {
        session.tell(settings.error());
        return exit_code::usage;
    }
    session.out.write(show(configs->of(0), *settings));
    return exit_code::clean;
}

constexpr std::array config_flags{&flags::config, &flags::schema};

}  // namespace

constinit const Command commands::config{
    .name = "config",
    .words = "[PATH]",
    .summary = "Show what is configured for a post, and where",
    .about = "Behind # stands the file and line that said so.\n",
    .examples =
        "  kiji config                       for posts in this folder\n"
        "  kiji config _drafts/a.md          for one post, overrides included\n"
        "  kiji config --schema >kiji.json   a JSON Schema, for editors\n",
    .flags = config_flags,
    .run = run,
};

}  // namespace kiji::cli
