// kiji help: what the commands do.
#include <algorithm>
#include <string>
#include <vector>

#include "commands.hpp"
#include "exit_code.hpp"
#include "help_topics.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

int run(Session& session) {
    const std::vector<std::string>& words = session.options.words;
    if (words.empty())
        session.out.write(long_help());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto topic = std::ranges::find(topic_table, words[i], &Topic::name);
        if (topic != topic_table.end()) {
            session.out.write((*topic)->text);
            continue;
        }
        const Command* command = find_command(words[i]);
        if (command == nullptr)
            return refuse(session, {}, unknown_command(words[i]));
        // A command may have two words: "dedupe stage".
        const Command* longer =
            i + 1 < words.size() ? find_command(words[i] + " " + words[i + 1]) : nullptr;
        if (longer != nullptr) {
            command = longer;
            ++i;
        }
        session.out.write(help_for(*command));
    }
    return exit_code::clean;
}

}  // namespace

constinit const Command commands::help{
    .name = "help",
    .words = "[COMMAND | scale]",
    .summary = "Show what a command does",
    .about =
        "scale tells how similar paragraphs are found past one machine, and what that costs.\n",
    .examples = "  kiji help lint\n  kiji help scale\n",
    .flags = {},
    .run = run,
};

}  // namespace kiji::cli
