// kiji new: a site that can be built at once.
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "lint_sites.hpp"
#include "made.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

bool is_zone(std::string_view name) {
    return !name.empty() && name != "UTC" && name != "Etc/UTC" && Zone::find(name);
}

/// The zone of this machine by its name, empty where that is UTC or not known. It is written into
/// the configuration, where people see it: no build asks the machine.
std::string zone_of_machine(const FileSystem& files) {
    if (const char* variable = std::getenv("TZ"); variable != nullptr) {
        std::string name = variable;
        if (name.starts_with(':'))
            name.erase(0, 1);
        return is_zone(name) ? name : "";
    }
    constexpr std::string_view folder = "/zoneinfo/";
    const Result<Path> file = files.resolve("/etc/localtime");
    const std::size_t at = file ? file->rfind(folder) : Path::npos;
    if (at == Path::npos)
        return {};
    std::string name = file->substr(at + folder.size());
    return is_zone(name) ? name : "";
}

/// Whether the messages of this terminal are Japanese.
bool speaks_japanese() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("ja");
    }
    return false;
}

compose::Start start_of(const Options& options) {
    if (options.blank)
        return compose::Start::blank;
    const bool japanese = options.language.empty() ? speaks_japanese() : options.language == "ja";
    return japanese ? compose::Start::blog_japanese : compose::Start::blog;
}

int run(Session& session) {
    const Options& options = session.options;
    if (options.words.size() != 1 || options.words.front().empty())
        return refuse(session, commands::new_site.name, "name the folder of the new site");
    const Path& folder = options.words.front();
    if (folder == "post" || folder == "draft")
        return refuse(session, commands::new_site.name,
                      fmt::format("{0} is a command of its own; for a site of that name: "
                                  "kiji new ./{0}",
                                  folder));
    const Result<compose::Made> made =
        compose::new_site(session.files, {
                                             .folder = folder,
                                             .title = options.title,
                                             .zone = zone_of_machine(session.files),
                                             .now = now_of(options),
                                             .start = start_of(options),
                                             .theme = options.with_theme,
                                             .in_place = options.force,
                                         });
    if (!made) {
        session.tell(made.error());
        return exit_code::failure;
    }
    show_made(session, *made);
    session.out.write("next:\n");
    if (folder != ".")
        session.out.write(fmt::format("  cd {}\n", escape_for_terminal(folder)));
    session.out.write("  kiji new post \"A title\"\n  kiji build\n");
    return exit_code::clean;
}

constexpr std::array new_flags{&flags::blank,         &flags::force,      &flags::title,
                               &flags::site_language, &flags::with_theme, &flags::today,
                               &flags::skip_bundle,   &flags::new_trace,  &flags::color};

}  // namespace

void show_made(Session& session, const compose::Made& made) {
    const auto list = [&](std::string_view what, const std::vector<Path>& files) {
        if (files.empty())
            return;
        session.out.write(fmt::format("{}\n", what));
        for (const Path& file : files)
            session.out.write(fmt::format("  {}\n", escape_for_terminal(file)));
    };
    list("made", made.made);
    list("there already, and left as it was", made.kept);
}

constinit const Command commands::new_site{
    .name = "new",
    .words = "FOLDER",
    .summary = "Begin a site",
    .about =
        "The site has a configuration with comments, a first post and a page, and builds at once:\n"
        "its look is built in. --with-theme writes the layouts too. A site called post or draft\n"
        "is made with kiji new ./post.\n",
    .examples =
        "  kiji new blog\n"
        "  kiji new blog --title \"窓辺の記録\" --lang ja\n"
        "  kiji new --blank shop          no look at all\n"
        "  kiji new --force .             here, beside what is here already\n",
    .flags = new_flags,
    .run = run,
};

}  // namespace kiji::cli
