// Findings for programs, read back by a JSON library.
#include <nlohmann/json.hpp>

#include "output/output.hpp"
#include "support/catch.hpp"

using namespace kiji;
using nlohmann::json;

namespace {

const output::Format& json_format() {
    for (const output::Format& format : output::formats()) {
        if (format.name == "json")
            return format;
    }
    FAIL("no format is called json");
    return output::formats()[0];
}

/// A whole report on one file.
json report(const SourceFile& file, const Diagnostics& findings, const output::Summary& summary) {
    const output::Format& format = json_format();
    return json::parse(format.begin("lint") + format.findings(file, findings, {}) +
                       format.end(summary, {}));
}

}  // namespace

TEST_CASE("a finding has its place in characters, UTF-16 units and bytes", "[output]") {
    const SourceFile file("a.md", "---\n𠮷日本\n");
    const json all = report(file,
                            {{.rule = "r",
                              .severity = Severity::error,
                              .span = {8, 14},
                              .message = "say \"no\"\n",
                              .help = "h",
                              .related = {{{0, 3}, "here"}},
                              .fix = {{{8, 11}, "x"}},
                              .safety = Safety::unsafe}},
                            {.counts = {{"errors", 1}}});
    CHECK(all["version"] == 1);
    CHECK(all["command"] == "lint");
    const json& finding = all["findings"][0];
    CHECK(finding["file"] == "a.md");
    CHECK(finding["rule"] == "r");
    CHECK(finding["severity"] == "error");
    CHECK(finding["message"] == "say \"no\"\n");
    CHECK(finding["help"] == "h");
    CHECK(finding["line"] == 2);
    CHECK(finding["column"] == 2);
    CHECK(finding["utf16_column"] == 3);
    CHECK(finding["offset"] == 8);
    CHECK(finding["end_line"] == 2);
    CHECK(finding["end_column"] == 4);
    CHECK(finding["end_utf16_column"] == 5);
    CHECK(finding["end_offset"] == 14);
    CHECK(finding["related"][0]["file"] == "a.md");
    CHECK(finding["related"][0]["line"] == 1);
    CHECK(finding["related"][0]["message"] == "here");
    CHECK(finding["fix"]["safety"] == "unsafe");
    CHECK(finding["fix"]["edits"][0]["text"] == "x");
    CHECK(finding["fix"]["edits"][0]["end_offset"] == 11);
    CHECK(all["summary"]["errors"] == 1);
    CHECK(all["errors"].empty());
}

TEST_CASE("a name that is not UTF-8 keeps the report readable and its bytes known", "[output]") {
    const SourceFile file("a\xFF%.md", "x\n");
    const json all = report(file, {{.rule = "r", .span = {0, 1}, .message = "m"}}, {});
    CHECK(all["findings"][0]["file"] == "a\uFFFD%.md");
    CHECK(all["findings"][0]["file_percent_encoded"] == "a%FF%25.md");
}

TEST_CASE("JSON is harmless on a terminal", "[output]") {
    const SourceFile file("a\x1b[2J\x7f\xC2\x9B\xE2\x80\xAE.md", "x\n");
    const output::Format& format = json_format();
    const std::string text =
        format.findings(file, {{.rule = "r", .span = {0, 1}, .message = "\x1b]0;title\x07"}}, {});
    for (const char c : text)
        CHECK((static_cast<unsigned char>(c) >= 0x20 && c != '\x7f'));
    CHECK(text.find("\xC2\x9B") == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(json::parse(text)["file"] == file.name());
}

TEST_CASE("what could not be done stands in the report", "[output]") {
    const SourceFile file("a.md", "");
    const json all =
        report(file, {}, {.errors = {{"not UTF-8", "b.md", 3, 4}, {"no such file", "c.md"}}});
    CHECK(all["findings"].empty());
    CHECK(all["errors"][0]["file"] == "b.md");
    CHECK(all["errors"][0]["line"] == 3);
    CHECK(all["errors"][1]["message"] == "no such file");
    CHECK(!all["errors"][1].contains("line"));
}
