#include "lint_setups.hpp"

#include <array>
#include <map>
#include <optional>
#include <tuple>
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

/// The configuration of markdownlint that goes for the files of a folder where kiji has none: the
/// nearest one above, each folder looked at once. Empty: there is none.
class Foreign {
  public:
    explicit Foreign(const Session& session) : session_(&session) {}

    const Path& of(const Path& folder) {
        const auto [entry, fresh] = known_.try_emplace(folder);
        if (fresh)
            entry->second = find(folder);
        return entry->second;
    }

  private:
    Path find(Path folder) const {
        while (true) {
            for (const std::string_view name : names) {
                Path path = join(folder, name);
                if (session_->files.info(path))
                    return path;
            }
            if (folder.empty() || folder == "/")
                return {};
            folder = Path(parent(folder)).empty() ? Path("/") : Path(parent(folder));
        }
    }

    /// The first one in a folder goes, in the order of markdownlint-cli2.
    static constexpr std::array<std::string_view, 6> names{
        ".markdownlint-cli2.jsonc", ".markdownlint-cli2.yaml", ".markdownlint.jsonc",
        ".markdownlint.json",       ".markdownlint.yaml",      ".markdownlint.yml"};
    const Session* session_;
    std::map<Path, Path> known_;
};

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
    Foreign foreign(session);
    std::map<std::tuple<const corpus::Config*, std::vector<bool>, Path>, std::size_t> known;
    for (std::size_t file = 0; file < files.size(); ++file) {
        const corpus::Config& config = configs->of(file);
        const std::string_view relative = configs->relative(file);
        const Path other = is_of_markdownlint(options.config) ? options.config
                           : config.path.empty() && options.config.empty()
                               ? foreign.of(configs->folder(file))
                               : Path();
        const auto [entry, fresh] = known.emplace(
            std::tuple(&config, overrides_of(config, relative), other), loaded.setups_.size());
        if (fresh) {
            // Their rules are asked for; that the posts are Jekyll's is known all the same.
            Result<lint::Settings> settings = lint::configure(
                config, relative,
                preset || other.empty() ? preset : std::optional(lint::Preset::jekyll));
            if (!settings)
                return settings.error();
            if (!other.empty()) {
                const Result<std::vector<Error>> faults =
                    lint::read_markdownlint_config(session.files, other, *settings, session.limits);
                if (!faults)
                    return faults.error();
                loaded.passed_over_.insert(loaded.passed_over_.end(), faults->begin(),
                                           faults->end());
            }
            apply_flags(options, *settings);
            loaded.setups_.push_back(std::make_unique<const lint::Setup>(
                lint::Setup{.config = config, .settings = *std::move(settings), .times = times}));
        }
        loaded.which_.push_back(entry->second);
    }
    return loaded;
}

}  // namespace kiji::cli
