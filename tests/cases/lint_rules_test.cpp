// Every rule has its file, its row and its case file, and its documentation tells the truth.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "lint/lint.hpp"
#include "support/catch.hpp"
#include "support/site_files.hpp"

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

/// The files of all folders of rules.
std::set<std::string> sources_of_rules() {
    std::set<std::string> names;
    for (const std::string& folder : files_in("lib/lint/rules"))
        names.merge(files_in("lib/lint/rules/" + folder));
    return names;
}

/// Without MeCab some rules say nothing.
bool can_run(const lint::Rule& rule) {
    return lint::has_morphology() || rule.tags.find("morphology") == std::string_view::npos;
}

/// A setup in which that rule alone is on.
lint::Setup only(const lint::Rule& rule) {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::none)};
    setup.settings.of(rule).on = true;
    return setup;
}

/// What `rule` says of `post`, in the site that its examples stand in. Without another name it has
/// that of a post, so that all rules look at it.
Diagnostics findings(const lint::Rule& rule, std::string_view post, std::string_view file = {}) {
    const std::string name(file.empty() ? "_posts/2024-05-02-snow.md" : file);
    const auto doc = Document::read(name, std::string(post), Liquid::masked, Limits{});
    REQUIRE(doc);
    constexpr std::int64_t now = 1'714'737'600;  // May 3, 2024
    std::optional<test::SmallSite> site;
    if (!rule.beside.empty())
        site.emplace(rule.beside, name, post, now);
    lint::Setup setup = only(rule);
    if (site)
        setup.config = site->config();
    return lint::check(**doc, setup, site ? site->place() : lint::SitePlace());
}

}  // namespace

TEST_CASE("each rule has a file and a case file, and each file a rule", "[lint]") {
    std::set<std::string> sources;
    std::set<std::string> cases;
    for (const lint::Rule* rule : lint::all_rules()) {
        sources.insert(file_of(rule->name, ".cpp"));
        cases.insert(file_of(rule->name, ".md"));
    }
    CHECK(std::ranges::includes(sources_of_rules(), sources));
    CHECK(files_in("tests/cases/lint") == cases);
}

TEST_CASE("the bad example of a rule breaks it, the good one does not", "[lint]") {
    for (const lint::Rule* rule : lint::all_rules()) {
        DYNAMIC_SECTION(std::string(rule->name)) {
            if (!can_run(*rule))
                WARN("skipped: there is no MeCab");
            else if (rule->bad.empty())  // says nothing until an option says what
                CHECK_FALSE(rule->options.empty());
            else
                CHECK_FALSE(findings(*rule, rule->bad, rule->bad_file).empty());
            CHECK(findings(*rule, rule->good).empty());
        }
    }
}

TEST_CASE("a rule that mends its bad example says so in its row", "[lint]") {
    for (const lint::Rule* rule : lint::all_rules()) {
        DYNAMIC_SECTION(std::string(rule->name)) {
            bool has_fix = false;
            for (const Diagnostic& finding : findings(*rule, rule->bad, rule->bad_file)) {
                if (finding.fix.empty())
                    continue;
                has_fix = true;
                CHECK((finding.safety == Safety::safe) == (rule->fixes == lint::Fixes::safe));
            }
            if (!rule->bad.empty())
                CHECK(has_fix == (rule->fixes != lint::Fixes::none));
        }
    }
}

TEST_CASE("rules are documented and their names differ", "[lint]") {
    std::set<std::string_view> names;
    for (const lint::Rule* rule : lint::all_rules()) {
        INFO(rule->name);
        CHECK(names.insert(rule->name).second);
        CHECK((rule->code.empty() || names.insert(rule->code).second));
        CHECK_FALSE(rule->summary.empty());
        CHECK(rule->summary.back() != '.');
        CHECK(rule->why.ends_with('.'));
        CHECK(lint::find_rule(rule->name) == rule);
    }
}
