#include "progress.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include <fmt/core.h>
#include <unistd.h>

#include "terminal.hpp"

namespace kiji::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto before_first = 400ms;
constexpr auto between = 100ms;
constexpr std::string_view clear_line = "\r\x1b[K";

void write_progress(const std::stop_token& stop, Session& session, const site::Build& build) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    const auto is_over = [&stop] { return stop.stop_requested(); };
    if (stopped.wait_for(lock, stop, before_first, is_over))
        return;
    do {
        const site::Progress& progress = build.progress();
        session.err.write(fmt::format("{}building: {} of {} pages", clear_line,
                                      progress.done.load(), progress.all.load()));
        session.err.flush();
    } while (!stopped.wait_for(lock, stop, between, is_over));
    session.err.write(clear_line);
    session.err.flush();
}

}  // namespace

ProgressLine::ProgressLine(Session& session, const site::Build& build) {
    if (session.options.site.quiet || !moves_cursor(STDERR_FILENO))
        return;
    writer_ = std::jthread(
        [&session, &build](const std::stop_token& stop) { write_progress(stop, session, build); });
}

}  // namespace kiji::cli
