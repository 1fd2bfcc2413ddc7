#include "liquid/report.hpp"

#include <fmt/core.h>

namespace kiji::liquid {
namespace {

constexpr std::string_view rule = "liquid";

/// Liquid begins its messages with a capital, as nobody else here does; names keep theirs.
std::string in_our_words(std::string_view liquid) {
    std::string text(liquid);
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

}  // namespace

std::string words_of(const Fault& fault, const Place& place, std::string_view name,
                     Dialect dialect) {
    std::uint32_t line = place.line;
    if (fault.broken != nullptr) {
        line = fault.broken->fault()->line;
        // Liquid 4 names the template that includes, with the line of the one that is included.
        if (dialect == Dialect::liquid5)
            name = fault.help;
    }
    return fmt::format("Liquid {} ({}{}line {}): {}",
                       fault.kind == Fault::Kind::syntax ? "syntax error" : "error", name,
                       name.empty() ? "" : " ", line, fault.message);
}

Problem problem_of(const Fault& fault, const Place& place, const Template& tree,
                   std::string liquid) {
    Problem problem{.file = &tree.file(), .diagnostic = {}, .liquid = std::move(liquid)};
    if (fault.broken != nullptr && !fault.broken->problems().empty()) {
        problem.file = &fault.broken->file();
        problem.diagnostic = fault.broken->problems().back();
        problem.diagnostic.related.push_back({place.span, "included here", &tree.file()});
        return problem;
    }
    problem.diagnostic = {.rule = rule,
                          .severity = Severity::error,
                          .span = place.span,
                          .message = in_our_words(fault.message),
                          .help = std::string(fault.help)};
    return problem;
}

Diagnostic diagnostic_of(const ParseFault& fault, Severity severity) {
    return {.rule = rule,
            .severity = severity,
            .span = fault.span,
            .message = fault.message.empty() ? in_our_words(fault.liquid) : fault.message,
            .help = fault.help,
            .related = fault.related};
}

}  // namespace kiji::liquid
