// The door to the linter: rules, and running them over a document.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "corpus/corpus.hpp"
#include "document/document.hpp"
#include "lint/rule.hpp"
#include "source/diagnostic.hpp"

namespace kiji::lint {

/// All rules, in the order in which `kiji rules` shows them.
std::span<const Rule* const> all_rules();
/// The rule of that name or alias, case not counting; null where there is none.
const Rule* find_rule(std::string_view name);

/// What the rules say of `doc`, suppressions taken into account; sorted by place, then rule. Says
/// nothing about what lies within Liquid, so `doc` is to be read with `Liquid::masked`. Pure: safe
/// from any number of threads.
Diagnostics check(const Document& doc, const corpus::Config& config);

/// The text after all safe fixes were made, again and again until none is left (at most ten rounds:
/// a fix may lay open another), and the findings that remain of the last round. `fixed` counts what
/// was mended; where it is 0, `text` is that of the document given.
struct Fixed {
    std::string text;
    Diagnostics remaining;  // spans are those of `text`; no views into other files
    std::unique_ptr<const Document> document;  // `text`, read
    std::size_t fixed = 0;
};
/// Error: the mended text passes one of the limits.
Result<Fixed> fix(const Document& doc, const corpus::Config& config, const Limits& limits);

}  // namespace kiji::lint
