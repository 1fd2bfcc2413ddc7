// What holds for every command and flag, however many there are.
#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

const std::vector<std::string> commands{"render", "lint", "validate", "dedupe", "rules", "help"};

}  // namespace

TEST_CASE("each command has help with an example, by flag and by command", "[e2e]") {
    for (const std::string& command : commands) {
        INFO(command);
        const test::Finished by_flag = test::kiji({command, "--help"});
        CHECK(by_flag.exit_code == 0);
        CHECK(by_flag.err.empty());
        CHECK(by_flag.out.find("Examples:\n  kiji ") != std::string::npos);
        CHECK(test::kiji({"help", command}).out == by_flag.out);
        CHECK(test::kiji({command, "--fix", "-h", "--nonsense"}).out == by_flag.out);
    }
}

TEST_CASE("help fits a terminal of a hundred columns", "[e2e]") {
    for (const std::string& command : commands) {
        const std::string text = test::kiji({command, "--help"}).out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            REQUIRE(end != std::string::npos);
            CHECK(end - at <= 102);  // "…" takes three bytes
            at = end + 1;
        }
    }
}

TEST_CASE("a command line that makes no sense exits 2, on standard error, and runs nothing",
          "[e2e]") {
    const std::vector<std::vector<std::string>> wrong{
        {"lnt"},
        {""},
        {"--frobnicate"},
        {"lint"},
        {"lint", "--frobnicate", "a.md"},
        {"lint", "--format", "yaml", "a.md"},
        {"lint", "--format=", "a.md"},
        {"lint", "--threads", "0", "a.md"},
        {"lint", "--threads", "99999999999999999999", "a.md"},
        {"lint", "--diff", "--format", "json", "a.md"},
        {"lint", "-", "-"},
        {"dedupe"},
        {"dedupe", "--keep", "middle", "a.md"},
        {"dedupe", "--all", "--corpus", "b", "a.md"},
        {"dedupe", "--index", "i", "a.md"},
        {"dedupe", "--bound", "2", "a.md"},
        {"render"},
        {"render", "a.md", "b.md"},
        {"render", "-o", "", "a.md"},
        {"rules", "no-such-rule"},
        {"help", "no-such-command"},
    };
    for (const std::vector<std::string>& arguments : wrong) {
        const test::Finished done = test::kiji(arguments);
        INFO(arguments.front() << " … " << arguments.back() << "\n" << done.err);
        CHECK(done.exit_code == 2);
        CHECK(done.out.empty());
        CHECK(done.err.starts_with("kiji: "));
        CHECK(done.err.find("--help") != std::string::npos);
    }
}

TEST_CASE("odd words of a command line never crash", "[e2e]") {
    const std::vector<std::string> odd{
        "",   "-",    "--",           "---",        "=",    "--=",     "-=",
        "{}", "[]",   "[a,b]",        "@a",         "%%",   "++",      "/?",
        "-o", "-o=x", "--format=a=b", "--no-color", "\xFF", "\x1b[2J", "-\xFF"};
    const test::TemporaryFolder folder;  // one of them is -o=x
    for (const std::string& first : odd) {
        for (const std::string& second : odd) {
            for (const char* command : {"lint", "render", "dedupe", "rules", "help"}) {
                const test::Finished done = test::kiji({command, first, second}, folder.path());
                INFO(command << " '" << first << "' '" << second << "'\n" << done.err);
                REQUIRE(done.signal == 0);
                REQUIRE(done.exit_code >= 0);
                REQUIRE(done.exit_code <= 3);
                REQUIRE(done.err.find('\x1b') == std::string::npos);
                if (done.exit_code >= 2)
                    REQUIRE_FALSE(done.err.empty());
            }
        }
    }
}
