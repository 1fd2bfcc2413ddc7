#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repair/repair.hpp"
#include "support/catch.hpp"

namespace kiji::repair {
namespace {

using Files = std::map<Path, std::string>;

std::string lines(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i)
        text += fmt::format("line {} of a text\n\n", i);
    return text;
}

/// A post of twenty lines, of which 3, 4 and the last five were taken out; and the log.
Files repaired() {
    const std::string old = lines(0, 20);
    MemoryFiles files(Files{{"a.md", old}});
    const auto removal = [&](int from, int to) {
        return Removal{.span = span_of(lines(0, from).size(), lines(0, to).size()),
                       .reason = "copy"};
    };
    const std::vector<Change> changes = {{"a.md", old, {removal(3, 5), removal(15, 20)}}};
    const Repaired done = apply(files, changes, {.log = "log.json", .backup = {}});
    CHECK(done.errors.empty());
    CHECK(files.files().at("a.md") == lines(0, 3) + lines(5, 15));
    return files.files();
}

TEST_CASE("what was taken out stands again where it stood, around what changed since", "[repair]") {
    MemoryFiles files(repaired());
    REQUIRE(files.replace(
        "a.md", "new head\n\n" + lines(0, 3) + lines(5, 9) + "new middle\n\n" + lines(10, 15)));
    const Result<UndoReport> report = undo(files, "log.json");
    REQUIRE(report);
    REQUIRE(report->done.size() == 1);
    CHECK(report->done[0].how == Undo::put_back);
    CHECK(files.files().at("a.md") ==
          "new head\n\n" + lines(0, 9) + "new middle\n\n" + lines(10, 20));
}

TEST_CASE("a file that changed where text was taken out is left alone", "[repair]") {
    const std::vector<std::string> edits = {
        lines(0, 2) + "new\n\n" + lines(5, 15),          // at the place
        lines(0, 15) + lines(0, 3) + lines(5, 15),       // the place stands twice
        lines(0, 3) + lines(5, 15) + "more at the end",  // nothing stood behind it
        "",
    };
    for (const std::string& edit : edits) {
        MemoryFiles files(repaired());
        REQUIRE(files.replace("a.md", edit));
        const Result<UndoReport> report = undo(files, "log.json");
        REQUIRE(report);
        CHECK(report->done.empty());
        REQUIRE(report->errors.size() == 1);
        CHECK(report->errors[0].message ==
              "left as it is: it changed since the repair, where text was taken out of it; what "
              "was taken out stands in the log");
        CHECK(files.files().at("a.md") == edit);
    }
}

TEST_CASE("a log that is none, or damaged, changes nothing", "[repair]") {
    const Files made = repaired();
    const std::string log = made.at("log.json");
    const auto message = [&](const std::string& text) {
        MemoryFiles files(made);
        CHECK(files.replace("log.json", text));
        const Result<UndoReport> report = undo(files, "log.json");
        CHECK(files.files().at("a.md") == made.at("a.md"));
        return report ? std::string() : report.error().message;
    };
    CHECK(message("[]") == "is not the log of a repair");
    CHECK(message("{}") == "is not the log of a repair");
    CHECK(message("") != "");
    CHECK(message(std::string(100'000, '[')) == "the log is damaged: nested too deep");
    for (std::size_t size = 0; size + 3 < log.size(); size += 7)
        CHECK(message(log.substr(0, size)) != "");
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = log;
        text.replace(text.find(from), from.size(), to);
        return message(text);
    };
    CHECK(changed("\"version\":1", "\"version\":2") == "is a log of version 2; this kiji reads 1");
    CHECK(changed("\"begin\":", "\"begin\":99") == "the log is damaged: places in it cannot be");
}

TEST_CASE("a log whose text was changed is found out, and the file left alone", "[repair]") {
    Files made = repaired();
    std::string& log = made.at("log.json");
    log.replace(log.find("line 4 of"), 6, "LINE 4");
    MemoryFiles files(made);
    const Result<UndoReport> report = undo(files, "log.json");
    REQUIRE(report);
    REQUIRE(report->errors.size() == 1);
    CHECK(report->errors[0].message == "left as it is: the log is damaged");
    CHECK(files.files().at("a.md") == made.at("a.md"));
}

TEST_CASE("names that are no text stand in the log and lead back", "[repair]") {
    const Path name = "caf\xE9.md";
    MemoryFiles files(Files{{name, "one\none\n"}});
    const std::vector<Change> changes = {
        {name, "one\none\n", {{.span = {4, 8}, .reason = "copy"}}}};
    CHECK(apply(files, changes, {.log = "log.json", .backup = {}}).errors.empty());
    CHECK(files.files().at(name) == "one\n");
    CHECK(undo(files, "log.json"));
    CHECK(files.files().at(name) == "one\none\n");
}

}  // namespace
}  // namespace kiji::repair
