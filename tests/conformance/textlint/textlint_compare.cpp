// Compares kiji's rules about Japanese prose with textlint: line and rule of every finding.
// `textlint_compare FILE…`; a FILE is a list of {"text", "expected": [{"rule", "line"}]}. What kiji
// has no rule for is left out and counted.
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lint/lint.hpp"

namespace {

using namespace kiji;
using Json = nlohmann::json;

constexpr int skipped = 77;
using Found = std::set<std::pair<std::string, std::size_t>>;  // textlint's name, line

/// textlint's name of a rule stands first among its other names.
std::string name_in_textlint(const lint::Rule& rule) {
    return std::string(rule.also.substr(0, rule.also.find(' ')));
}

/// Both presets as textlint has them: two rules of ja-spacing are off there.
lint::Setup both_presets() {
    lint::Setup setup{.settings = lint::Settings(lint::Preset::none)};
    setup.settings.turn("ja-technical-writing", true);
    setup.settings.turn("ja-spacing", true);
    setup.settings.turn("ja-space-around-emphasis", false);
    setup.settings.turn("ja-space-around-strong", false);
    return setup;
}

std::set<std::string> known_rules(const lint::Setup& setup) {
    std::set<std::string> names;
    for (const lint::Rule* rule : lint::all_rules()) {
        if (setup.settings.is_on(*rule))
            names.insert(name_in_textlint(*rule));
    }
    return names;
}

Found kiji_says(const std::string& text, const lint::Setup& setup) {
    Found found;
    const auto doc = Document::read("case.md", text, Liquid::masked, Limits{});
    if (!doc)
        return found;
    for (const Diagnostic& finding : lint::check(**doc, setup))
        found.emplace(name_in_textlint(*lint::find_rule(finding.rule)),
                      (*doc)->file().lines().line_at(finding.span.begin) + 1);
    return found;
}

struct Sum {
    std::size_t cases = 0;
    std::size_t equal = 0;
    std::map<std::string, std::size_t> without_rule;
};

void compare(const Json& entry, const lint::Setup& setup, const std::set<std::string>& known,
             Sum& sum) {
    Found expected;
    for (const Json& finding : entry.at("expected")) {
        std::string rule = finding.at("rule").get<std::string>();
        rule.erase(0, rule.find('/') + 1);
        if (known.contains(rule))
            expected.emplace(rule, finding.at("line").get<std::size_t>());
        else
            ++sum.without_rule[rule];
    }
    const auto text = entry.at("text").get<std::string>();
    const Found found = kiji_says(text, setup);
    ++sum.cases;
    if (found == expected) {
        ++sum.equal;
        return;
    }
    std::cout << Json(text).dump() << '\n';
    for (const auto& [rule, line] : expected) {
        if (!found.contains({rule, line}))
            std::cout << fmt::format("  textlint alone: {}: {}\n", line, rule);
    }
    for (const auto& [rule, line] : found) {
        if (!expected.contains({rule, line}))
            std::cout << fmt::format("  kiji alone: {}: {}\n", line, rule);
    }
}

int run(int count, char** files) {
    if (count < 2) {
        std::cout << "skipped: name a file of cases\n";
        return skipped;
    }
    const lint::Setup setup = both_presets();
    const std::set<std::string> known = known_rules(setup);
    Sum sum;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(files[i]);
        if (!file) {
            std::cout << fmt::format("skipped: there is no {}\n", files[i]);
            return skipped;
        }
        for (const Json& entry : Json::parse(file))
            compare(entry, setup, known, sum);
    }
    for (const auto& [rule, findings] : sum.without_rule)
        std::cout << fmt::format("no rule here: {} ({} findings)\n", rule, findings);
    std::cout << fmt::format("{} of {} texts as textlint has them\n", sum.equal, sum.cases);
    return sum.equal == sum.cases ? 0 : 1;
}

}  // namespace

int main(int count, char** files) {
    try {
        return run(count, files);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
}
