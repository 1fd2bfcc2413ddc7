#include "output/codes.hpp"

#include <algorithm>

#include "lint/lint.hpp"

namespace kiji::output {

std::string_view code_of(const Diagnostic& finding) {
    const auto rules = lint::all_rules();
    const auto rule = std::ranges::find(rules, finding.rule, &lint::Rule::name);
    return rule == rules.end() || (*rule)->code.empty() ? finding.rule : (*rule)->code;
}

}  // namespace kiji::output
