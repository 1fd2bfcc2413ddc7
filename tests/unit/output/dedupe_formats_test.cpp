// Duplicates in each format for programs, read back by a JSON library.
#include <set>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "unit/output/made_report.hpp"

using namespace kiji;
using dedupe::Relation;
using nlohmann::json;

namespace {

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> records;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        records.push_back(json::parse(text.substr(at, end - at)));
        at = end + 1;
    }
    return records;
}

/// A post with a near pair of two lines, a marker, and a sentence cut by it.
test::MadeReport draft() {
    test::MadeReport made;
    made.post("posts/雪.md",
              "# 題\n\n朝の船が\n出る。\n\n切れた\n\n---END---\n\n文です。\n\n夜の船が\n出る。\n");
    const dedupe::Place a = made.place(0, "朝の船が\n出る。");
    const dedupe::Place b = made.place(0, "夜の船が\n出る。");
    made.group({.relation = Relation::near,
                .places = {a, b},
                .similarity = {dedupe::Measure::edit, 0.85714},
                .differences = {made.difference(a, b)}});
    made.marker(made.place(0, "---END---"));
    made.cut(made.place(0, "---END---"), made.place(0, "切れた").span,
             made.place(0, "文です。").span, true);
    return made;
}

test::MadeReport copies(std::size_t number) {
    test::MadeReport made;
    std::string text;
    for (std::size_t i = 0; i < number; ++i)
        text += "same\n\n";
    made.post("a.md", text);
    dedupe::Group group;
    for (std::size_t i = 0; i < number; ++i)
        group.places.push_back(made.place(0, "same", i));
    made.group(group);
    return made;
}

}  // namespace

TEST_CASE("a pair has both places in lines, columns and bytes", "[output]") {
    const std::vector<json> records = lines_of(draft().shown("jsonl"));
    REQUIRE(records.size() == 3);
    const json& pair = records[0];
    CHECK(pair["kind"] == "near");
    CHECK(pair["unit"] == "block");
    CHECK(pair["file_a"] == "posts/雪.md");
    CHECK(pair["lines_a"] == json{3, 4});
    CHECK(pair["columns_a"] == json{1, 3});
    CHECK(pair["lines_b"] == json{12, 13});
    CHECK(pair["similarity"] == 0.8571);
    CHECK(pair["measure"] == "edit");
    const std::string text = "# 題\n\n朝";
    CHECK(pair["bytes_a"][0] == text.size() - 3);
    CHECK(pair["differences"][0]["bytes_a"] == json{text.size() - 3, text.size()});
    CHECK(records[1] == json({{"kind", "marker"},
                              {"file", "posts/雪.md"},
                              {"path", "posts/雪.md"},
                              {"line", 8},
                              {"columns", {1, 9}},
                              {"bytes", records[1]["bytes"]}}));
    CHECK(records[2]["kind"] == "cut");
    CHECK(records[2]["line_before"] == 6);
    CHECK(records[2]["line_after"] == 10);
    CHECK(records[2]["certain"] == true);
}

TEST_CASE("eight places give all pairs, nine give each with the first", "[output]") {
    CHECK(lines_of(copies(8).shown("jsonl")).size() == 28);
    const std::vector<json> nine = lines_of(copies(9).shown("jsonl"));
    CHECK(nine.size() == 8);
    for (const json& pair : nine)
        CHECK(pair["lines_a"] == json{1, 1});
}

TEST_CASE("the json document holds the same records, and what could not be read", "[output]") {
    test::MadeReport made = draft();
    made.error({"the file has no end", "b.md", 3, 4});
    const json all = json::parse(made.shown("json"));
    CHECK(all["version"] == 2);
    CHECK(all["command"] == "dedupe");
    const std::vector<json> records = lines_of(made.shown("jsonl"));
    CHECK(all["pairs"] == json{records[0]});
    CHECK(all["markers"] == json{records[1]});
    CHECK(all["cuts"] == json{records[2]});
    CHECK(all["posts"][0]["surplus_characters"] == 8);
    CHECK(all["errors"][0]["line"] == 3);
    CHECK(all["summary"]["groups"] == 1);
    CHECK(all["summary"]["not_done"] == 1);
    CHECK(all["summary"]["fix"]["markers"] == 1);
    CHECK(all["summary"]["fix"]["near"] == 1);
}

TEST_CASE("no posts at all are a document too", "[output]") {
    test::MadeReport none;
    CHECK(none.shown("jsonl").empty());
    const json all = json::parse(none.shown("json"));
    for (const std::string list : {"pairs", "markers", "cuts", "posts", "errors"})
        CHECK(all[list] == json::array());
    CHECK(json::parse(none.shown("sarif"))["runs"][0]["results"] == json::array());
}

TEST_CASE("a post whose name is not UTF-8 gives its bytes as well", "[output]") {
    test::MadeReport made;
    made.post("a\xFF.md", "same\n\nsame\n");
    made.group({.places = {made.place(0, "same"), made.place(0, "same", 1)}});
    const json pair = lines_of(made.shown("jsonl"))[0];
    CHECK(pair["file_a_percent_encoded"] == "a%FF.md");
    CHECK(pair["path_b_percent_encoded"] == "a%FF.md");
}

