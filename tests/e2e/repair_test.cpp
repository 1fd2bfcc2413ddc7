// dedupe --fix and undo, as people run them.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "e2e/kiji.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

using namespace kiji;
using test::TemporaryFolder;

namespace {

const std::string one =
    "朝の港では、船が潮の満ち引きに合わせて静かに出ていく。見送る人はもういないし、手を振る人もいな"
    "い。\n";
const std::string two =
    "町の灯りは少しずつ消えて、坂の上の家だけが夜遅くまで起きている。誰かが本を読んでいるのだろう。"
    "\n";
const std::string three =
    "冬になると海は灰色になり、波の音だけが通りに響く。それでも市場は朝の五時にいつも通り開く。\n";

/// Two groups of copies.
const std::string post = one + "\n" + two + "\n" + one + "\n" + three + "\n" + two;

/// `kiji dedupe -i a.md` with these answers typed.
test::Finished ask(const TemporaryFolder& folder, const std::string& typed) {
    return test::kiji(test::Start{.arguments = {"dedupe", "-i", "a.md"},
                                  .input = typed,
                                  .terminal = true,
                                  .folder = folder.path()});
}

std::size_t questions(const test::Finished& done) {
    std::size_t count = 0;
    for (std::size_t at = done.out.find("take it out?"); at != std::string::npos;
         at = done.out.find("take it out?", at + 1))
        ++count;
    return count;
}

/// The log that `--fix` wrote.
std::string log_in(const TemporaryFolder& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path(".kiji"))) {
        if (entry.path().extension() == ".json")
            return entry.path().string();
    }
    return {};
}

}  // namespace

TEST_CASE("a repair takes copies out, a second finds nothing, undo puts all back", "[e2e]") {
    const TemporaryFolder folder;
    folder.write("a.md", "\xEF\xBB\xBF" + post);
    std::filesystem::permissions(folder.path("a.md"), std::filesystem::perms(0640));
    const test::Finished done = test::kiji({"dedupe", "--fix", "a.md"}, folder.path());
    CHECK(done.exit_code == 0);
    CHECK(done.out.starts_with("a.md: took out 2 copies\nto put it all back: kiji undo .kiji/"));
    CHECK(folder.read("a.md") == "\xEF\xBB\xBF" + one + "\n" + two + "\n" + three);
    CHECK(std::filesystem::status(folder.path("a.md")).permissions() ==
          std::filesystem::perms(0640));
    CHECK(test::kiji({"dedupe", "--fix", "a.md"}, folder.path()).out == "nothing to take out\n");
    CHECK(test::kiji({"undo", log_in(folder)}, folder.path()).exit_code == 0);
    CHECK(folder.read("a.md") == "\xEF\xBB\xBF" + post);
}

TEST_CASE("a post becomes the same alone and within its folder", "[e2e]") {
    const TemporaryFolder alone;
    const TemporaryFolder all;
    for (const TemporaryFolder* folder : {&alone, &all})
        folder->write("p/a.md", post);
    all.write("p/b.md", one + "\n" + three + "\n" + one);
    CHECK(test::kiji({"dedupe", "--fix", "p/a.md"}, alone.path()).exit_code == 0);
    CHECK(test::kiji({"dedupe", "--fix", "p"}, all.path()).exit_code == 0);
    CHECK(alone.read("p/a.md") == all.read("p/a.md"));
    CHECK(all.read("p/b.md") == one + "\n" + three);
}

TEST_CASE("a patch is what git apply takes, and does what --fix does", "[e2e]") {
    const TemporaryFolder folder;
    folder.write("a.md", post);
    const test::Finished done = test::kiji({"dedupe", "--patch", "x.patch", "a.md"}, folder.path());
    CHECK(done.exit_code == 1);
    CHECK(folder.read("a.md") == post);
    const test::Finished applied =
        test::run("git", {.arguments = {"apply", "x.patch"}, .folder = folder.path()});
    CHECK(applied.exit_code == 0);
    CHECK(folder.read("a.md") == one + "\n" + two + "\n" + three);
}

TEST_CASE("a diff is shown and nothing written", "[e2e]") {
    const TemporaryFolder folder;
    folder.write("a.md", post);
    for (const std::string flag : {"--diff", "--dry-run"}) {
        const test::Finished done = test::kiji({"dedupe", flag, "a.md"}, folder.path());
        CHECK(done.exit_code == 1);
        CHECK(done.out.starts_with("--- a/a.md\n+++ b/a.md\n@@ "));
        CHECK(done.err == "would take out 2 copies in 1 file\n");
    }
    CHECK(folder.read("a.md") == post);
    CHECK(folder.names() == std::vector<std::string>{"a.md"});
}

TEST_CASE("standard input is repaired to standard output", "[e2e]") {
    const test::Finished done =
        test::kiji(test::Start{.arguments = {"dedupe", "--fix", "-"}, .input = post});
    CHECK(done.out == one + "\n" + two + "\n" + three);
    CHECK(done.err == "took out 2 copies\n");
    CHECK(done.exit_code == 0);
}

TEST_CASE("on a terminal each group is asked about", "[e2e]") {
    const TemporaryFolder folder;
    folder.write("a.md", post);
    const test::Finished done = ask(folder, "y\nn\n");
    CHECK(done.exit_code == 0);
    CHECK(questions(done) == 2);
    CHECK(done.out.find("a.md:5: copy, stands in line 1 too\n--- a/a.md\n+++ b/a.md\n") !=
          std::string::npos);
    CHECK(folder.read("a.md") == one + "\n" + two + "\n" + three + "\n" + two);
    const test::Finished again = ask(folder, "");
    CHECK(questions(again) == 0);
    CHECK(again.out == "nothing to take out\n");
}

TEST_CASE("on a terminal the other copy can be kept, all taken, and the rest left", "[e2e]") {
    const TemporaryFolder folder;
    folder.write("a.md", post);
    CHECK(questions(ask(folder, "?\nk\nq\n")) == 3);
    CHECK(folder.read("a.md") == two + "\n" + one + "\n" + three + "\n" + two);
    folder.write("a.md", post);
    CHECK(questions(ask(folder, "a\n")) == 1);
    CHECK(folder.read("a.md") == one + "\n" + two + "\n" + three);
    folder.write("a.md", post);
    CHECK(questions(ask(folder, "q\n")) == 1);
    CHECK(folder.read("a.md") == post);
    CHECK(questions(ask(folder, "")) == 1);  // Ctrl-D
    CHECK(folder.read("a.md") == post);
}

TEST_CASE("a repair whose flags make no sense together is refused", "[e2e]") {
    const TemporaryFolder folder;
    folder.write("a.md", post);
    for (const std::vector<std::string>& flags :
         std::vector<std::vector<std::string>>{{"-i"},
                                               {"-i", "--diff"},
                                               {"--diff", "--patch", "x"},
                                               {"--fix", "--format", "json"},
                                               {"--fix=all"},
                                               {"--keep", "second"}}) {
        std::vector<std::string> words = {"dedupe", "a.md"};
        words.insert(words.end(), flags.begin(), flags.end());
        CHECK(test::kiji(words, folder.path()).exit_code == 2);
    }
    CHECK(folder.read("a.md") == post);
}
