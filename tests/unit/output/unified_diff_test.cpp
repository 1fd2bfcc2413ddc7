// Diffs: their text, and that applying them gives the new text.
#include <random>

#include "output/output.hpp"
#include "support/catch.hpp"

using namespace kiji;

namespace {

std::string diff(std::string_view before, std::string_view after) {
    return output::unified_diff("a.md", before, after, output::Color::off);
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// What `patch` makes of `before`: every line of context and every removed line must be there.
std::string patched(const std::string& before, const std::string& diff) {
    const std::vector<std::string> old_lines = split(before);
    std::string out;
    std::size_t next = 0;
    std::vector<std::string> lines = split(diff);
    for (std::size_t i = 2; i < lines.size(); ++i) {
        std::string line = lines[i];
        if (line.starts_with("@@ -")) {
            std::size_t first = std::stoul(line.substr(4));
            if (line.substr(4, line.find(' ', 4) - 4).ends_with(",0"))
                ++first;
            while (next + 1 < first)
                out += old_lines[next++];
            continue;
        }
        if (i + 1 < lines.size() && lines[i + 1].starts_with("\\ No newline"))
            line.pop_back();
        if (line[0] == ' ' || line[0] == '-') {
            REQUIRE(next < old_lines.size());
            REQUIRE(old_lines[next++] == line.substr(1));
        }
        if (line[0] == ' ' || line[0] == '+')
            out += line.substr(1);
    }
    while (next < old_lines.size())
        out += old_lines[next++];
    return out;
}

}  // namespace

TEST_CASE("equal texts have no diff", "[output]") {
    CHECK(diff("a\n", "a\n").empty());
}

TEST_CASE("a change stands between three lines of context", "[output]") {
    CHECK(diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n") ==
          "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("a missing newline at the end is told of", "[output]") {
    CHECK(diff("a", "a\n") ==
          "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("carriage returns are part of the lines", "[output]") {
    CHECK(diff("a \r\nb\r\n", "a\r\nb\r\n") ==
          "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-a \r\n+a\r\n b\r\n");
}

TEST_CASE("names are written as git writes them", "[output]") {
    const auto header = [](std::string_view name) {
        const std::string text = output::unified_diff(name, "a\n", "b\n", output::Color::off);
        return text.substr(0, text.find('\n'));
    };
    CHECK(header("./x.md") == "--- a/x.md");
    CHECK(header("/tmp/x.md") == "--- a/tmp/x.md");
    CHECK(header("two words.md") == "--- a/two words.md\t");
    CHECK(header("日本.md") == "--- a/日本.md");
    CHECK(header("q\"\n\xFF.md") == R"(--- "a/q\"\012\377.md")");
}

TEST_CASE("for people, control characters in a diff are escaped", "[output]") {
    const std::string text = output::unified_diff("a.md", "\x1b[2J\n", "b\n", output::Color::on);
    CHECK(text.find("\x1b[2J") == std::string::npos);
    CHECK(text.find(R"(\x1b[2J)") != std::string::npos);
}

TEST_CASE("applying a diff gives the new text", "[output]") {
    std::mt19937 random(42);
    for (int round = 0; round < 1500; ++round) {
        // Every tenth round is beyond what is compared line by line.
        const std::size_t count = round % 100 == 0 ? 3000 : random() % 40;
        const auto variety = static_cast<unsigned>(round % 3 == 0 ? 3 : 1000);
        std::string before;
        std::string after;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string line = std::to_string(random() % variety) + "\n";
            const auto fate = random() % 10;
            if (fate != 0)
                before += line;
            if (fate != 1)
                after += fate == 2 ? "changed " + line : line;
        }
        if (random() % 4 == 0 && !before.empty())
            before.pop_back();
        if (random() % 4 == 0 && !after.empty())
            after.pop_back();
        INFO("round " << round);
        REQUIRE(patched(before, diff(before, after)) == (before == after ? before : after));
    }
}

TEST_CASE("a file in which every line differs is one hunk", "[output]") {
    std::string before;
    std::string after;
    for (int i = 0; i < 200'000; ++i) {
        before += std::to_string(i) + " \n";
        after += std::to_string(i) + "\n";
    }
    CHECK(
        diff(before, after).starts_with("--- a/a.md\n+++ b/a.md\n@@ -1,200000 +1,200000 @@\n-0 "));
}
