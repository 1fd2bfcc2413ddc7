// Sessions at a terminal, as files: what is typed and what comes back. A fence of four ticks whose
// info is `file NAME` makes a file; `console` holds lines "$ command" for the shell, each followed
// by its output (standard output and standard error as they come) and, unless it is 0, "[exit N]".
// Each heading begins with an empty folder. KIJI_UPDATE_CASES=1 writes the outputs anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

std::string take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string line(text.substr(0, end));
    text.remove_prefix(end);
    return line;
}

std::string output_of(const std::string& command, const std::string& folder) {
    const std::string binaries = std::filesystem::path(KIJI_BINARY).parent_path().string();
    const test::Finished done =
        test::run("/bin/sh", {.arguments = {"-c", "{ " + command + "\n} 2>&1"},
                              .folder = folder,
                              .environment = {{"PATH", binaries + ":/usr/bin:/bin"}}});
    std::string out = done.out;
    if (!out.empty() && !out.ends_with('\n'))
        out += "∎\n";
    if (done.exit_code != 0)
        out += "[exit " + std::to_string(done.exit_code) + "]\n";
    return out;
}

/// The commands of a console fence with the outputs that they have now.
std::string replay(std::string_view console, const std::string& folder) {
    std::string out;
    while (!console.empty()) {
        const std::string line = take_line(console);
        if (!line.starts_with("$ "))
            continue;
        out += line + output_of(line.substr(2, line.size() - 3), folder);
    }
    return out;
}

/// The session file with the outputs that its commands have now.
std::string replay_file(std::string_view text) {
    std::string out;
    auto folder = std::make_unique<test::TemporaryFolder>();
    while (!text.empty()) {
        const std::string line = take_line(text);
        out += line;
        if (line.starts_with('#'))
            folder = std::make_unique<test::TemporaryFolder>();
        if (!line.starts_with("````"))
            continue;
        const std::size_t end = text.find("\n````\n");
        REQUIRE(end != std::string_view::npos);
        const std::string body(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
        const std::string info = line.substr(5, line.size() - 6);
        if (info.starts_with("file "))
            folder->write(info.substr(5), body);
        out += info == "console" ? replay(body, folder->path()) : body;
        out += take_line(text);
    }
    return out;
}

}  // namespace

TEST_CASE("sessions read as their files say", "[e2e]") {
    const char* asked = std::getenv("KIJI_UPDATE_CASES");
    const bool update = asked != nullptr && std::string(asked) == "1";
    RealFiles files;
    const std::string folder = KIJI_SOURCE_DIR "/tests/e2e/sessions/";
    const auto entries = files.list(folder);
    REQUIRE(entries);
    for (const DirectoryEntry& entry : *entries) {
        DYNAMIC_SECTION(entry.name) {
            const auto text = files.read(folder + entry.name, std::size_t{1} << 20U);
            REQUIRE(text);
            const std::string now = replay_file(*text);
            if (update && now != *text)
                REQUIRE(files.replace(folder + entry.name, now));
            if (!update)
                CHECK(now == *text);
        }
    }
}
