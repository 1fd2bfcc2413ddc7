#include "lint/problems.hpp"

namespace kiji::lint {

void report_problems(const Document& doc, std::string_view rule, Findings& out) {
    for (const Diagnostic& problem : doc.problems()) {
        if (problem.rule == rule)
            out.add(problem);
    }
}

}  // namespace kiji::lint
