// Every rule has its file, its row and its case file, and its documentation tells the truth.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "support/catch.hpp"

namespace {

using namespace kiji;

std::string file_of(std::string_view rule, std::string_view extension) {
    std::string name(rule);
    if (extension == ".cpp")
        std::ranges::replace(name, '-', '_');
    return name.append(extension);
}

std::set<std::string> files_in(const std::string& folder) {
    std::set<std::string> names;
    const auto entries = RealFiles().list(std::string(KIJI_SOURCE_DIR) + "/" + folder);
    REQUIRE(entries);
    for (const DirectoryEntry& entry : *entries)
        names.insert(entry.name);
    return names;
}

/// How often each rule speaks of `post`. Its name is that of a post, so that all rules look at it.
std::multiset<std::string_view> rules_of(std::string_view post) {
    const auto doc =
        Document::read("_posts/2024-05-02-snow.md", std::string(post), Liquid::masked, Limits{});
    REQUIRE(doc);
    std::multiset<std::string_view> names;
    for (const Diagnostic& finding : lint::check(**doc, {}))
        names.insert(finding.rule);
    return names;
}

/// An example without front matter is about something else, and no sentence is cut without a
/// marker.
bool is_about(std::string_view rule, std::string_view found) {
    return found == rule || found == "front-matter-missing" ||
           (found == "chunk-marker" && rule == "sentence-cut");
}

}  // namespace

TEST_CASE("each rule has a file and a case file, and each file a rule", "[lint]") {
    std::set<std::string> sources;
    std::set<std::string> cases;
    for (const lint::Rule* rule : lint::all_rules()) {
        sources.insert(file_of(rule->name, ".cpp"));
        cases.insert(file_of(rule->name, ".md"));
    }
    CHECK(files_in("lib/lint/rules") == sources);
    CHECK(files_in("tests/cases/lint") == cases);
}

TEST_CASE("the bad example of a rule breaks it and no other, the good one none", "[lint]") {
    for (const lint::Rule* rule : lint::all_rules()) {
        DYNAMIC_SECTION(std::string(rule->name)) {
            const auto bad = rules_of(rule->bad);
            CHECK(bad.count(rule->name) > 0);
            for (const std::string_view found : bad) {
                INFO("bad example: " << found);
                CHECK(is_about(rule->name, found));
            }
            for (const std::string_view found : rules_of(rule->good)) {
                INFO("good example: " << found);
                CHECK((found != rule->name && is_about(rule->name, found)));
            }
        }
    }
}

TEST_CASE("a rule that mends its bad example says so in its row", "[lint]") {
    for (const lint::Rule* rule : lint::all_rules()) {
        DYNAMIC_SECTION(std::string(rule->name)) {
            const auto doc = Document::read("_posts/2024-05-02-snow.md", std::string(rule->bad),
                                            Liquid::masked, Limits{});
            REQUIRE(doc);
            bool has_fix = false;
            for (const Diagnostic& finding : lint::check(**doc, {})) {
                if (finding.rule != rule->name || finding.fix.empty())
                    continue;
                has_fix = true;
                CHECK((finding.safety == Safety::safe) == (rule->fixes == lint::Fixes::safe));
            }
            CHECK(has_fix == (rule->fixes != lint::Fixes::none));
        }
    }
}

TEST_CASE("rules are documented and their names differ", "[lint]") {
    std::set<std::string_view> names;
    for (const lint::Rule* rule : lint::all_rules()) {
        INFO(rule->name);
        CHECK(names.insert(rule->name).second);
        CHECK((rule->alias.empty() || names.insert(rule->alias).second));
        CHECK_FALSE(rule->summary.empty());
        CHECK(rule->summary.back() != '.');
        CHECK(rule->why.ends_with('.'));
        CHECK(lint::find_rule(rule->name) == rule);
    }
}
