// kiji help: what the commands do.
#include "commands.hpp"
#include "exit_code.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

int run(Session& session) {
    if (session.options.words.empty())
        session.out.write(long_help());
    for (const std::string& word : session.options.words) {
        const Command* command = find_command(word);
        if (command == nullptr)
            return refuse(session, {}, unknown_command(word));
        session.out.write(help_for(*command));
    }
    return exit_code::clean;
}

}  // namespace

constinit const Command commands::help{
    .name = "help",
    .words = "[COMMAND]",
    .summary = "Show what a command does",
    .about = {},
    .examples = "  kiji help lint\n",
    .flags = {},
    .run = run,
};

}  // namespace kiji::cli
