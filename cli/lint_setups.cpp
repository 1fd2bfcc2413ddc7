#include "lint_setups.hpp"

#include <map>
#include <optional>
#include <utility>

namespace kiji::cli {
namespace {

/// Which overrides of its configuration go for `file`.
std::vector<bool> overrides_of(const corpus::Config& config, std::string_view relative) {
    std::vector<bool> taken;
    for (const corpus::Override& change : config.overrides)
        taken.push_back(change.paths.take(relative));
    return taken;
}

/// Flags go before what is configured.
void apply_flags(const Options& options, lint::Settings& settings) {
    if (!options.select.empty()) {
        for (std::size_t rule = 0; rule < lint::all_rules().size(); ++rule)
            settings.of(rule).on = false;
        for (const std::string& name : options.select)
            settings.turn(name, true);
    }
    for (const std::string& name : options.ignore)
        settings.turn(name, false);
}

}  // namespace

Result<Setups> Setups::load(const Session& session, const std::vector<Path>& files,
                            lint::RuleTimes* times) {
    const Result<Configs> configs = Configs::load(session, files);
    if (!configs)
        return configs.error();
    const Options& options = session.options;
    const auto preset =
        options.preset_given ? std::optional(options.preset) : std::optional<lint::Preset>();
    Setups loaded;
    std::map<std::pair<const corpus::Config*, std::vector<bool>>, std::size_t> known;
    for (std::size_t file = 0; file < files.size(); ++file) {
        const corpus::Config& config = configs->of(file);
        const std::string_view relative = configs->relative(file);
        const auto [entry, fresh] = known.emplace(
            std::pair(&config, overrides_of(config, relative)), loaded.setups_.size());
        if (fresh) {
            Result<lint::Settings> settings = lint::configure(config, relative, preset);
            if (!settings)
                return settings.error();
            apply_flags(options, *settings);
            loaded.setups_.push_back(std::make_unique<const lint::Setup>(
                lint::Setup{.config = config, .settings = *std::move(settings), .times = times}));
        }
        loaded.which_.push_back(entry->second);
    }
    return loaded;
}

}  // namespace kiji::cli
