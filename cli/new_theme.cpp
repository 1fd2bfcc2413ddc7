// kiji new-theme: the skeleton of a theme as a gem.
#include <array>

#include <fmt/core.h>

#include "base/text.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "lint_sites.hpp"
#include "made.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

int run(Session& session) {
    if (session.options.words.size() != 1 || session.options.words.front().empty())
        return refuse(session, commands::new_theme.name, "name the new theme");
    const Path& folder = session.options.words.front();
    const Result<compose::Made> made = compose::new_theme(
        session.files, folder, session.options.code_of_conduct, now_of(session.options));
    if (!made) {
        session.tell(made.error());
        return exit_code::failure;
    }
    show_made(session, *made);
    session.out.write(
        fmt::format("next: write {}/README.md, and the layouts\n", escape_for_terminal(folder)));
    return exit_code::clean;
}

constexpr std::array theme_flags{&flags::code_of_conduct, &flags::today, &flags::new_trace,
                                 &flags::color};

}  // namespace

constinit const Command commands::new_theme{
    .name = "new-theme",
    .words = "NAME",
    .summary = "Begin a theme for Jekyll's sites, as a gem",
    .about = {},
    .examples = "  kiji new-theme lantern --code-of-conduct\n",
    .flags = theme_flags,
    .run = run,
};

}  // namespace kiji::cli
