// kiji undo: put back what a repair took out.
#include <array>
#include <string_view>

#include <fmt/core.h>

#include "commands.hpp"
#include "exit_code.hpp"
#include "repair/repair.hpp"
#include "usage.hpp"

namespace kiji::cli {
namespace {

std::string_view what_was_done(repair::Undo how) {
    switch (how) {
        case repair::Undo::restored:
            return "is as it was";
        case repair::Undo::put_back:
            return "changed since; what was taken out stands in its place again";
        case repair::Undo::untouched:
            break;
    }
    return "was as before the repair already";
}

int run(Session& session) {
    if (session.options.words.size() != 1)
        return refuse(session, commands::undo.name, "name the log of one repair");
    const Result<repair::UndoReport> report =
        repair::undo(session.files, session.options.words.front());
    if (!report) {
        session.tell(report.error());
        return exit_code::failure;
    }
    for (const repair::Undone& file : report->done)
        session.out.write(fmt::format("{}: {}\n", file.path, what_was_done(file.how)));
    for (const Error& error : report->errors)
        session.tell(error);
    return report->errors.empty() ? exit_code::clean : exit_code::failure;
}

constexpr std::array undo_flags{&flags::color};

}  // namespace

constinit const Command commands::undo{
    .name = "undo",
    .words = "LOG",
    .summary = "Put back what dedupe --fix took out",
    .about =
        "Files become byte for byte what they were. One that changed since is put right only\n"
        "where the text around each removal still stands in it; else it is left alone, and\n"
        "what was taken out can be read in the log.\n",
    .examples = "  kiji undo .kiji/dedupe-0123456789abcdef.json\n",
    .flags = undo_flags,
    .run = run,
};

}  // namespace kiji::cli
