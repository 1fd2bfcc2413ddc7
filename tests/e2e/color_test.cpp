// Colours only where they are wanted.
#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

/// Runs kiji under a pseudo terminal (script, of util-linux, is essential on Debian).
std::string on_terminal(const test::TemporaryFolder& folder, const std::string& before,
                        const std::string& flags) {
    const std::string command = before + " " KIJI_BINARY " lint " + flags + " a.md";
    return test::run("script", {.arguments = {"-qec", command, "/dev/null"},
                                .folder = folder.path(),
                                .environment = {{"TERM", "xterm"}}})
        .out;
}

bool has_color(const std::string& text) {
    return text.find("\x1b[") != std::string::npos;
}

}  // namespace

TEST_CASE("colours go to terminals, unless somebody says no", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---END---\n");
    REQUIRE(on_terminal(folder, "", "--color never").find("a.md:1:1: ") != std::string::npos);
    CHECK(has_color(on_terminal(folder, "", "")));
    CHECK_FALSE(has_color(on_terminal(folder, "NO_COLOR=1", "")));
    CHECK(has_color(on_terminal(folder, "NO_COLOR=", "")));
    CHECK_FALSE(has_color(on_terminal(folder, "TERM=dumb", "")));
    CHECK_FALSE(has_color(on_terminal(folder, "", "--color never")));
    CHECK(has_color(on_terminal(folder, "NO_COLOR=1", "--color always")));
}

TEST_CASE("colours do not go to pipes and files, unless somebody says so", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---END---\n");
    CHECK_FALSE(has_color(test::kiji({"lint", "a.md"}, folder.path()).out));
    CHECK(has_color(test::kiji({"lint", "--color", "always", "a.md"}, folder.path()).out));
    CHECK(has_color(test::kiji({"lint", "--color", "always", "gone.md"}, folder.path()).err));
}
