// kiji man: the manual page, made from the tables of commands, flags and rules.
#include <fmt/format.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "lint/lint.hpp"

namespace kiji::cli {
namespace {

/// Text for troff: a backslash, a dash, and a dot or quote that would begin a request are written
/// out.
std::string roff(std::string_view text) {
    std::string out;
    bool at_start = true;
    for (const char c : text) {
        if (at_start && (c == '.' || c == '\''))
            out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        at_start = c == '\n';
    }
    return out;
}

std::string section(const Command& command) {
    std::string out = fmt::format(".SS kiji {} {}\n{}.\n", roff(command.name), roff(command.words),
                                  roff(command.summary));
    if (!command.about.empty())
        out += fmt::format(".PP\n{}\n", roff(command.about));
    for (const Flag* flag : command.flags) {
        const std::string_view gap = flag->value.empty() || flag->value.starts_with('[') ? "" : " ";
        out += fmt::format(".TP\n.B {}{}{}{}{}\n{}\n", roff(flag->letter),
                           flag->letter.empty() ? "" : ", ", roff(flag->name), gap,
                           roff(flag->value), roff(flag->summary));
    }
    return out + fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command.examples));
}

int run(Session& session) {
    std::string out = ".TH KIJI 1 \"\" \"kiji " KIJI_VERSION
                      "\" \"User Commands\"\n"
                      ".SH NAME\nkiji \\- render, lint and deduplicate Markdown posts\n"
                      ".SH SYNOPSIS\n.B kiji\nCOMMAND [FLAGS] [PATHS]\n.SH COMMANDS\n";
    for (const Command* command : command_table)
        out += section(*command);
    out += ".SH RULES OF LINT\n";
    for (const lint::Rule* rule : lint::all_rules()) {
        out +=
            fmt::format(".TP\n.B {}{}{}\n{}. {}\n", roff(rule->name), rule->code.empty() ? "" : " ",
                        rule->code, roff(rule->summary), roff(rule->why));
    }
    out +=
        ".SH EXIT STATUS\n.TP\n0\nnothing was found\n.TP\n1\nthere are findings at or above "
        "\\-\\-fail\\-on\n.TP\n2\nflags or configuration make no sense\n.TP\n3\nsomething could "
        "not "
        "be read or written\n"
        ".SH FILES\n.TP\n.B kiji.yml, .kiji.yml\nconfiguration, in the folder of a post or the "
        "nearest above it\n";
    session.out.write(out);
    return exit_code::clean;
}

}  // namespace

constinit const Command commands::man{
    .name = "man",
    .words = "",
    .summary = "Write the manual page",
    .about = {},
    .examples = "  kiji man | man -l -\n  kiji man >/usr/local/share/man/man1/kiji.1\n",
    .flags = {},
    .run = run,
};

}  // namespace kiji::cli
