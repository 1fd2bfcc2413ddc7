#include "lint_init.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

constexpr std::string_view written = ".kiji.yml";

constexpr std::string_view text =
    R"(# What kiji is to know of these posts. All keys: kiji config

# Configuration that goes where this file says nothing.
# extends: ../team/kiji.yml

# Files and folders that are passed by, in the patterns of .gitignore.
# exclude: [drafts/old/]

# Lines that a program left between pieces of text, besides those that kiji knows.
# markers: ["~~ next ~~"]

lint:
  # blog: what is worth acting on. jekyll: markdownlint's rules besides, knowing Jekyll's syntax.
  # markdownlint: its rules to the letter. all, none: every rule, no rule.
  preset: blog

  # For each rule or tag: true or false, a severity, or more. All rules: kiji rules
  rules:
    # line-too-long: true
    # trailing-space: error
    # reading-time-off:
    #   enabled: true
    #   severity: info

# Rules that differ for some files.
# overrides:
#   - paths: [_drafts/**]
#     lint:
#       rules:
#         date-unreadable: false

# Texts that stand in many posts on purpose: kiji dedupe does not count them.
# dedupe:
#   boilerplate: ["Thank you for reading."]
)";

}  // namespace

int write_configuration(Session& session) {
    for (const std::string_view name : {std::string_view("kiji.yml"), written}) {
        if (session.files.info(Path(name)))
            return refuse(session, commands::lint.name,
                          fmt::format("--init: {} is there already", name));
    }
    if (const Result<void> done = session.files.replace(Path(written), text); !done) {
        session.tell(done.error());
        return exit_code::failure;
    }
    session.out.write(fmt::format("wrote {}\nnext: kiji lint _posts\n", written));
    return exit_code::clean;
}

}  // namespace kiji::cli
