// The table of commands: one file each, one row here.
#pragma once

#include <array>

#include "command.hpp"

namespace kiji::cli {

namespace commands {

extern const Command build;
extern const Command doctor;
extern const Command why;
extern const Command clean;
extern const Command new_site;
extern const Command new_post;
extern const Command new_draft;
extern const Command new_theme;
extern const Command publish;
extern const Command render;
extern const Command lint;
extern const Command dedupe;
extern const Command undo;
extern const Command dedupe_stage;
extern const Command rules;
extern const Command liquid;
extern const Command explain;
extern const Command config;
extern const Command completions;
extern const Command man;
extern const Command help;

}  // namespace commands

/// All commands, in the order in which the help shows them.
inline constexpr std::array<const Command*, 21> command_table{
    &commands::build,        &commands::why,       &commands::doctor,      &commands::clean,
    &commands::new_site,     &commands::new_post,  &commands::new_draft,   &commands::publish,
    &commands::render,       &commands::lint,      &commands::dedupe,      &commands::undo,
    &commands::dedupe_stage, &commands::rules,     &commands::explain,     &commands::config,
    &commands::liquid,       &commands::new_theme, &commands::completions, &commands::man,
    &commands::help,
};

/// The command of that name or alias; null where there is none.
const Command* find_command(std::string_view name);

}  // namespace kiji::cli
