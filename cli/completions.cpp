// kiji completions: what a shell offers, made from the tables of commands, flags and rules.
#include <array>
#include <set>

#include <fmt/format.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "lint/lint.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

/// `text` inside single quotes of a shell.
std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += R"('\'')";
        else
            out += c == '\n' ? ' ' : c;
    }
    return out + "'";
}

/// In a row of zsh's _arguments brackets and colons mean something.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

/// A command of two words is completed as the first of them.
bool is_one_word(const Command& command) {
    return command.name.find(' ') == std::string_view::npos;
}

std::string rule_names() {
    std::string names;
    for (const lint::Rule* rule : lint::all_rules())
        names += fmt::format("{}{}", names.empty() ? "" : " ", rule->name);
    return names;
}

bool takes_rules(const Command& command) {
    return &command == &commands::rules || &command == &commands::explain;
}

std::string command_names() {
    std::string names;
    for (const Command* command : command_table) {
        if (is_one_word(*command))
            names += fmt::format("{}{}", names.empty() ? "" : " ", command->name);
    }
    return names;
}

std::string flag_names(const Command& command) {
    std::string names = "--help";
    for (const Flag* flag : command.flags)
        names += fmt::format(" {}", flag->name);
    return names;
}

std::string bash() {
    std::string out =
        "# bash completion for kiji: kiji completions bash >/etc/bash_completion.d/kiji\n"
        "_kiji() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} flags= words=\n"
        "    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n";
    out +=
        fmt::format("        COMPREPLY=($(compgen -W {} -- \"$word\"))\n", quoted(command_names()));
    out += "        return\n    fi\n    case ${COMP_WORDS[1]} in\n";
    for (const Command* command : command_table) {
        if (!is_one_word(*command))
            continue;
        out += fmt::format("        {}{}{}) flags={}", command->name,
                           command->alias.empty() ? "" : "|", command->alias,
                           quoted(flag_names(*command)));
        if (takes_rules(*command))
            out += fmt::format(" words={}", quoted(rule_names()));
        else if (command == &commands::help)
            out += fmt::format(" words={}", quoted(command_names()));
        else if (command == &commands::completions)
            out += " words='bash zsh fish'";
        out += " ;;\n";
    }
    return out +
           "    esac\n"
           "    case $word in\n"
           "        -*) COMPREPLY=($(compgen -W \"$flags\" -- \"$word\")) ;;\n"
           "        *) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
           "    esac\n"
           "}\n"
           "complete -o default -o bashdefault -F _kiji kiji\n";
}

std::string zsh() {
    std::string out =
        "#compdef kiji\n"
        "# zsh completion for kiji: kiji completions zsh >~/.zfunc/_kiji\n"
        "_kiji() {\n"
        "    if (( CURRENT == 2 )); then\n"
        "        local -a commands=(\n";
    for (const Command* command : command_table) {
        if (is_one_word(*command))
            out += fmt::format("            {}\n", quoted(fmt::format("{}:{}", command->name,
                                                                      zsh_text(command->summary))));
    }
    out +=
        "        )\n        _describe command commands\n        return\n    fi\n"
        "    local name=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $name in\n";
    for (const Command* command : command_table) {
        if (!is_one_word(*command))
            continue;
        out += fmt::format("        {}{}{}) _arguments", command->name,
                           command->alias.empty() ? "" : "|", command->alias);
        for (const Flag* flag : command->flags) {
            const bool may = flag->value.starts_with('[');
            const std::string_view sign = flag->value.empty() ? "" : may ? "=-" : "=";
            out += fmt::format(
                " \\\n            {}",
                quoted(fmt::format("{}{}[{}]{}", flag->name, sign, zsh_text(flag->summary),
                                   flag->value.empty() ? "" : ":value:_default")));
        }
        const std::string rest = takes_rules(*command) ? fmt::format("*:rule:({})", rule_names())
                                 : command == &commands::help
                                     ? fmt::format("*:command:({})", command_names())
                                 : command == &commands::completions ? "1:shell:(bash zsh fish)"
                                                                     : "*:file:_files";
        out += fmt::format(" \\\n            {} ;;\n", quoted(rest));
    }
    return out + "    esac\n}\n_kiji \"$@\"\n";
}

std::string fish() {
    std::string out =
        "# fish completion for kiji: kiji completions fish >~/.config/fish/completions/kiji.fish\n";
    for (const Command* command : command_table) {
        if (!is_one_word(*command))
            continue;
        out += fmt::format("complete -c kiji -n __fish_use_subcommand -f -a {} -d {}\n",
                           command->name, quoted(command->summary));
        const std::string when =
            quoted(fmt::format("__fish_seen_subcommand_from {} {}", command->name, command->alias));
        for (const Flag* flag : command->flags) {
            out += fmt::format("complete -c kiji -n {} -l {}", when, flag->name.substr(2));
            if (!flag->letter.empty())
                out += fmt::format(" -s {}", flag->letter.substr(1));
            if (!flag->value.empty() && !flag->value.starts_with('['))
                out += " -r";
            out += fmt::format(" -d {}\n", quoted(flag->summary));
        }
        if (takes_rules(*command))
            out += fmt::format("complete -c kiji -n {} -f -a {}\n", when, quoted(rule_names()));
        else if (command == &commands::completions)
            out += fmt::format("complete -c kiji -n {} -f -a 'bash zsh fish'\n", when);
    }
    return out;
}

struct Shell {
    std::string_view name;
    std::string (*script)();
};
constexpr std::array<Shell, 3> shells{{{"bash", bash}, {"zsh", zsh}, {"fish", fish}}};

int run(Session& session) {
    const std::vector<std::string>& words = session.options.words;
    if (words.size() == 1) {
        for (const Shell& shell : shells) {
            if (shell.name == words.front()) {
                session.out.write(shell.script());
                return exit_code::clean;
            }
        }
    }
    return refuse(session, commands::completions.name, "name one shell: bash, zsh or fish");
}

}  // namespace

constinit const Command commands::completions{
    .name = "completions",
    .words = "SHELL",
    .summary = "Write what a shell completes for kiji",
    .about = {},
    .examples =
        "  kiji completions bash >/etc/bash_completion.d/kiji\n"
        "  kiji completions zsh >~/.zfunc/_kiji\n"
        "  kiji completions fish >~/.config/fish/completions/kiji.fish\n",
    .flags = {},
    .run = run,
};

}  // namespace kiji::cli
