#include "lint_watch.hpp"

#include <chrono>
#include <map>
#include <thread>
#include <tuple>

#include <fmt/format.h>

#include "inputs.hpp"

namespace kiji::cli {
namespace {

constexpr std::chrono::milliseconds pause(300);

/// What a change of a file changes: its time, size and which file it is.
using Stamp = std::tuple<std::int64_t, std::uint64_t, std::uint64_t>;
using Stamps = std::map<Path, Stamp>;

void take(const Session& session, const Path& path, Stamps& stamps) {
    if (const Result<FileInfo> info = session.files.info(path))
        stamps[path] = {info->modified_ns, info->size, info->identity};
}

Stamps stamps_of(const Session& session) {
    Stamps stamps;
    const Result<Inputs> inputs = find_inputs(session);
    if (!inputs)
        return stamps;
    for (const Path& file : inputs->files)
        take(session, file, stamps);
    if (const Result<Configs> configs = Configs::load(session, inputs->files)) {
        for (const corpus::Config& config : configs->all()) {
            if (!config.path.empty())
                take(session, config.path, stamps);
        }
    }
    return stamps;
}

}  // namespace

int watch(Session& session, const std::function<int()>& once) {
    while (true) {
        const Stamps before = stamps_of(session);
        once();
        session.out.write("watching: ctrl-c ends\n");
        session.out.flush();
        if (!session.out.failure().empty())
            return 0;
        do {
            std::this_thread::sleep_for(pause);
        } while (stamps_of(session) == before);
        session.out.write("\n");
    }
}

}  // namespace kiji::cli
