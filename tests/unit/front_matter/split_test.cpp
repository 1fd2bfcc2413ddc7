#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "front_matter/front_matter.hpp"
#include "support/catch.hpp"

namespace kiji {
namespace {

/// "opening|matter|closing|body", or "none|body"; line ends as \n and \r.
std::string parts(std::string text) {
    const SourceFile file("a.md", std::move(text));
    Diagnostics found;
    const front_matter::Sections sections = front_matter::split(file, found);
    std::string out = "none";
    if (sections.present) {
        out = fmt::format("{}|{}|{}", file.slice(sections.opening), file.slice(sections.matter),
                          file.slice(sections.closing));
    }
    out += fmt::format("|{}", file.slice(sections.body));
    if (!found.empty())
        out += fmt::format("|{}", found[0].message);
    std::string shown;
    for (const char c : out)
        shown += c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
    return shown;
}

TEST_CASE("front matter stands between two fences", "[front_matter]") {
    CHECK(parts("---\ntitle: x\n---\nbody\n") == "---|title: x\\n|---|body\\n");
    CHECK(parts("---\ntitle: x\n...\nbody\n") == "---|title: x\\n|...|body\\n");
    CHECK(parts("---\ntitle: x\n---") == "---|title: x\\n|---|");
    CHECK(parts("---\n---\nbody") == "---||---|body");
    CHECK(parts("---\n\n---\nbody") == "---|\\n|---|body");
}

TEST_CASE("fences may have trailing blanks", "[front_matter]") {
    CHECK(parts("--- \t\na: b\n---  \nbody") == "--- \t|a: b\\n|---  |body");
    CHECK(parts("---x\na: b\n---\nbody") == "none|---x\\na: b\\n---\\nbody");
    CHECK(parts("---\na: b\n--- x\n----\n---\nbody") == "---|a: b\\n--- x\\n----\\n|---|body");
}

TEST_CASE("blank lines behind the closing fence are no part of the body", "[front_matter]") {
    CHECK(parts("---\na: b\n---\n\n \t\n  body") == "---|a: b\\n|---|  body");
    CHECK(parts("---\na: b\n---\n\n\n") == "---|a: b\\n|---|");
    CHECK(parts("---\n\n\na: b\n---\nbody") == "---|\\n\\na: b\\n|---|body");
}

TEST_CASE("a byte order mark may stand before the fence", "[front_matter]") {
    CHECK(parts("\xEF\xBB\xBF---\na: b\n---\nbody") == "---|a: b\\n|---|body");
    CHECK(parts("\xEF\xBB\xBF"
                "body") == "none|body");
}

TEST_CASE("any line end ends a fence", "[front_matter]") {
    CHECK(parts("---\r\na: b\r\n---\r\n\r\nbody") == "---|a: b\\r\\n|---|body");
    CHECK(parts("---\ra: b\r---\r\rbody") == "---|a: b\\r|---|body");
}

TEST_CASE("lines of any length end where they end", "[front_matter]") {
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        for (std::size_t length = 240; length < 530; ++length) {
            const std::string key = "a: " + std::string(length, 'b');
            const SourceFile file("a.md", fmt::format("---{1}{0}{1}---{1}body", key, end));
            Diagnostics found;
            const front_matter::Sections sections = front_matter::split(file, found);
            INFO(length);
            CHECK(file.slice(sections.matter) == fmt::format("{}{}", key, end));
            CHECK(file.slice(sections.body) == "body");
        }
    }
}

TEST_CASE("front matter of lines that \"\\r\" alone ends takes linear time", "[front_matter]") {
    std::string text = "---\r";
    for (int i = 0; i < 500'000; ++i)
        text += "# b\r";
    for (const std::string_view fence : {"---\rbody", "---x"}) {
        const SourceFile file("a.md", text + std::string(fence));
        Diagnostics found;
        const auto start = std::chrono::steady_clock::now();
        CHECK(front_matter::split(file, found).present == fence.ends_with("body"));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    }
}

TEST_CASE("the first line that looks like a fence closes, as in Jekyll", "[front_matter]") {
    CHECK(parts("---\ntext: |\n  ---\n  x\n---\nbody") == "---|text: |\\n  ---\\n  x\\n|---|body");
    CHECK(parts("---\ntext: |\n---\n  x\n---\nbody") == "---|text: |\\n|---|  x\\n---\\nbody");
}

TEST_CASE("a fence that is not on the first line is none", "[front_matter]") {
    CHECK(parts("\n---\na: b\n---\n") == "none|\\n---\\na: b\\n---\\n");
    CHECK(parts("Title\n---\ntext\n\n---\nmore\n") == "none|Title\\n---\\ntext\\n\\n---\\nmore\\n");
    CHECK(parts(" ---\na: b\n---\n") == "none| ---\\na: b\\n---\\n");
    CHECK(parts("") == "none|");
    CHECK(parts("---") == "none|---");
}

TEST_CASE("an unclosed fence is reported only above what looks like front matter",
          "[front_matter]") {
    CHECK(parts("---\ntitle: x\n\nbody\n") ==
          "none|---\\ntitle: x\\n\\nbody\\n|front matter is never closed");
    CHECK(parts("---\n\nA thematic break.\n") == "none|---\\n\\nA thematic break.\\n");
    CHECK(parts("---\nNote that: this is text\n") == "none|---\\nNote that: this is text\\n");
    CHECK(parts("---\n") == "none|---\\n");
}

TEST_CASE("the fix of an unclosed fence closes it behind the last key", "[front_matter]") {
    const auto fixed = [](std::string text) {
        const SourceFile file("a.md", std::move(text));
        Diagnostics found;
        front_matter::split(file, found);
        REQUIRE(found.size() == 1);
        CHECK(found[0].rule == "front-matter-unclosed");
        CHECK(found[0].severity == Severity::error);
        CHECK(found[0].safety == Safety::unsafe);
        const std::vector<EditGroup> groups{found[0].fix};
        return kiji::apply(file.text(), groups).text;
    };
    CHECK(fixed("---\ntitle: x\ntags:\n  - a\n\nbody\n") ==
          "---\ntitle: x\ntags:\n  - a\n---\n\nbody\n");
    CHECK(fixed("---\r\ntitle: x\r\nbody text\r\n") == "---\r\ntitle: x\r\n---\r\nbody text\r\n");
    CHECK(fixed("---\ntitle: x") == "---\ntitle: x\n---\n");
}

TEST_CASE("behind a fence of markdownlint any white space may stand", "[front_matter]") {
    const auto body = [](std::string text) {
        const SourceFile file("a.md", std::move(text));
        return std::string(file.slice(front_matter::split_any(file).body));
    };
    CHECK(body("---\na: b\n---\u3000\n\u00a0\nbody") == "body");
    CHECK(body("+++ \na = 1\n...\n\nbody") == "body");
    CHECK(body("---\na: b\n---x\n") == "---\na: b\n---x\n");
    CHECK(body("---\na: b\n---\u0085\n") == "---\na: b\n---\u0085\n");
}

}  // namespace
}  // namespace kiji
