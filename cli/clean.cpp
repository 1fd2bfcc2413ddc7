// kiji clean: takes away what builds have made.
#include <array>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "site_session.hpp"

namespace kiji::cli {
namespace {

int run(Session& session) {
    if (const std::optional<int> refused = take_folder(session, commands::clean.name))
        return *refused;
    const Result<site::Options> options = site_options(session);
    if (!options) {
        session.tell(options.error());
        return exit_code::failure;
    }
    site::Memory memory;
    site::Report report;
    const Result<site::Settings> settings =
        site::read_settings(session.files, *options, memory, report);
    show_troubles(session, report);
    if (!settings) {
        session.tell(settings.error());
        return exit_code::failure;
    }
    const Result<site::Cleaned> cleaned = site::clean(
        {.destination = settings->destination,
         .source = settings->source,
         .keep_files = settings->keep},
        {join(settings->source, settings->cache_folder), join(settings->source, ".jekyll-metadata"),
         join(settings->source, ".sass-cache")});
    if (!cleaned) {
        session.tell(cleaned.error());
        return exit_code::failure;
    }
    for (const Path& path : cleaned->removed)
        session.out.write(fmt::format("removed {}\n", escape_for_terminal(path)));
    for (const Path& path : cleaned->kept)
        session.out.write(
            fmt::format("kept in {}: what keep_files names\n", escape_for_terminal(path)));
    if (cleaned->removed.empty() && cleaned->kept.empty())
        session.out.write("nothing to remove\n");
    return exit_code::clean;
}

constexpr std::array clean_flags{
    &flags::site_source, &flags::site_destination, &flags::site_config, &flags::site_trace,
    &flags::color,
};

}  // namespace

constinit const Command commands::clean{
    .name = "clean",
    .words = "[FOLDER]",
    .summary = "Remove what builds have made: the destination and the caches",
    .about = "",
    .examples = "  kiji clean\n",
    .flags = clean_flags,
    .run = run,
};

}  // namespace kiji::cli
