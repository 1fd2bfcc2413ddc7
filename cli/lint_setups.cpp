#include "lint_setups.hpp"

#include <algorithm>
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

/// The configuration of markdownlint or rumdl that goes for the files of a folder where kiji has
/// none: the nearest one above, each folder looked at and each file of rumdl's read once.
class Foreign {
  public:
    explicit Foreign(const Session& session) : session_(&session) {}

    const Path& of(const Path& folder) {
        const auto [entry, fresh] = known_.try_emplace(folder);
        if (fresh)
            entry->second = find(folder);
        return entry->second;
    }

    static bool is_of_rumdl(const Path& path) { return path.ends_with(".toml"); }

    Result<lint::RumdlConfig> rumdl(const Path& path) {
        const auto known = rumdl_.find(path);
        if (known != rumdl_.end())
            return known->second;
        Result<lint::RumdlConfig> read =
            lint::RumdlConfig::read(session_->files, path, session_->limits);
        if (read)
            rumdl_.emplace(path, *read);
        return read;
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
    static constexpr std::array<std::string_view, 8> names{".markdownlint-cli2.jsonc",
                                                           ".markdownlint-cli2.yaml",
                                                           ".markdownlint.jsonc",
                                                           ".markdownlint.json",
                                                           ".markdownlint.yaml",
                                                           ".markdownlint.yml",
                                                           ".rumdl.toml",
                                                           "rumdl.toml"};
    const Session* session_;
    std::map<Path, Path> known_;
    std::map<Path, lint::RumdlConfig> rumdl_;
};

/// `file` as a configuration at `path` sees it.
std::string_view below(std::string_view file, const Path& path) {
    const std::string folder = std::string(parent(path)) + '/';
    return file.starts_with(folder) ? file.substr(folder.size()) : file;
}

}  // namespace

bool Setups::ask_site() const {
    return std::ranges::any_of(setups_,
                               [](const auto& setup) { return setup->settings.asks_site(); });
}

void Setups::pass_over(const std::vector<Error>& faults) {
    for (const Error& fault : faults) {
        const bool is_known = std::ranges::any_of(passed_over_, [&](const Error& other) {
            return other.path == fault.path && other.line == fault.line &&
                   other.column == fault.column && other.message == fault.message;
        });
        if (!is_known)
            passed_over_.push_back(fault);
    }
}

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
        const Path other = is_foreign_config(options.config) ? options.config
                           : config.path.empty() && options.config.empty()
                               ? foreign.of(configs->folder(file))
                               : Path();
        std::optional<lint::RumdlConfig> rumdl;
        std::vector<bool> differences = overrides_of(config, relative);
        if (Foreign::is_of_rumdl(other)) {
            Result<lint::RumdlConfig> read = foreign.rumdl(other);
            if (!read)
                return read.error();
            rumdl = *std::move(read);
            differences = rumdl->ignores(below(configs->place(file), other));
        }
        const auto [entry, fresh] =
            known.emplace(std::tuple(&config, differences, other), loaded.setups_.size());
        if (fresh) {
            // Their rules are asked for; that the posts are Jekyll's is known all the same.
            Result<lint::Settings> settings = lint::configure(
                config, relative,
                preset || other.empty() ? preset : std::optional(lint::Preset::jekyll));
            if (!settings)
                return settings.error();
            if (rumdl) {
                loaded.pass_over(rumdl->apply(below(configs->place(file), other), *settings));
            } else if (!other.empty()) {
                const Result<std::vector<Error>> faults =
                    lint::read_markdownlint_config(session.files, other, *settings, session.limits);
                if (!faults)
                    return faults.error();
                loaded.pass_over(*faults);
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
