// Runs the case files; KIJI_UPDATE_CASES=1 writes their outcomes anew.
#include <cstdlib>
#include <string>

#include "base/files.hpp"
#include "case_file.hpp"
#include "kramdown_outcomes.hpp"
#include "lint_outcomes.hpp"
#include "liquid_outcomes.hpp"
#include "repair_outcomes.hpp"
#include "site_outcomes.hpp"
#include "support/catch.hpp"

namespace {

using kiji::cases::Compared;

const std::string folder = std::string(KIJI_SOURCE_DIR) + "/tests/cases/";

bool is_update() {
    const char* asked = std::getenv("KIJI_UPDATE_CASES");
    return asked != nullptr && std::string(asked) == "1";
}

void run_folder(const std::string& name, const std::vector<kiji::cases::Outcome>& outcomes) {
    kiji::RealFiles files;
    const auto entries = files.list(folder + name);
    REQUIRE(entries);
    for (const kiji::DirectoryEntry& entry : *entries) {
        DYNAMIC_SECTION(name + "/" + entry.name) {
            const std::string path = folder + name + "/" + entry.name;
            const auto text = files.read(path, std::size_t{1} << 20U);
            REQUIRE(text);
            const std::string subject = entry.name.substr(0, entry.name.rfind('.'));
            if (name == "lint" && !kiji::cases::can_lint(subject)) {
                WARN("skipped: there is no MeCab");
                continue;
            }
            const kiji::cases::Run run = kiji::cases::run(subject, *text, outcomes);
            CHECK_FALSE(run.compared.empty());
            if (is_update()) {
                if (run.rewritten != *text)
                    REQUIRE(files.replace(path, run.rewritten));
                continue;
            }
            for (const Compared& compared : run.compared) {
                INFO("case: " << compared.heading << ", outcome: " << compared.outcome);
                CHECK(compared.found == compared.expected);
            }
        }
    }
}

}  // namespace

TEST_CASE("lint says what its case files say", "[cases]") {
    run_folder("lint", kiji::cases::lint_outcomes());
}

TEST_CASE("a repair takes out what its case files say", "[cases]") {
    run_folder("repair", kiji::cases::repair_outcomes());
}

TEST_CASE("templates come to what their case files say", "[cases]") {
    run_folder("liquid", kiji::cases::liquid_outcomes());
}

TEST_CASE("tags and filters of Jekyll come to what their case files say", "[cases]") {
    run_folder("site", kiji::cases::site_outcomes());
}

TEST_CASE("kramdown renders what its case files say", "[cases]") {
    run_folder("kramdown", kiji::cases::kramdown_outcomes());
}

TEST_CASE("a case file keeps its prose and inputs when it is written anew", "[cases]") {
    const std::string text =
        "# Title\n\nWhy.\n\n```` md input visible\na··\n```\n→b∎\n````\n\n"
        "```` text echo\nold\n````\n\nMore.\n";
    const auto echo = [](const kiji::cases::Case& made) {
        return std::optional<std::string>(made.input);
    };
    const kiji::cases::Run run = kiji::cases::run("echo", text, {{"text", "echo", echo}});
    REQUIRE(run.compared.size() == 1);
    CHECK(run.compared[0].heading == "Title");
    CHECK(run.compared[0].expected == "old\n");
    CHECK(run.compared[0].found == "a··\n```\n→b∎\n");
    CHECK(run.rewritten ==
          "# Title\n\nWhy.\n\n```` md input visible\na··\n```\n→b∎\n````\n\n"
          "```` text echo\na··\n```\n→b∎\n````\n\nMore.\n");
}
