// House rules: words and expressions that somebody's configuration forbids or asks for.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/regex.hpp"
#include "base/result.hpp"
#include "source/diagnostic.hpp"
#include "value/value.hpp"

namespace kiji::lint {

class Facts;

/// One row of `lint.rules.custom`. Copies share their expressions; findings keep a view of `name`,
/// so the rule outlives them.
struct CustomRule {
    /// Where it looks. Markup, addresses, HTML and Liquid are no text.
    enum class Scope : std::uint8_t {
        body,          // paragraphs, lists, tables and headings
        headings,      // headings alone
        code,          // code blocks and code in text
        front_matter,  // the value of `key`, or all of it where `key` is empty
        file,          // every byte
    };
    /// `forbid`: each match is a finding. `require`: one where an expression never matches.
    enum class Demand : std::uint8_t { forbid, require };

    std::string name;
    Demand demand = Demand::forbid;
    std::vector<Regex> expressions;
    /// What is to be written instead of a term, by the term (in lower case where `ignores_case`).
    std::map<std::string, std::string, std::less<>> terms;
    bool ignores_case = false;
    std::string message;     // empty: one that says what was seen
    std::string suggestion;  // what to write instead of a match, or what to do
    bool replaces = false;   // `suggestion` stands for the match: a fix, unsafe
    Severity severity = Severity::warning;
    Scope scope = Scope::body;
    std::string key;
};

/// The keys of a row, for completion and documentation.
struct CustomKey {
    std::string_view name;
    std::string_view type;
    std::string_view summary;
};
std::span<const CustomKey> custom_keys();

/// Reads one row. Error: it is no mapping, a key is unknown or of the wrong type, an expression is
/// none; the message names the key and is to be read after the place of the row.
Result<CustomRule> parse_custom(const Value& row);

/// What `rules` find in the document of `facts`, suppressions taken into account; not sorted.
/// Linear in the text for each expression.
void check_custom(const Facts& facts, std::span<const std::shared_ptr<const CustomRule>> rules,
                  Diagnostics& out);

}  // namespace kiji::lint
