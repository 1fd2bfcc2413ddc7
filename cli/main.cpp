// argv in, exit code out.
#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include "arguments.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "terminal.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

bool asks_for_help(const std::vector<std::string>& words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end,
                       [](const std::string& word) { return word == "-h" || word == "--help"; });
}

int run_command(const Command& command, const std::vector<std::string>& words, Session& session) {
    if (asks_for_help(words)) {
        session.out.write(help_for(command));
        return exit_code::clean;
    }
    Result<Options> options = parse_arguments(command, words);
    if (!options)
        return refuse(session, command.name, options.error().message);
    session.options = *std::move(options);
    session.style = {
        .color = color_for(STDOUT_FILENO, session.options.color),
        .width = columns_of(STDOUT_FILENO),
        .glyphs = glyphs_for(STDOUT_FILENO),
        .detail = session.options.verbose ? output::Detail::whole : output::Detail::brief,
        .columns = session.options.columns,
        .fixes = session.options.unsafe_fixes ? Safety::unsafe : Safety::safe,
    };
    session.error_color = color_for(STDERR_FILENO, session.options.color);
    return command.run(session);
}

int run(std::vector<std::string> words, Session& session) {
    if (words.empty()) {
        session.out.write(short_help());
        return exit_code::clean;
    }
    const std::string first = words.front();
    if (first == "-h" || first == "--help") {
        session.out.write(long_help());
        return exit_code::clean;
    }
    if (first == "--version" || first == "-V") {
        session.out.write("kiji " KIJI_VERSION "\n");
        return exit_code::clean;
    }
    const Command* command = find_command(first);
    if (command == nullptr && first.starts_with('-') && first.size() > 1)
        return refuse(session, {}, fmt::format("flags follow the command: kiji COMMAND {}", first));
    if (command == nullptr)
        return refuse(session, {}, unknown_command(first));
    words.erase(words.begin());
    // A command may have two words: "dedupe stage".
    if (!words.empty()) {
        const Command* longer = find_command(fmt::format("{} {}", first, words.front()));
        if (longer != nullptr) {
            words.erase(words.begin());
            command = longer;
        }
    }
    return run_command(*command, words, session);
}

}  // namespace

const Command* find_command(std::string_view name) {
    const auto* found = std::ranges::find_if(command_table, [&](const Command* command) {
        return command->name == name || (!name.empty() && command->alias == name);
    });
    return found == command_table.end() ? nullptr : *found;
}

}  // namespace kiji::cli

int main(int argc, char** argv) {
    using namespace kiji;
    cli::guard_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file larger than `ulimit -f` is an error of the write
    RealFiles files;
    cli::Stream out(STDOUT_FILENO);
    cli::Stream err(STDERR_FILENO);
    cli::Session session{
        .options = {},
        .files = files,
        .out = out,
        .err = err,
        .style = {},
        .error_color = cli::color_for(STDERR_FILENO, cli::ColorChoice::automatic),
    };
    int status = cli::exit_code::failure;
    try {
        status = cli::run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc), session);
    } catch (const std::bad_alloc&) {
        session.tell(Error{"out of memory"});
    } catch (const std::exception& error) {
        session.tell(Error{fmt::format("this is a fault of kiji: {}", error.what())});
    }
    out.flush();
    if (!out.failure().empty()) {
        session.tell(Error{fmt::format("writing to standard output: {}", out.failure())});
        status = cli::exit_code::failure;
    }
    err.flush();
    return status;
}
