// What kiji build, clean, doctor and why have in common.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "command.hpp"
#include "site/site.hpp"

namespace kiji::cli {

/// The flags, the environment and the filters of kiji.yml as options of a build.
Result<site::Options> site_options(const Session& session);

/// The folder that may stand behind the name of the command is the source. Nothing to be done, and
/// the exit code to end with, where there are several.
std::optional<int> take_folder(Session& session, std::string_view command);

/// Reads the site; null, after telling why, where there is none.
std::unique_ptr<site::Build> read_site(Session& session);

/// Troubles to standard error. Returns how many are errors.
std::size_t show_troubles(Session& session, const site::Report& report);

/// Tells of what could not be done, where the rest goes on without it.
void show_warning(Session& session, const Error& error);

/// Where manifests and caches of a site lie; empty where the site wants none.
Path cache_folder(const site::Settings& settings);

}  // namespace kiji::cli