TEST_CASE("columns far into a line of megabytes are counted right and at once", "[output]") {
    test::MadeReport made;
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += "雪国";
    made.post("a.md", text);
    dedupe::Group group{.unit = dedupe::UnitKind::span};
    for (std::uint32_t i = 0; i < 20'000; ++i)
        group.places.push_back({0, {60 * i, 60 * i + 6}});
    made.group(group);
    const std::vector<json> records = lines_of(made.shown("jsonl"));
    REQUIRE(records.size() == 19'999);
    for (std::size_t i = 0; i < records.size(); i += 999)
        CHECK(records[i]["columns_b"] == json{20 * (i + 1) + 1, 20 * (i + 1) + 2});
}

TEST_CASE("SARIF has a rule for each result, both places and a fingerprint", "[output]") {
    test::MadeReport made = draft();
    made.error({"gone", "b c.md"});
    const json log = json::parse(made.shown("sarif"));
    CHECK(log["version"] == "2.1.0");
    const json& run = log["runs"][0];
    std::set<std::string> rules;
    for (const json& rule : run["tool"]["driver"]["rules"]) {
        rules.insert(rule["id"].get<std::string>());
        CHECK_FALSE(rule["help"]["text"].get<std::string>().empty());
    }
    REQUIRE(run["results"].size() == 3);
    for (const json& result : run["results"])
        CHECK(rules.contains(result["ruleId"].get<std::string>()));
    const json& near = run["results"][2];
    CHECK(near["ruleId"] == "near");
    CHECK(near["locations"][0]["physicalLocation"]["region"]["startLine"] == 12);
    CHECK(near["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "posts/%E9%9B%AA.md");
    CHECK(near["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3);
    CHECK_FALSE(near["partialFingerprints"].empty());
    CHECK(run["invocations"][0]["executionSuccessful"] == false);
    CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
             ["artifactLocation"]["uri"] == "b%20c.md");
}

TEST_CASE("a finding keeps its SARIF fingerprint when its line moves", "[output]") {
    const auto prints = [](const std::string& before) {
        test::MadeReport made;
        made.post("a.md", before + "same\n\nsame\n\nsame\n");
        made.group({.places = {made.place(0, "same"), made.place(0, "same", 1),
                               made.place(0, "same", 2)}});
        std::vector<std::string> all;
        const json log = json::parse(made.shown("sarif"));
        for (const json& result : log["runs"][0]["results"])
            all.push_back(result["partialFingerprints"]["kijiText/v1"].get<std::string>());
        return all;
    };
    const std::vector<std::string> here = prints("");
    REQUIRE(here.size() == 2);
    CHECK(here[0] != here[1]);
    CHECK(prints("More text.\n\n") == here);
}

TEST_CASE("GitHub's workflow commands are escaped as its runner undoes them", "[output]") {
    test::MadeReport made;
    made.post("a,b:c%.md", "same\n\nsame\n");
    made.group(
        {.relation = Relation::exact, .places = {made.place(0, "same"), made.place(0, "same", 1)}});
    const std::string shown = made.shown("github");
    CHECK(
        shown.starts_with("::warning file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=1,endColumn=5,"
                          "title=exact::The same text stands here again: see line 1"));
    CHECK(shown.find("%0A") != std::string::npos);
}

TEST_CASE("what is no duplicate is a note", "[output]") {
    test::MadeReport made;
    made.post("a.md", "same\n\nsame\n");
    made.group({.relation = Relation::similar,
                .places = {made.place(0, "same"), made.place(0, "same", 1)}});
    CHECK(made.shown("github").starts_with("::notice "));
    CHECK(json::parse(made.shown("sarif"))["runs"][0]["results"][0]["level"] == "note");
}

TEST_CASE("of a contained text the part is found, wherever it stands", "[output]") {
    test::MadeReport made;
    made.post("a.md", "all of it\n\nof it\n\nelse\n");
    made.group({.relation = Relation::contained,
                .places = {made.place(0, "all of it"), made.place(0, "of it", 1)},
                .part = 1});
    CHECK(made.shown("github").find("line=3,") != std::string::npos);
    CHECK(lines_of(made.shown("jsonl"))[0]["part"] == "b");
}

TEST_CASE("members of a run are told with the run they belong to", "[output]") {
    test::MadeReport made;
    made.post("a.md", "one\n\ntwo\n\none\n\ntwo\n");
    made.group({.relation = Relation::run,
                .unit = dedupe::UnitKind::section,
                .places = {{0, {0, 8}}, {0, {10, 18}}}});
    made.group({.places = {{0, {0, 3}}, {0, {10, 13}}}, .within = 0});
    const std::vector<json> records = lines_of(made.shown("jsonl"));
    REQUIRE(records.size() == 2);
    CHECK(records[1]["within"] == 0);
    CHECK(json::parse(made.shown("sarif"))["runs"][0]["results"].size() == 1);
    CHECK(made.shown("text").find("exact") == std::string::npos);
}
