// What a command is: a row of documentation, its flags and a function.
#pragma once

#include <span>
#include <string_view>

#include "base/files.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "flags.hpp"
#include "options.hpp"
#include "output/output.hpp"
#include "stream.hpp"

namespace kiji::cli {

/// One call of a command: what it was told and what it may touch.
struct Session {
    Options options;
    FileSystem& files;
    Stream& out;
    Stream& err;
    output::Style style;  // of `out`
    output::Color error_color = output::Color::off;
    Limits limits{};

    /// Tells of `error` on standard error, after what was written to standard output so far.
    void tell(const Error& error) {
        out.flush();
        err.write(output::show(error, error_color));
        err.flush();
    }
};

struct Command {
    std::string_view name;
    std::string_view alias{};
    std::string_view words;    // "PATH…"
    std::string_view summary;  // one line
    std::string_view about;    // what else one has to know
    std::string_view examples;
    std::span<const Flag* const> flags;
    int (*run)(Session& session);  // returns one of exit_code
};

}  // namespace kiji::cli
