// The only file that knows CLI11. Its own messages and exit codes are not used: they name flags
// wrongly (2.1.2) and differ between versions.
#include "arguments.hpp"

#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "usage.hpp"

namespace kiji::cli {
namespace {

std::string names_for_cli11(const Flag& flag) {
    return flag.letter.empty() ? std::string(flag.name)
                               : fmt::format("{},{}", flag.letter, flag.name);
}

/// A flag that may have a value has it behind "=": the word that follows is one of its own.
bool may_have_value(const Flag& flag) {
    return flag.value.starts_with('[');
}

/// A flag that needs a value and has none behind it, or has one it does not take.
std::optional<std::string> misused(const Command& command, const std::vector<std::string>& words) {
    for (auto word = words.begin(); word != words.end(); ++word) {
        const std::size_t equals = std::min(word->find('='), word->size());
        for (const Flag* flag : command.flags) {
            const std::string_view name = std::string_view(*word).substr(0, equals);
            if (name != flag->name && *word != flag->letter)
                continue;
            if (flag->value.empty() && equals < word->size())
                return fmt::format("{} takes no value", flag->name);
            if (!flag->value.empty() && !may_have_value(*flag) && equals == word->size() &&
                ++word == words.end())
                return fmt::format("{} needs a value: {}", flag->name, flag->summary);
            break;
        }
        if (word == words.end())
            break;
    }
    return std::nullopt;
}

Result<Options> parse_flags(const Command& command, std::vector<std::string> words) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Options options;
    std::optional<Error> wrong;
    for (const Flag* flag : command.flags) {
        const auto set = [&options, &wrong, flag](const std::string& value) {
            if (const Result<void> result = flag->set(options, value); !result && !wrong)
                wrong = Error{fmt::format("{} {}", flag->name, result.error().message)};
        };
        if (may_have_value(*flag)) {
            std::erase_if(words, [&](const std::string& word) {
                const bool meant =
                    word == flag->name || word.starts_with(fmt::format("{}=", flag->name));
                if (meant)
                    set(word.substr(std::min(word.size(), flag->name.size() + 1)));
                return meant;
            });
        } else if (flag->value.empty()) {
            app.add_flag_callback(names_for_cli11(*flag), [set] { set({}); });
        } else {
            app.add_option_function<std::string>(names_for_cli11(*flag), set)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        }
    }
    // CLI11 takes the words from the back.
    std::reverse(words.begin(), words.end());
    app.parse(std::move(words));
    if (wrong)
        return *wrong;
    for (std::string& word : app.remaining()) {
        if (word.size() > 1 && word.starts_with('-'))
            return Error{unknown_flag(command, word)};
        options.words.push_back(std::move(word));
    }
    return options;
}

}  // namespace

Result<Options> parse_arguments(const Command& command, const std::vector<std::string>& words) {
    const auto dashes = std::find(words.begin(), words.end(), "--");
    const std::vector<std::string> flags(words.begin(), dashes);
    if (std::optional<std::string> message = misused(command, flags))
        return Error{*std::move(message)};
    try {
        Result<Options> options = parse_flags(command, flags);
        if (options && dashes != words.end())
            options->words.insert(options->words.end(), dashes + 1, words.end());
        return options;
    } catch (const CLI::Error& error) {
        return Error{fmt::format("the flags could not be read: {}", error.what())};
    }
}

}  // namespace kiji::cli
