// Standard output that is full, closed or gone.
#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

const std::vector<std::vector<std::string>> calls{
    {"lint", "."},
    {"lint", "--format", "json", "."},
    {"lint", "--diff", "."},
    {"dedupe", "."},
    {"render", "a.md"},
    {"render", "--page", "a.md"},
    {"rules"},
    {"help"},
    {"--version"},
};

test::Finished with_output(const test::TemporaryFolder& folder, std::vector<std::string> arguments,
                           test::Output output) {
    return test::kiji(
        test::Start{.arguments = std::move(arguments), .folder = folder.path(), .output = output});
}

}  // namespace

TEST_CASE("a full disk is told of and exits 3", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "Text. \n");
    for (const auto& call : calls) {
        const test::Finished done = with_output(folder, call, test::Output::full_disk);
        INFO(call.front() << "\n" << done.err);
        CHECK(done.exit_code == 3);
        CHECK(done.err.find("standard output: No space left on device") != std::string::npos);
    }
}

TEST_CASE("standard output that is closed is told of and exits 3", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "Text. \n");
    for (const auto& call : calls) {
        const test::Finished done = with_output(folder, call, test::Output::closed);
        INFO(call.front() << "\n" << done.err);
        CHECK(done.exit_code == 3);
        CHECK(done.err.find("standard output: ") != std::string::npos);
    }
}

TEST_CASE("with standard output closed, findings do not end up in a mended file", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ndate: 2025-03-02\n---\n\nText. \n");
    with_output(folder, {"lint", "--fix", "a.md"}, test::Output::closed);
    CHECK(folder.read("a.md") == "---\ndate: 2025-03-02\n---\n\nText.\n");
}

TEST_CASE("a reader that goes away is no error: quiet, and the code of the findings", "[e2e]") {
    const test::TemporaryFolder folder;
    folder.write("a.md", "---\ndate: 2025-03-02\n---\n\nText. \n");
    for (const auto& call : calls) {
        const int expected = test::kiji(call, folder.path()).exit_code;
        const test::Finished done = with_output(folder, call, test::Output::reader_gone);
        INFO(call.front() << "\n" << done.err);
        CHECK(done.signal == 0);
        CHECK(done.exit_code == expected);
        CHECK(done.err.find("pipe") == std::string::npos);
    }
}

TEST_CASE("mending goes on when its reader goes away", "[e2e]") {
    const test::TemporaryFolder folder;
    for (int i = 0; i < 600; ++i)
        folder.write(std::to_string(i) + ".md", "---\ndate: 2025-03-02\n---\n\nText. \n");
    with_output(folder, {"lint", "--fix", "."}, test::Output::reader_gone);
    for (int i = 0; i < 600; ++i)
        REQUIRE(folder.read(std::to_string(i) + ".md").ends_with("Text.\n"));
}
