// The door to the linter: rules, and running them over a document.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "lint/configure.hpp"
#include "lint/infer_schema.hpp"
#include "lint/markdownlint_config.hpp"
#include "lint/markdownlint_files.hpp"
#include "lint/rule.hpp"
#include "lint/rule_times.hpp"
#include "lint/rumdl_config.hpp"
#include "lint/settings.hpp"
#include "lint/site_facts.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

/// All rules, in the order in which `kiji rules` shows them.
std::span<const Rule* const> all_rules();
/// The rule of that name, code or other name, case not counting; null where there is none.
const Rule* find_rule(std::string_view name);
/// The rules, as indices of all_rules(), that answer to a name, code, other name or tag, case not
/// counting; empty where none does.
std::vector<std::size_t> rules_named(std::string_view name);
/// False where rules with the tag "morphology" say nothing, for lack of MeCab or its dictionary.
bool has_morphology();
/// Where in all_rules() `rule` stands.
std::size_t index_of(const Rule& rule);

/// What goes for a document.
struct Setup {
    corpus::Config config{};
    Settings settings{};
    bool heeds_comments = true;  // false: comments in a post change nothing
    RuleTimes* times = nullptr;  // where given, what each rule takes is added
};

/// How a document is to be read for `settings`.
Reading reading_of(const Settings& settings);

/// What the rules that are on say of `doc`, suppressions taken into account; sorted by place, then
/// rule. `doc` is to be read with `reading_of(setup.settings)`: nothing is said of what is
/// masked. Pure: safe from any number of threads.
Diagnostics check(const Document& doc, const Setup& setup, const SitePlace& place = {});

/// The text after all fixes up to `most` were made, again and again until none is left (at most ten
/// rounds: a fix may lay open another; one round, as markdownlint does it, where its preset goes
/// and unsafe fixes are made), and the findings that remain of the last round. `fixed` counts what
/// was mended; where it is 0, `text` is that of the document given.
struct Fixed {
    std::string text;
    Diagnostics remaining;  // spans are those of `text`; no views into other files
    std::unique_ptr<const Document> document;  // `text`, read
    std::size_t fixed = 0;
};
/// Error: the mended text passes one of the limits.
Result<Fixed> fix(const Document& doc, const Setup& setup, Safety most, const Limits& limits,
                  const SitePlace& place = {});

}  // namespace kiji::lint
