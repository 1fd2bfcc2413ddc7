#include "usage.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "exit_code.hpp"

namespace kiji::cli {
namespace {

constexpr std::string_view examples =
    R"(  kiji lint _posts              say what is wrong with the posts of a folder
  kiji render --page post.md    write a post as a page to standard output
)";

std::string command_list() {
    std::string out;
    for (const Command* command : command_table) {
        const std::string alias =
            command->alias.empty() ? "" : fmt::format(" (or {})", command->alias);
        out += fmt::format("  {:<14}{}{}\n", command->name, command->summary, alias);
    }
    return out;
}

std::string spelled(const Flag& flag) {
    std::string out = flag.letter.empty() ? "" : fmt::format("{}, ", flag.letter);
    out += flag.name;
    if (!flag.value.empty())
        out += fmt::format("{}{}", flag.value.starts_with('[') ? "" : " ", flag.value);
    return out;
}

}  // namespace

std::string short_help() {
    return fmt::format(
        "kiji renders, lints and deduplicates Markdown posts.\n\n"
        "Usage: kiji COMMAND [FLAGS] [PATHS]\n\n{}\nExamples:\n{}\n"
        "More: kiji --help, kiji help COMMAND\n",
        command_list(), examples);
}

std::string long_help() {
    return fmt::format(
        "kiji renders, lints and deduplicates Markdown posts.\n\n"
        "Usage: kiji COMMAND [FLAGS] [PATHS]\n\n"
        "Examples:\n{}"
        "  kiji lint --fix post.md       mend what can be mended safely\n"
        "  kiji dedupe --all _posts      find text that stands twice, also across posts\n\n"
        "Commands:\n{}\n"
        "Flags:\n"
        "  -h, --help     this text; after a command, all about it\n"
        "  --version      the version of kiji\n\n"
        "Paths: a file is taken whatever its name; of a folder, all Markdown files below it;\n"
        "- is standard input. What follows -- is a path even if it begins with a dash.\n\n"
        "Exit codes: 0 nothing found; 1 findings at or above --fail-on; 2 flags or configuration\n"
        "make no sense; 3 something could not be read or written.\n\n"
        "Configuration: kiji.yml or .kiji.yml in the folder of a post or the nearest above it.\n",
        examples, command_list());
}

std::string help_for(const Command& command) {
    std::string out = fmt::format("kiji {}: {}\n\nUsage: kiji {} [FLAGS] {}\n", command.name,
                                  command.summary, command.name, command.words);
    if (!command.alias.empty())
        out += fmt::format("Alias: kiji {}\n", command.alias);
    out += fmt::format("\nExamples:\n{}", command.examples);
    if (!command.about.empty())
        out += fmt::format("\n{}", command.about);
    out += "\nFlags:\n";
    for (const Flag* flag : command.flags)
        out += fmt::format("  {:<24}  {}\n", spelled(*flag), flag->summary);
    out += fmt::format("  {:<24}  {}\n", "-h, --help", "this text");
    return out;
}

std::string unknown_command(std::string_view word) {
    std::string message = fmt::format("unknown command '{}'", word);
    std::vector<std::string_view> names;
    for (const Command* command : command_table) {
        names.push_back(command->name);
        if (!command->alias.empty())
            names.push_back(command->alias);
    }
    if (const std::string_view meant = nearest(word, names); !meant.empty())
        return message + fmt::format("; did you mean {}?", meant);
    if (word.find_first_of("./") != std::string_view::npos)
        return message + fmt::format("; to check a post: kiji lint {}", word);
    return message;
}

std::string unknown_flag(const Command& command, std::string_view word) {
    const std::string_view name = word.substr(0, word.find('='));
    std::string message = fmt::format("unknown flag {}", name);
    std::vector<std::string_view> names{"--help"};
    for (const Flag* flag : command.flags)
        names.push_back(flag->name);
    for (const Command* other : command_table) {
        for (const Flag* flag : other->flags) {
            if (flag->name == name || flag->letter == name)
                return message + fmt::format("; it goes with kiji {}", other->name);
        }
    }
    if (const std::string_view meant = nearest(name, names); !meant.empty())
        return message + fmt::format("; did you mean {}?", meant);
    if (word.find_first_of("./") != std::string_view::npos)
        return message + fmt::format("; as a path: kiji {} -- {}", command.name, word);
    return message;
}

int refuse(Session& session, std::string_view command, std::string_view message) {
    const std::string_view blank = command.empty() ? "" : " ";
    session.tell(Error{fmt::format("{}{}{}", command, command.empty() ? "" : ": ", message)});
    session.err.write(fmt::format("for help: kiji{}{} --help\n", blank, command));
    return exit_code::usage;
}

}  // namespace kiji::cli
