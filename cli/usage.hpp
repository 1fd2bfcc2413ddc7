// Help, and messages about a command line that makes no sense.
#pragma once

#include <string>
#include <string_view>

#include "command.hpp"

namespace kiji::cli {

/// All commands with two examples.
std::string short_help();
/// All commands, exit codes, configuration.
std::string long_help();
std::string help_for(const Command& command);

/// "unknown command 'lnt'; did you mean lint?"
std::string unknown_command(std::string_view word);
/// "unknown flag --fx; did you mean --fix?", or which command the flag goes with.
std::string unknown_flag(const Command& command, std::string_view word);

/// Says on standard error what is wrong with the command line and where help is. Returns
/// exit_code::usage.
int refuse(Session& session, std::string_view command, std::string_view message);

}  // namespace kiji::cli
