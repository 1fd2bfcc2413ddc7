// What the commands say that make files.
#pragma once

#include "command.hpp"
#include "compose/compose.hpp"

namespace kiji::cli {

/// Lists the files that were made, and those that were there before.
void show_made(Session& session, const compose::Made& made);

/// The words of a command line as one title: quotes may be left out.
std::string title_of(const Session& session);

}  // namespace kiji::cli
