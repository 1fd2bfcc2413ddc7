// The same output for any number of threads, locale, zone and order of the directory.
#include <filesystem>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;

namespace {

/// A folder of posts with findings and repeats, made in the order of `step`.
void fill(const test::TemporaryFolder& folder, int step) {
    for (int i = 0; i < 300; ++i) {
        const int number = i * step % 300;
        const std::string name = std::to_string(number);
        folder.write(
            "posts/" + name + ".md",
            "---\ntitle: Post " + name + "\ndate: 2025-03-02 23:30:00 +0900\n---\n\n" +
                "A paragraph of about the length that people write, number " +
                std::to_string(number % 7) +
                ", which stands in many posts of this folder and is long enough to be told of. \n\n"
                "---END---\n");
    }
}

}  // namespace

TEST_CASE("reports do not depend on threads, locale, zone or directory order", "[e2e]") {
    const test::TemporaryFolder first;
    const test::TemporaryFolder second;
    fill(first, 1);
    fill(second, 7);
    const std::vector<std::vector<std::string>> calls{
        {"lint", "posts"},
        {"lint", "--format", "json", "posts"},
        {"lint", "--diff", "posts"},
        {"dedupe", "--all", "posts"},
        {"dedupe", "--all", "--format", "json", "posts"},
        {"render", "--page", "posts/7.md"},
    };
    for (const std::vector<std::string>& call : calls) {
        INFO(call.front() << " " << call[1]);
        const test::Finished expected = test::kiji(call, first.path());
        REQUIRE(expected.out.size() > 100);
        if (call.front() != "render") {
            for (const char* threads : {"1", "2", "8"}) {
                std::vector<std::string> threaded = call;
                threaded.insert(threaded.end(), {"--threads", threads});
                REQUIRE(test::kiji(threaded, first.path()).out == expected.out);
            }
        }
        REQUIRE(test::kiji(test::Start{.arguments = call,
                                       .folder = second.path(),
                                       .environment = {{"LC_ALL", "tr_TR.UTF-8"},
                                                       {"LANG", "ja_JP.UTF-8"},
                                                       {"TZ", "Pacific/Kiritimati"},
                                                       {"COLUMNS", "40"}}})
                    .out == expected.out);
    }
}
