// A finding as people see it.
#include "base/text.hpp"
#include "output/output.hpp"
#include "support/catch.hpp"

using namespace kiji;

namespace {

Diagnostic warning(Span span, std::string message, std::string help = {}) {
    return {
        .rule = "some-rule", .span = span, .message = std::move(message), .help = std::move(help)};
}

std::string shown(const SourceFile& file, const Diagnostic& finding, std::size_t width = 100) {
    return output::frame(file, finding, {output::Color::off, width});
}

/// The lines of `text`, without line ends.
std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

/// What stands above the carets of a frame, found by columns as a terminal would.
std::string pointed_at(const std::string& source, const std::string& carets) {
    const std::size_t begin = carets.find('^');
    const std::size_t end = carets.find_last_of('^') + 1;
    std::string found;
    std::size_t column = 0;
    for (std::size_t at = 0; at < source.size();) {
        const CodePoint point = decode(source, at);
        if (column >= begin && column < end)
            found += source.substr(at, point.length);
        column += static_cast<std::size_t>(display_width(point.value));
        at += point.length;
    }
    return found;
}

}  // namespace

TEST_CASE("a frame shows place, severity, message, rule, line, carets and help", "[output]") {
    const SourceFile file("post.md", "a\n#### Flags\n");
    CHECK(shown(file, warning({2, 6}, "heading jumps from level 2 to 4", "use level 3")) ==
          "post.md:2:1: warning: heading jumps from level 2 to 4 [some-rule]\n"
          "    2 | #### Flags\n"
          "      | ^^^^ use level 3\n");
}

TEST_CASE("carets stand under full-width characters", "[output]") {
    const SourceFile file("post.md", "これはＡＢ強調abです\n");
    // Seven characters of three bytes stand before "強".
    const auto all = lines(shown(file, warning({15, 23}, "m")));
    REQUIRE(all.size() == 3);
    CHECK(all[0] == "post.md:1:6: warning: m [some-rule]");
    CHECK(pointed_at(all[1], all[2]) == "強調ab");
}

TEST_CASE("tabs are expanded, so that carets stand right", "[output]") {
    const SourceFile file("post.md", "\ta\tb\n");
    CHECK(shown(file, warning({3, 4}, "m")) ==
          "post.md:1:4: warning: m [some-rule]\n"
          "    1 |     a   b\n"
          "      |         ^\n");
}

TEST_CASE("a long line is cut on both sides around the place", "[output]") {
    std::string text;
    for (int i = 0; i < 700; ++i)
        text += "日本";
    text.insert(2100, "ここ");
    const SourceFile file("post.md", text);
    const auto all = lines(shown(file, warning({2100, 2106}, "m", "say less")));
    REQUIRE(all.size() == 3);
    for (const std::string& line : all)
        CHECK(display_width(line) <= 100);
    CHECK(all[1].starts_with("    1 | …"));
    CHECK(all[1].ends_with("…"));
    CHECK(pointed_at(all[1], all[2]) == "ここ");
    CHECK(all[2].ends_with("^^^^ say less"));
}

TEST_CASE("a mark that is longer than the window is shown from its beginning", "[output]") {
    const std::string text(5000, 'x');
    const SourceFile file("post.md", "Start here. " + text);
    const auto all = lines(shown(file, warning({12, 5012}, "m", "help")));
    REQUIRE(all.size() == 4);
    CHECK(all[1].starts_with("    1 | Start here. xxxx"));
    CHECK(display_width(all[1]) == 100);
    CHECK(display_width(all[2]) == 100);
    CHECK(all[3] == "      = help");
}

TEST_CASE("the end of a long line is shown whole where it fits", "[output]") {
    const std::string text(3000, 'x');
    const SourceFile file("post.md", text + " the end");
    const auto all = lines(shown(file, warning({3008, 3008}, "no final newline")));
    REQUIRE(all.size() == 3);
    CHECK(all[1].ends_with("x the end"));
    CHECK(all[2].size() == all[1].size() - std::string("…").size() + 1 + 1);
    CHECK(all[2].back() == '^');
}

TEST_CASE("a span of two lines shows both, of many the first and the last", "[output]") {
    const SourceFile file("post.md", "one\n  two\nthree\nfour\n");
    CHECK(shown(file, warning({1, 9}, "m", "h")) ==
          "post.md:1:2: warning: m [some-rule]\n"
          "    1 | one\n"
          "      |  ^^\n"
          "    2 |   two\n"
          "      |   ^^^ h\n");
    CHECK(shown(file, warning({0, 15}, "m")) ==
          "post.md:1:1: warning: m [some-rule]\n"
          "    1 | one\n"
          "      | ^^^\n"
          "    2 |   two\n"
          "    3 | three\n"
          "      | ^^^^^\n");
    CHECK(shown(file, warning({0, 20}, "m")) ==
          "post.md:1:1: warning: m [some-rule]\n"
          "    1 | one\n"
          "      | ^^^\n"
          "  ...\n"
          "    4 | four\n"
          "      | ^^^^\n");
}

TEST_CASE("a span that ends with a line end does not reach into the next line", "[output]") {
    const SourceFile file("post.md", "one  \ntwo\n");
    CHECK(shown(file, warning({3, 6}, "m")) ==
          "post.md:1:4: warning: m [some-rule]\n"
          "    1 | one  \n"
          "      |    ^^\n");
}

TEST_CASE("an empty file has a place too", "[output]") {
    const SourceFile file("post.md", "");
    CHECK(shown(file, warning({0, 0}, "m")) ==
          "post.md:1:1: warning: m [some-rule]\n"
          "    1 |\n"
          "      | ^\n");
}

TEST_CASE("related places follow as notes, with their line unless it reads the same", "[output]") {
    const SourceFile file("a.md", "same\nother\nsame\n");
    const SourceFile elsewhere("b.md", "\nhere\n");
    Diagnostic finding = warning({11, 15}, "m");
    finding.related = {{{0, 4}, "first here"}, {{1, 5}, "and there", &elsewhere}};
    CHECK(shown(file, finding) ==
          "a.md:3:1: warning: m [some-rule]\n"
          "    3 | same\n"
          "      | ^^^^\n"
          "a.md:1:1: note: first here\n"
          "b.md:2:1: note: and there\n"
          "    2 | here\n"
          "      | ^^^^\n");
}

TEST_CASE("nothing in a name, a message or a line can steer the terminal", "[output]") {
    const SourceFile file("\x1b]0;x\x07.md",
                          "a\x1b[31mred\xE2\x80\xAE"
                          "b\n");
    const std::string text = shown(file, warning({0, 1}, "saw \x1b[2J", "not \x1b"));
    for (const char c : text)
        CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("colours come only when asked for", "[output]") {
    const SourceFile file("post.md", "one\n");
    const Diagnostic finding = warning({0, 1}, "m", "h");
    CHECK(output::frame(file, finding, {output::Color::off, 100}).find('\x1b') ==
          std::string::npos);
    CHECK(output::frame(file, finding, {output::Color::on, 100}).find("\x1b[1;33mwarning:") !=
          std::string::npos);
}

TEST_CASE("what could not be done is one line", "[output]") {
    CHECK(output::show({"no such file", "a\nb.md"}, output::Color::off) ==
          "kiji: a\\nb.md: no such file\n");
    CHECK(output::show({"unknown key", "kiji.yml", 3, 7}, output::Color::off) ==
          "kiji: kiji.yml:3:7: unknown key\n");
    CHECK(output::show({"out of memory"}, output::Color::off) == "kiji: out of memory\n");
}
