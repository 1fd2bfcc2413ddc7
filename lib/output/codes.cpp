#include "output/codes.hpp"

#include <unordered_map>

#include "lint/lint.hpp"

namespace kiji::output {

std::string_view code_of(const Diagnostic& finding) {
    static const std::unordered_map<std::string_view, std::string_view> codes = [] {
        std::unordered_map<std::string_view, std::string_view> all;
        for (const lint::Rule* rule : lint::all_rules()) {
            if (!rule->code.empty())
                all.emplace(rule->name, rule->code);
        }
        return all;
    }();
    const auto code = codes.find(finding.rule);
    return code == codes.end() ? finding.rule : code->second;
}

}  // namespace kiji::output
